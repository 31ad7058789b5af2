import Foundation
import TemplateFilters
import TemplateSyntax
import TemplateText
import Testing

@testable import TemplateKit

/// A loader whose first answer for every template is a failure.
private actor FlakySource {
    private var asked: Set<String> = []

    func source(of name: String) throws -> String {
        guard !asked.insert(name).inserted else { throw LoadError.unreadable(name) }
        return "ok"
    }
}

private struct FlakyLoader: TemplateLoader {
    let store = FlakySource()

    func identity(of name: String, includedBy _: String?) throws -> String { name }

    func source(of identity: String) async throws -> String { try await store.source(of: identity) }
}

@Suite("Hidden: rendering")
struct HiddenRenderTests {
    private func render(
        _ source: String,
        _ variables: [String: Value] = [:],
        options: RenderOptions = RenderOptions()
    ) async throws -> String {
        try await TemplateEngine(loader: MemoryLoader(["main": source])).render("main", with: variables, options: options)
    }

    @Test func shortCircuits() async throws {
        let strict = RenderOptions(missing: .fails)
        #expect(try await render("{{ a or b }}{{ c and b }}", ["a": 1, "c": 0], options: strict) == "10")
        await #expect(throws: RenderError.unknownVariable("b")) {
            try await render("{{ a and b }}", ["a": 1], options: strict)
        }
    }

    @Test func coalescing() async throws {
        #expect(try await render("{{ a ?? 1 }}{{ b ?? 1 }}{{ c.d ?? '-' }}", ["a": .null, "b": 0]) == "10-")
    }

    @Test func comparisons() async throws {
        #expect(try await render("{{ 1 <= 1 }} {{ 1 >= 2 }} {{ 'a' < 'b' }} {{ 1 != 1.0 }} {{ 2 > 1.5 }}") == "true false true false true")
        await #expect(throws: RenderError.wrongOperands(.less, left: "text", right: "int")) { try await render("{{ 'a' < 1 }}") }
    }

    @Test func arithmetic() async throws {
        #expect(try await render("{{ [1] + [2] }} {{ 1 + 'é' }} {{ 3 - 0.5 }} {{ 1 - -2 }}") == "1, 2 1é 2.5 3")
        await #expect(throws: RenderError.overflow(.plus)) {
            try await render("{{ a + 1 }}", ["a": .int(.max)])
        }
        await #expect(throws: RenderError.overflow(.minus)) { try await render("{{ -a }}", ["a": .int(.min)]) }
        await #expect(throws: RenderError.notANumber("text")) { try await render("{{ -a }}", ["a": "x"]) }
        await #expect(throws: RenderError.wrongOperands(.minus, left: "text", right: "int")) { try await render("{{ 'a' - 1 }}") }
    }

    @Test func scopes() async throws {
        #expect(try await render("{% for x in [1, 2] %}{% set y = x %}{{ y }}{% end %}[{{ y }}{{ x }}{{ loop.index }}]", ["x": "o"]) == "12[o]")
        #expect(try await render("{% if true %}{% set y = 1 %}{% end %}{{ y }}") == "1")
    }

    @Test func nestedLoops() async throws {
        let source = "{% for r in rows %}{% for c in r %}{{ loop.index }}/{{ loop.count }}{% if loop.first %}*{% end %} {% end %}{{ loop.index }};{% end %}"
        #expect(try await render(source, ["rows": [["a", "b"], ["c"]]]) == "1/2* 2/2 1;1/1* 2;")
    }

    @Test func loopFaults() async {
        await #expect(throws: RenderError.notAList("int")) { try await render("{% for x in 1 %}{% end %}") }
        await #expect(throws: RenderError.notAName("int")) { try await render("{% include 1 %}") }
    }

    @Test func filterFaultsNameTheFilter() async {
        await #expect(throws: RenderError.filter("nope", .unknown("nope"))) { try await render("{{ 1 | nope }}") }
        #expect("\(RenderError.filter("join", .missingArgument(1)))" == "filter “join”: argument 1 is missing")
    }

    @Test func lengthCountsBytes() async throws {
        var options = RenderOptions(escaping: .html)
        options.maximumLength = 5
        #expect(try await render("{{ '&' }}", options: options) == "&amp;")
        await #expect(throws: RenderError.tooLong(limit: 5)) { try await render("漢字", options: options) }
    }

    @Test func boundsHold() {
        var options = RenderOptions()
        options.maximumDepth = 0
        #expect(options.maximumDepth == 1)
        options.maximumDepth = 1000
        #expect(options.maximumDepth == 64)
        #expect(Bounded(wrappedValue: 7, 1...5).wrappedValue == 5)
    }

    @Test func depth() async throws {
        let engine = TemplateEngine(loader: MemoryLoader(["a": "a{% include 'b' %}", "b": "b{% include 'c' %}", "c": "c"]))
        var options = RenderOptions()
        options.maximumDepth = 3
        #expect(try await engine.render("a", options: options) == "abc")
        options.maximumDepth = 2
        let limited = options
        await #expect(throws: RenderError.tooDeep(limit: 2)) { try await engine.render("a", options: limited) }
        #expect("\(RenderError.cycle(["a", "b", "a"]))" == "templates include each other: a → b → a")
    }

    @Test func includedAssignmentsStayInside() async throws {
        let engine = TemplateEngine(loader: MemoryLoader(["a": "{% include 'b' %}{{ x }}", "b": "{% set x = 2 %}{{ x }}"]))
        #expect(try await engine.render("a", with: ["x": 1]) == "21")
    }

    @Test func models() async throws {
        let engine = TemplateEngine(loader: MemoryLoader(["a": "{{ value }}{{ k }}"]))
        #expect(try await engine.render("a", model: 5) == "5")
        #expect(try await engine.render("a", model: ["k": "é"]) == "é")
    }

    @Test func forgettingLoadsAgain() async throws {
        let engine = TemplateEngine(loader: MemoryLoader(["a": "x"]))
        _ = try await engine.render("a")
        await engine.forgetAll()
        _ = try await engine.render("a")
        #expect(await engine.loadCount == 2)
    }

    @Test func failuresAreNotKept() async throws {
        let engine = TemplateEngine(loader: FlakyLoader())
        await #expect(throws: LoadError.unreadable("a")) { try await engine.render("a") }
        #expect(try await engine.render("a") == "ok")
    }

    @Test func syntaxErrorsPass() async {
        await #expect(throws: SyntaxError.self) { try await render("{{") }
    }

    @Test func fallback() async throws {
        let loader = FallbackLoader(MemoryLoader(["a": "{% include 'b' %}"]), MemoryLoader(["a": "no", "b": "second"]))
        #expect(try await TemplateEngine(loader: loader).render("a") == "second")
        await #expect(throws: LoadError.notFound("c")) { try await TemplateEngine(loader: loader).render("c") }
    }

    @Test func folders() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = String(repeating: "漢é", count: 2000)
        try Data((text + "{{ x }}").utf8).write(to: folder.appendingPathComponent("mail.tpl"))
        let engine = TemplateEngine(loader: FolderLoader(folder: folder.path, suffix: ".tpl"))
        #expect(try await engine.render("mail", with: ["x": 1]) == text + "1")
        await #expect(throws: LoadError.forbiddenName("../mail")) { try await engine.render("../mail") }
        await #expect(throws: LoadError.forbiddenName("/etc")) { try await engine.render("/etc") }
        await #expect(throws: LoadError.notFound("none")) { try await engine.render("none") }
    }

    @Test func mailAsJSON() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let mail = Mail(recipient: "é@x", subject: "s", plainText: "t")
        let bytes = try encoder.encode(mail)
        #expect(String(decoding: bytes, as: UTF8.self) == #"{"subject":"s","text":"t","to":"é@x"}"#)
        #expect(try JSONDecoder().decode(Mail.self, from: bytes) == mail)
    }

    @Test func mailsAreLocalisedOneByOne() async throws {
        let loader = MemoryLoader(["m.subject": "{{ n | number(1) }}\r\nBcc: x", "m.txt": "<{{ n }}>"])
        let composer = MailComposer(engine: TemplateEngine(loader: loader))
        let orders = [NumberLocale.german, .english].map { MailOrder(to: "x", variables: ["n": 0.5], locale: $0) }
        let mails = try await composer.compose("m", all: orders)
        #expect(mails.map(\.subject) == ["0,5 Bcc: x", "0.5 Bcc: x"])
        #expect(mails.map(\.plainText) == ["<0.5>", "<0.5>"])
    }

    @Test func aMailNeedsItsText() async {
        let composer = MailComposer(engine: TemplateEngine(loader: MemoryLoader(["m.subject": "s"])))
        await #expect(throws: LoadError.notFound("m.txt")) {
            try await composer.compose("m", MailOrder(to: "x", variables: [:]))
        }
    }
}
