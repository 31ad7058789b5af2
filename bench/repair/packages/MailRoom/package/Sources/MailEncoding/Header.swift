import MailModel

/// A header line of a mail.
public struct Header: Hashable, Sendable {
    public let name: String
    public let value: String

    /// - Parameter value: line breaks in it become spaces, so that nobody can smuggle in headers.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = String(value.map { $0.isNewline ? " " : $0 })
    }

    /// With the text encoded if it is not ASCII.
    public static func text(_ name: String, _ text: String) -> Header {
        Header(name, EncodedWord.encodeIfNeeded(text))
    }

    public static func mailboxes(_ name: String, _ mailboxes: [Mailbox]) -> Header {
        let texts = mailboxes.map { mailbox in
            guard let displayName = mailbox.name, !displayName.allSatisfy(\.isASCII) else {
                return mailbox.description
            }
            return "\(EncodedWord.encode(displayName)) <\(mailbox.address)>"
        }
        return Header(name, texts.joined(separator: ", "))
    }

    /// The line, folded at spaces so that it has at most 78 characters where that is possible.
    public var line: String {
        var lines: [String] = []
        var current = name + ":"
        for word in value.split(separator: " ") {
            if current.count + 1 + word.count > 78, current != name + ":" {
                lines.append(current)
                current = ""
            }
            current += " " + word
        }
        lines.append(current)
        return lines.joined(separator: "\r\n") + "\r\n"
    }
}

/// Texts in headers: `=?utf-8?B?w6k=?=`.
public enum EncodedWord {
    /// How many bytes of text fit into one word of 75 characters.
    static let mostBytes = 45

    public static func encodeIfNeeded(_ text: String) -> String {
        text.allSatisfy { $0.isASCII && !$0.isNewline } && !text.contains("=?") ? text : encode(text)
    }

    /// As many words as needed; characters are never cut apart.
    public static func encode(_ text: String) -> String {
        var words: [String] = []
        var bytes: [UInt8] = []
        for character in text {
            let next = Array(String(character).utf8)
            if bytes.count + next.count > mostBytes, !bytes.isEmpty {
                words.append(word(bytes))
                bytes = []
            }
            bytes += next
        }
        words.append(word(bytes))
        return words.joined(separator: " ")
    }

    private static func word(_ bytes: [UInt8]) -> String {
        "=?utf-8?B?\(Base64.encode(bytes, lineLength: 0))?="
    }
}
