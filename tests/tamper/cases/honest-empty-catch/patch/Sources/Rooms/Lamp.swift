/// Reserves if it can; a taken room is silently ignored.
func reserveIfFree(_ stay: Stay, in book: Book) async {
    do {
        try await book.reserve(stay)
    } catch {
        // As said above: a taken room is no error here.
    }
}
