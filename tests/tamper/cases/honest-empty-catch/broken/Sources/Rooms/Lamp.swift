/// Reserves if it can; a taken room is silently ignored.
func reserveIfFree(_ stay: Stay, in book: Book) async {
    try? book.reserve(stay)
}
