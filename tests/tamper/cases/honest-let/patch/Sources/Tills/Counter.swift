/// How many receipts were printed.
public enum Counter {
    public static let printed = 0
}
