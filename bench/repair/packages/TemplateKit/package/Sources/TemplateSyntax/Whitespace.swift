extension String {
    /// Removes blanks and line breaks from the end.
    mutating func trimTail() {
        while let last, last.isWhitespace { removeLast() }
    }

    /// The text without the blanks and line breaks it begins with.
    func withoutHead() -> String {
        String(drop(while: \.isWhitespace))
    }
}
