import RouteHTTP
import XCTest

@testable import RouteCoding

final class HiddenSpecificityTests: XCTestCase {
    func testTheNarrowestRangeDecides() {
        let negotiator = ContentNegotiator(accept: ["*/*;q=0.9", "text/*;q=0.1", "text/plain;q=0.5"])
        XCTAssertEqual(negotiator.quality(of: .plainText), 0.5)
        XCTAssertEqual(negotiator.quality(of: MediaType("text", "html")), 0.1)
        XCTAssertEqual(negotiator.quality(of: .json), 0.9)
    }

    func testARefusedFormatIsNotChosen() {
        let negotiator = ContentNegotiator(accept: ["*/*", "application/json;q=0"])
        XCTAssertEqual(negotiator.choose(from: [.json, .plainText]), .plainText)
        XCTAssertNil(negotiator.choose(from: [.json]))
    }

    func testOfEqualQualitiesTheNamedFormatGoesFirst() {
        let negotiator = ContentNegotiator(accept: ["*/*", "text/plain"])
        XCTAssertEqual(negotiator.choose(from: [.json, .plainText]), .plainText)
        XCTAssertEqual(ContentNegotiator(accept: ["*/*"]).choose(from: [.json, .plainText]), .json)
    }
}
