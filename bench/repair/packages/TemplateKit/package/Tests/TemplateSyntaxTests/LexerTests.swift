import Testing

@testable import TemplateSyntax

@Suite("Lexer")
struct LexerTests {
    private func tokens(_ source: String) throws -> [Token] {
        try Lexer.tokens(of: source).map(\.token)
    }

    @Test func textAndOutput() throws {
        #expect(try tokens("a {{ b }}") == [.text("a "), .openOutput(isRaw: false), .name("b"), .closeOutput, .end])
        #expect(try tokens("{{&b}}") == [.openOutput(isRaw: true), .name("b"), .closeOutput, .end])
    }

    @Test func literals() throws {
        #expect(
            try tokens("{{ 1 2.5 'a\\'b' \"n\\n\" }}") == [
                .openOutput(isRaw: false), .int(1), .double(2.5), .string("a'b"), .string("n\n"), .closeOutput, .end,
            ])
    }

    @Test func symbols() throws {
        #expect(
            try tokens("{{ <= < ?? == }}").dropFirst().dropLast(2) == [
                .symbol(.atMost), .symbol(.less), .symbol(.coalesce), .symbol(.equal),
            ])
    }

    @Test func commentsVanish() throws {
        #expect(try tokens("a{# {{ b }} #}c") == [.text("a"), .text("c"), .end])
    }

    @Test func indices() throws {
        #expect(
            try tokens("{{ a.0.1 }}").dropFirst().dropLast(2) == [
                .name("a"), .symbol(.dot), .int(0), .symbol(.dot), .int(1),
            ])
    }

    @Test func dashesTrim() throws {
        #expect(try tokens("a \n{{- 1 -}}\n b") == [
            .text("a"), .openOutput(isRaw: false), .int(1), .closeOutput, .text("b"), .end,
        ])
    }

    @Test func positions() throws {
        let positions = try Lexer.tokens(of: "é\n {{ a }}").map(\.position)
        #expect(positions.map(\.description) == ["1:1", "2:2", "2:5", "2:7", "2:9"])
    }

    @Test(arguments: [
        ("{{ a", "1:1: this output does not end"),
        ("x{% if", "1:2: this tag does not end"),
        ("{# a", "1:1: this comment does not end"),
        ("{{ 'a }}", "1:4: this string does not end"),
        ("{{ ~ }}", "1:4: the character “~” has no meaning here"),
    ])
    func faults(_ source: String, _ message: String) {
        #expect {
            try tokens(source)
        } throws: { error in
            (error as? SyntaxError)?.description == message
        }
    }
}
