import Foundation

/// A mail as somebody wants it sent.
public struct Mail: Hashable, Sendable {
    public enum Priority: Int, Codable, CaseIterable, Comparable, Sendable {
        case bulk
        case normal
        case urgent

        public static func < (left: Priority, right: Priority) -> Bool {
            left.rawValue < right.rawValue
        }
    }

    public struct Attachment: Hashable, Codable, Sendable {
        public let fileName: String
        public let type: String
        public let content: Data

        private enum CodingKeys: String, CodingKey {
            case fileName = "file"
            case type
            case content = "base64"
        }

        public init(fileName: String, type: String = "application/octet-stream", content: Data) {
            self.fileName = fileName
            self.type = type
            self.content = content
        }
    }

    public var from: Mailbox
    public var to: [Mailbox]
    public var cc: [Mailbox]
    /// These get the mail, but nobody sees it.
    public var bcc: [Mailbox]
    public var replyTo: Mailbox?
    public var subject: String
    public var text: String
    public var html: String?
    public var attachments: [Attachment]
    public var priority: Priority

    public init(from: Mailbox, to: [Mailbox], subject: String, text: String) {
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        cc = []
        bcc = []
        replyTo = nil
        html = nil
        attachments = []
        priority = .normal
    }

    /// Everybody who gets it, each once, in the order to, cc, bcc. Names do not count.
    public var recipients: [Mailbox] {
        var seen: Set<String> = []
        return (to + cc + bcc).filter { seen.insert($0.address).inserted }
    }
}

extension Mail: Codable {
    private enum CodingKeys: String, CodingKey {
        case from
        case to
        case cc
        case bcc
        case replyTo = "reply_to"
        case subject
        case text = "body"
        case html = "body_html"
        case attachments
        case priority
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        from = try container.decode(Mailbox.self, forKey: .from)
        to = try container.decode([Mailbox].self, forKey: .to)
        cc = try container.decodeIfPresent([Mailbox].self, forKey: .cc) ?? []
        bcc = try container.decodeIfPresent([Mailbox].self, forKey: .bcc) ?? []
        replyTo = try container.decodeIfPresent(Mailbox.self, forKey: .replyTo)
        subject = try container.decodeIfPresent(String.self, forKey: .subject) ?? ""
        text = try container.decode(String.self, forKey: .text)
        html = try container.decodeIfPresent(String.self, forKey: .html)
        attachments = try container.decodeIfPresent([Attachment].self, forKey: .attachments) ?? []
        priority = try container.decodeIfPresent(Priority.self, forKey: .priority) ?? .normal
    }

    /// Leaves out what is empty.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(from, forKey: .from)
        try container.encode(to, forKey: .to)
        if !cc.isEmpty {
            try container.encode(cc, forKey: .cc)
        }
        if !bcc.isEmpty {
            try container.encode(bcc, forKey: .bcc)
        }
        try container.encodeIfPresent(replyTo, forKey: .replyTo)
        try container.encode(subject, forKey: .subject)
        try container.encode(text, forKey: .text)
        try container.encodeIfPresent(html, forKey: .html)
        if !attachments.isEmpty {
            try container.encode(attachments, forKey: .attachments)
        }
        if priority != .normal {
            try container.encode(priority, forKey: .priority)
        }
    }
}
