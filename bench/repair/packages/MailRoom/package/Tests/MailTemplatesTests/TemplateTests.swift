import MailModel
import MailTemplates
import XCTest

final class TemplateTests: XCTestCase {
    func testFills() throws {
        let template = try Template("Hi {{ name }}{{#if items}}: {{#each items}}{{title}} for {{name}};{{/each}}{{/if}}")
        XCTAssertEqual(try template.fill(["name": "Zoë"]), "Hi Zoë")
        XCTAssertEqual(
            try template.fill(["name": "Zoë", "items": .list([["title": "Tea"], ["title": "Cup", "name": "Bo"]])]),
            "Hi Zoë: Tea for Zoë;Cup for Bo;")
        XCTAssertEqual(template.names, ["name", "items", "title"])
    }

    func testUnless() throws {
        let template = try Template("{{#unless paid}}please pay {{sum}}{{/unless}}")
        XCTAssertEqual(try template.fill(["paid": true]), "")
        XCTAssertEqual(try template.fill(["paid": false, "sum": 3]), "please pay 3")
    }

    func testErrors() {
        XCTAssertThrowsError(try Template("é{{a")) { XCTAssertEqual($0 as? TemplateError, .unterminated(offset: 2)) }
        XCTAssertThrowsError(try Template("{{#if a}}")) {
            XCTAssertEqual($0 as? TemplateError, .unbalanced("if", offset: 0))
        }
        XCTAssertThrowsError(try Template("{{a}}").fill([:])) {
            XCTAssertEqual($0 as? TemplateError, .missingValue("a"))
        }
    }

    func testMails() throws {
        let library = TemplateLibrary(["hello": "Subject: Hi {{name}}\n\nDear {{name}}\n--html--\n<b>{{name}}</b>"])
        let sender = try Mailbox("a@b.org")
        let mail = try library.template("hello").mail(from: sender, to: [sender], ["name": "<Bo>"])
        XCTAssertEqual(mail.subject, "Hi <Bo>")
        XCTAssertEqual(mail.text, "Dear <Bo>")
        XCTAssertEqual(mail.html, "<b>&lt;Bo&gt;</b>")
        XCTAssertEqual(try library.template("hello").names, ["name"])
        XCTAssertEqual(library.loadCount, 1)
        XCTAssertThrowsError(try library.template("bye")) {
            XCTAssertEqual($0 as? TemplateError, .unknownTemplate("bye"))
        }
    }
}
