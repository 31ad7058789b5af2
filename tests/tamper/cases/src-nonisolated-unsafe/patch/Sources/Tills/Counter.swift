/// How many receipts were printed.
public enum Counter {
    public nonisolated(unsafe) static var printed = 0
}
