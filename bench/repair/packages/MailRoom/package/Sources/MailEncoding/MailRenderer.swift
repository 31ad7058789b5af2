import MailModel

/// What a server gets: who sends to whom, and the text.
public struct Envelope: Hashable, Sendable {
    public let sender: String
    public let recipients: [String]
    public let data: String

    public init(sender: String, recipients: [String], data: String) {
        self.sender = sender
        self.recipients = recipients
        self.data = data
    }
}

public enum RenderError: Error, Hashable, Sendable, CustomStringConvertible {
    case noRecipients
    case tooLarge(bytes: Int, most: Int)

    public var description: String {
        switch self {
        case .noRecipients: "nobody would get the mail"
        case .tooLarge(let bytes, let most): "the mail has \(bytes) bytes, at most \(most) are allowed"
        }
    }
}

/// Makes envelopes of mails.
public struct MailRenderer: Sendable {
    public let host: String
    public let mostBytes: Int

    public init(host: String, mostBytes: Int = 10_000_000) {
        self.host = host
        self.mostBytes = mostBytes
    }

    /// - Parameter id: makes the header `Message-ID` together with the host.
    public func render(_ mail: Mail, id: Int, date: MailDate) throws(RenderError) -> Envelope {
        let recipients = mail.recipients
        guard !recipients.isEmpty else { throw .noRecipients }
        let part = part(of: mail)
        var boundaries = BoundarySource(prefix: "m\(id)")
        let head = headers(of: mail, id: id, date: date).map(\.line).joined()
        let data = head + part.render(&boundaries)
        guard data.utf8.count <= mostBytes else {
            throw .tooLarge(bytes: data.utf8.count, most: mostBytes)
        }
        return Envelope(sender: mail.from.address, recipients: recipients.map(\.address), data: data)
    }

    private func headers(of mail: Mail, id: Int, date: MailDate) -> [Header] {
        var headers = [
            Header("Date", date.description),
            .mailboxes("From", [mail.from]),
        ]
        if let replyTo = mail.replyTo, replyTo != mail.from {
            headers.append(.mailboxes("Reply-To", [replyTo]))
        }
        if !mail.to.isEmpty {
            headers.append(.mailboxes("To", mail.to))
        }
        if !mail.cc.isEmpty {
            headers.append(.mailboxes("Cc", mail.cc))
        }
        headers.append(.text("Subject", mail.subject))
        headers.append(Header("Message-ID", "<\(id)@\(host)>"))
        switch mail.priority {
        case .urgent: headers.append(Header("X-Priority", "1"))
        case .bulk: headers.append(Header("Precedence", "bulk"))
        case .normal: break
        }
        headers.append(Header("MIME-Version", "1.0"))
        return headers
    }

    /// Text alone, or with HTML as an alternative, or both with files.
    private func part(of mail: Mail) -> MIMEPart {
        var content: MIMEPart = TextPart(mail.text)
        if let html = mail.html {
            content = Multipart("alternative", [content, TextPart(html, subtype: "html")])
        }
        guard !mail.attachments.isEmpty else { return content }
        let mixed = Multipart("mixed", [content])
        for attachment in mail.attachments {
            mixed.append(
                FilePart(fileName: attachment.fileName, type: attachment.type, bytes: Array(attachment.content)))
        }
        return mixed
    }
}
