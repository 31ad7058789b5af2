import Foundation
import Ledger

/// Sends ledger entries to the bookkeeping service.
public struct LedgerClient: Sendable {
    public let endpoint: URL
    public let token: String

    public init(endpoint: URL, token: String) {
        self.endpoint = endpoint
        self.token = token
    }

    /// The request that uploads a ledger.
    public func request(for ledger: Ledger) throws -> URLRequest {
        var request = URLRequest(url: endpoint)
        request.httpMethod = "POST"
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.httpBody = try ledger.encoded()
        return request
    }

    /// Uploads a ledger; true when the service took it.
    public func upload(_ ledger: Ledger) async throws -> Bool {
        let (_, response) = try await URLSession.shared.data(for: request(for: ledger))
        return (response as? HTTPURLResponse)?.statusCode == 200
    }
}
