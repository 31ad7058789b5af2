import SessionModel
import SessionWeb
import XCTest

final class SameSiteTests: XCTestCase {
    func testField() {
        var cookie = Cookie(name: "a", value: "b")
        cookie.isSecure = false
        cookie.sameSite = .lax
        XCTAssertEqual(cookie.field, "a=b; Path=/; SameSite=Lax; HttpOnly")
        XCTAssertEqual(CookieRules().sameSite, .lax)
    }
}
