import Foundation
import MailModel
import XCTest

@testable import MailTemplates

final class HiddenTemplateTests: XCTestCase {
    private func failure(_ source: String, _ scope: TemplateScope = [:]) -> TemplateError? {
        do {
            _ = try Template(source).fill(scope)
            return nil
        } catch {
            return error
        }
    }

    func testErrors() {
        XCTAssertEqual(failure("漢{{#loop x}}{{/loop}}"), .unknownBlock("loop", offset: 3))
        XCTAssertEqual(failure("{{#if}}"), .unknownBlock("if", offset: 0))
        XCTAssertEqual(failure("{{#if a b}}"), .unknownBlock("if", offset: 0))
        XCTAssertEqual(failure("a{{/if}}"), .unbalanced("if", offset: 1))
        XCTAssertEqual(failure("{{#if a}}{{#each b}}{{/if}}{{/each}}"), .unbalanced("if", offset: 20))
        XCTAssertEqual(failure("{{#if a}}{{#each b}}{{/each}}"), .unbalanced("if", offset: 0))
        XCTAssertEqual(failure("{{#each a}}{{/each}}", ["a": "x"]), .notAList("a"))
        XCTAssertEqual(failure("{{#each a}}{{/each}}"), .missingValue("a"))
        XCTAssertEqual(failure("{{"), .unterminated(offset: 0))
        XCTAssertNil(failure("{ {a}} }}"))
        XCTAssertNil(failure("{{#if a}}{{b}}{{/if}}"))
    }

    func testWhatIsTrue() throws {
        let template = try Template("{{#if a}}1{{/if}}{{#unless a}}0{{/unless}}")
        let values: [TemplateValue] = [
            "", "x", 0, -1, true, false, .list([]), .list([[:]]),
        ]
        XCTAssertEqual(try values.map { try template.fill(["a": $0]) }, ["0", "1", "0", "1", "1", "0", "0", "1"])
        XCTAssertEqual(try template.fill([:]), "0")
    }

    func testTextsOfValues() throws {
        let scope: TemplateScope = ["a": 5, "b": true, "c": false, "d": .list([[:], [:]]), "e": "é"]
        XCTAssertEqual(try Template("{{a}} {{b}} {{c}} {{d}} {{e}}").fill(scope), "5 yes no 2 é")
    }

    func testNestedLists() throws {
        let template = try Template("{{#each rows}}{{name}}:{{#each cells}}{{name}}{{sep}}{{/each}} {{/each}}{{name}}")
        let scope: TemplateScope = [
            "name": "out", "sep": ",",
            "rows": .list([
                ["name": "r1", "cells": .list([["name": "a"], [:]])],
                ["cells": .list([["sep": ";"]])],
            ]),
        ]
        XCTAssertEqual(try template.fill(scope), "r1:a,r1, out:out; out")
        XCTAssertEqual(template.names, ["rows", "name", "cells", "sep"])
    }

    func testEscaping() throws {
        let template = try Template("<{{a}}>")
        XCTAssertEqual(try template.fill(["a": "<é & \"q\" 'x'>"], escaping: .html), "<&lt;é &amp; &quot;q&quot; 'x'&gt;>")
        XCTAssertEqual(try template.fill(["a": "<&>"]), "<<&>>")
    }

    func testScopes() {
        var scope: TemplateScope = ["a": 1, "a": 2]
        XCTAssertEqual(scope["a"], 2)
        scope["a"] = nil
        XCTAssertEqual(scope, [:])
    }

    func testFormOfMailTemplates() throws {
        let template = try MailTemplate(name: "x", source: "Subject:  {{a}} \r\nfirst\r\n\r\nsecond {{b}}{{a}}\n--html--\n--html--\n{{c}}")
        XCTAssertEqual(template.names, ["a", "b", "c"])
        let box = try Mailbox("a@b.org")
        let mail = try template.mail(from: box, to: [box, box], ["a": "1", "b": "2", "c": "&"])
        XCTAssertEqual(mail.subject, "1")
        XCTAssertEqual(mail.text, "first\n\nsecond 21")
        XCTAssertEqual(mail.html, "--html--\n&amp;")
        XCTAssertEqual(mail.to.count, 2)
        XCTAssertThrowsError(try MailTemplate(name: "é", source: "Hello\n")) {
            XCTAssertEqual($0 as? TemplateError, .missingSubject(template: "é"))
        }
        XCTAssertNil(try MailTemplate(name: "y", source: "Subject: a").mail(from: box, to: [], [:]).html)
    }

    func testLibraryKeepsWhatIsGood() throws {
        let library = TemplateLibrary(["good": "Subject: a", "bad": "Subject: {{"])
        for _ in 0..<3 {
            XCTAssertEqual(try library.template("good").name, "good")
            XCTAssertThrowsError(try library.template("bad")) {
                XCTAssertEqual($0 as? TemplateError, .unterminated(offset: 0))
            }
        }
        XCTAssertEqual(library.loadCount, 1)
        XCTAssertTrue(library.forget("good"))
        XCTAssertFalse(library.forget("good"))
        _ = try library.template("good")
        XCTAssertEqual(library.loadCount, 2)
    }

    func testLibraryOfAFolder() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("Subject: é\n\nx".utf8).write(to: folder.appendingPathComponent("hi.mail"))
        let library = TemplateLibrary(folder: folder)
        XCTAssertEqual(try library.template("hi").name, "hi")
        for name in ["../hi", ".hi", "ho", "a/b"] {
            XCTAssertThrowsError(try library.template(name)) {
                XCTAssertEqual($0 as? TemplateError, .unknownTemplate(name))
            }
        }
    }

    func testTextsOfErrors() {
        XCTAssertEqual("\(TemplateError.unterminated(offset: 3))", "'{{' at 3 is not closed")
        XCTAssertEqual("\(TemplateError.unknownBlock("x", offset: 1))", "unknown block 'x' at 1")
        XCTAssertEqual("\(TemplateError.unbalanced("if", offset: 2))", "'if' at 2 does not fit")
        XCTAssertEqual("\(TemplateError.missingValue("é"))", "'é' has no value")
        XCTAssertEqual("\(TemplateError.notAList("a"))", "'a' is not a list")
        XCTAssertEqual("\(TemplateError.unknownTemplate("a"))", "there is no template 'a'")
        XCTAssertEqual("\(TemplateError.missingSubject(template: "a"))", "template 'a' has no subject")
    }
}
