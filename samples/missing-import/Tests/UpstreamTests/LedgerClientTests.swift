import Foundation
import Ledger
import Testing
#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

@testable import Upstream

@Test func anUploadCarriesTokenAndBody() throws {
    let endpoint = try #require(URL(string: "http://localhost/ledger"))
    let request = try LedgerClient(endpoint: endpoint, token: "t").request(for: Ledger())
    #expect(request.httpMethod == "POST")
    #expect(request.value(forHTTPHeaderField: "Authorization") == "Bearer t")
    #expect(request.httpBody == Data("[]".utf8))
}
