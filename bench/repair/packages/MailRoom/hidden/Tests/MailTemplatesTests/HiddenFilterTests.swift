import MailTemplates
import XCTest

final class HiddenFilterTests: XCTestCase {
    func testOrderOfFilters() throws {
        XCTAssertEqual(try Template("{{a|limit 3|trim}}").fill(["a": "  abc"]), "…")
        XCTAssertEqual(try Template("{{a|trim|limit 3}}").fill(["a": "  abc "]), "abc")
        XCTAssertEqual(try Template("{{a|lower}}").fill(["a": true]), "yes")
        XCTAssertEqual(try Template("{{a|upper}}").fill(["a": "<ß>"], escaping: .html), "&lt;SS&gt;")
        XCTAssertEqual(TemplateFilter.trim.apply(to: " \n "), "")
        XCTAssertEqual(TemplateFilter.limit(1).apply(to: "ab"), "…")
    }

    func testUnknownFilters() {
        for name in ["limit", "limit 0", "limit x", "upper 2", "", "Upper"] {
            XCTAssertThrowsError(try Template("{{a|\(name)}}"), name) {
                XCTAssertEqual($0 as? TemplateError, .unknownFilter(name))
            }
        }
        XCTAssertEqual("\(TemplateError.unknownFilter("x"))", "there is no filter 'x'")
    }
}
