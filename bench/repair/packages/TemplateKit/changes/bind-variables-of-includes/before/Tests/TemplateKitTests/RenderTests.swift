import TemplateText
import Testing

@testable import TemplateKit

@Suite("Rendering")
struct RenderTests {
    private func render(
        _ source: String,
        _ variables: [String: Value] = [:],
        options: RenderOptions = RenderOptions()
    ) async throws -> String {
        try await TemplateEngine(loader: MemoryLoader(["main": source])).render("main", with: variables, options: options)
    }

    @Test func outputIsEscaped() async throws {
        #expect(try await render("{{ a }}{{& a }}", ["a": "<é>"]) == "&lt;é&gt;<é>")
    }

    @Test func conditions() async throws {
        let source = "{% if n > 1 %}many{% elif n == 1 %}one{% else %}none{% end %}"
        #expect(try await render(source, ["n": 2]) == "many")
        #expect(try await render(source, ["n": 1.0]) == "one")
        #expect(try await render(source, ["n": 0]) == "none")
    }

    @Test func loops() async throws {
        let source = "{% for x in xs %}{{ loop.index }}{{ x }}{% if not loop.last %},{% end %}{% empty %}-{% end %}"
        #expect(try await render(source, ["xs": ["a", "b"]]) == "1a,2b")
        #expect(try await render(source) == "-")
    }

    @Test func recordsAreLoopedByKey() async throws {
        #expect(try await render("{% for f in r %}{{ f.key }}={{ f.value }};{% end %}", ["r": ["b": 2, "a": 1]]) == "a=1;b=2;")
    }

    @Test func operators() async throws {
        #expect(try await render("{{ 1 + 2 - 4 }} {{ 'a' + 1 }} {{ x ?? 'd' }} {{ 0.5 + 1 }}") == "-1 a1 d 1.5")
    }

    @Test func missingVariables() async throws {
        #expect(try await render("[{{ a.b }}]") == "[]")
        let strict = RenderOptions(missing: .fails)
        await #expect(throws: RenderError.unknownVariable("a.b")) { try await render("{{ a.b }}", options: strict) }
        #expect(try await render("{{ a | default('x') }}{{ a ?? 'y' }}", options: strict) == "xy")
    }

    @Test func limits() async throws {
        var options = RenderOptions()
        options.maximumLength = 3
        #expect(try await render("abc", options: options) == "abc")
        await #expect(throws: RenderError.tooLong(limit: 3)) { try await render("abé", options: options) }
    }

    @Test func localisedNumbers() async throws {
        #expect(try await render("{{ 1234.5 | number(2) }}", options: RenderOptions(locale: .german)) == "1.234,50")
    }
}

@Suite("Includes and mails")
struct EngineTests {
    @Test func includes() async throws {
        let loader = MemoryLoader(["a/main": "[{% include './part' %}]", "a/part": "{{ x }}"])
        #expect(try await TemplateEngine(loader: loader).render("a/main", with: ["x": 1]) == "[1]")
    }

    @Test func cycles() async {
        let engine = TemplateEngine(loader: MemoryLoader(["a": "{% include 'b' %}", "b": "{% include 'a' %}"]))
        await #expect(throws: RenderError.cycle(["a", "b", "a"])) { try await engine.render("a") }
    }

    @Test func unknownTemplates() async {
        let engine = TemplateEngine(loader: MemoryLoader([:]))
        await #expect(throws: LoadError.notFound("x")) { try await engine.render("x") }
    }

    @Test func sourcesAreLoadedOnce() async throws {
        let engine = TemplateEngine(loader: MemoryLoader(["a": "{{ n }}"]))
        let texts = try await withThrowingTaskGroup(of: String.self) { group in
            for n in 0..<20 {
                group.addTask { try await engine.render("a", with: ["n": .int(n)]) }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(texts.count == 20)
        #expect(await engine.loadCount == 1)
    }

    @Test func mail() async throws {
        let loader = MemoryLoader([
            "m.subject": "Hi {{ name }}\n", "m.txt": "Dear {{ name }}", "m.html": "<p>{{ name }}</p>",
        ])
        let composer = MailComposer(engine: TemplateEngine(loader: loader))
        let mail = try await composer.compose("m", MailOrder(to: "a@example.org", variables: ["name": "A&B"]))
        #expect(mail == Mail(recipient: "a@example.org", subject: "Hi A&B", plainText: "Dear A&B", html: "<p>A&amp;B</p>"))
    }

    @Test func manyMailsKeepTheirOrder() async throws {
        let composer = MailComposer(engine: TemplateEngine(loader: MemoryLoader(["m.subject": "{{ n }}", "m.txt": ""])))
        let orders = (0..<12).map { MailOrder(to: "x", variables: ["n": .int($0)]) }
        let mails = try await composer.compose("m", all: orders)
        #expect(mails.map(\.subject) == (0..<12).map(String.init))
        #expect(mails.allSatisfy { $0.html == nil })
    }
}
