import WebhookModel
import WebhookSignature

/// Makes messages of envelopes.
public struct MessageBuilder: Sendable {
    public static let idHeader = "Webhook-Id"
    public static let attemptHeader = "Webhook-Attempt"

    private let signer: WebhookSigner
    private let agent: String

    public init(signer: WebhookSigner, agent: String = "Webhooks/1") {
        self.signer = signer
        self.agent = agent
    }

    /// A message for one attempt. All attempts for one event have the same id, by which a receiver
    /// knows what it has seen.
    public func message(_ envelope: Envelope, to endpoint: Endpoint, attempt: Int, at time: Int) -> SignedMessage {
        let signature = signer.sign(envelope.body, id: envelope.id, at: time)
        return SignedMessage(
            url: endpoint.url,
            headers: [
                .init(name: "Content-Type", value: "application/json; charset=utf-8"),
                .init(name: "User-Agent", value: agent),
                .init(name: Self.idHeader, value: envelope.id),
                .init(name: Self.attemptHeader, value: String(attempt)),
                .init(name: SignatureHeader.name, value: signature.description),
            ],
            body: envelope.body
        )
    }
}
