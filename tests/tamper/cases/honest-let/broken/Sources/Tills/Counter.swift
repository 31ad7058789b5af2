/// How many receipts were printed.
public enum Counter {
    public static var printed = 0
}
