import Testing

@testable import TemplateSyntax

@Suite("Hidden: dashes")
struct HiddenTrimTests {
    @Test func onlyTheOuterSideIsTrimmed() throws {
        #expect(try Template(parsing: "a  {{- b }}  c").nodes.last == .text("  c"))
        #expect(try Template(parsing: "a  {{ b -}}  c").nodes.first == .text("a  "))
        #expect(try Template(parsing: "a {%- if b -%} c {%- end -%} d").nodes.last == .text("d"))
    }

    @Test func blankTextVanishes() throws {
        #expect(try Template(parsing: " \n\t{{-& b -}}\n").nodes.count == 1)
    }

    @Test func aMinusStaysAMinus() throws {
        #expect(try Template(parsing: "{{ -1 }}").nodes == [.output(.negative(.literal(1)), isRaw: false)])
        #expect(try Template(parsing: "x {{-1}}").nodes == [.text("x"), .output(.literal(1), isRaw: false)])
        #expect(try Template(parsing: "{{ 2 - 1 }}").nodes == [.output(.binary(.minus, .literal(2), .literal(1)), isRaw: false)])
    }

    @Test func trimmingEndsAtTheNextTag() throws {
        #expect(try Template(parsing: "{{ 1 -}}{{ 2 }} x").nodes.last == .text(" x"))
    }
}
