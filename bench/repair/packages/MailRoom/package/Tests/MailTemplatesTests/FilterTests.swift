import MailTemplates
import XCTest

final class FilterTests: XCTestCase {
    func testFilters() throws {
        XCTAssertEqual(try Template("{{ a | trim | upper }}").fill(["a": " é "]), "É")
        XCTAssertEqual(try Template("{{a|limit 3}}").fill(["a": "abcdef"]), "ab…")
        XCTAssertThrowsError(try Template("{{a|shout}}")) {
            XCTAssertEqual($0 as? TemplateError, .unknownFilter("shout"))
        }
    }
}
