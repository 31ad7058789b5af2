import Foundation
import MailModel

/// The templates of one mail.
public struct MailTemplate: Sendable {
    public let name: String
    let subject: Template
    let text: Template
    let html: Template?

    /// - Parameter source: `Subject: …`, an empty line and the text; after a line `--html--` the HTML.
    public init(name: String, source: String) throws(TemplateError) {
        var lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
        let mark = "Subject:"
        guard let first = lines.popFirst(), first.hasPrefix(mark) else { throw .missingSubject(template: name) }
        if lines.first?.isEmpty ?? false {
            lines.removeFirst()
        }
        self.name = name
        let bodies = lines.split(separator: "--html--", maxSplits: 1, omittingEmptySubsequences: false)
        subject = try Template(TemplateFilter.trim.apply(to: String(first.dropFirst(mark.count))))
        text = try Template(bodies[0].joined(separator: "\n"))
        html = bodies.count > 1 ? try Template(bodies[1].joined(separator: "\n")) : nil
    }

    /// The names that must have values, in the order of subject, text, HTML.
    public var names: [String] {
        let all = [subject, text, html].compactMap { $0 }.flatMap(\.names)
        var seen: Set<String> = []
        return all.filter { seen.insert($0).inserted }
    }

    public func mail(
        from sender: Mailbox, to recipients: [Mailbox], _ scope: TemplateScope
    ) throws(TemplateError) -> Mail {
        var mail = Mail(
            from: sender, to: recipients, subject: try subject.fill(scope), text: try text.fill(scope))
        mail.html = try html?.fill(scope, escaping: .html)
        return mail
    }
}

/// Finds templates by name and keeps them.
public final class TemplateLibrary: @unchecked Sendable {
    public typealias Loader = @Sendable (String) -> String?

    private let loader: Loader
    private let lock = NSLock()
    private var templates: [String: MailTemplate] = [:]
    private var loads = 0

    public init(_ loader: @escaping Loader) {
        self.loader = loader
    }

    public convenience init(_ sources: [String: String]) {
        self.init { sources[$0] }
    }

    /// Reads `NAME.mail` in a folder.
    public convenience init(folder: URL) {
        self.init { name in
            guard !name.contains("/"), !name.hasPrefix(".") else { return nil }
            return try? String(contentsOf: folder.appendingPathComponent(name + ".mail"), encoding: .utf8)
        }
    }

    /// How often a template was loaded.
    public var loadCount: Int {
        lock.withLock { loads }
    }

    /// - Throws: `TemplateError.unknownTemplate`, or what is wrong with it; errors are not kept.
    public func template(_ name: String) throws(TemplateError) -> MailTemplate {
        if let template = lock.withLock({ templates[name] }) {
            return template
        }
        guard let source = loader(name) else { throw .unknownTemplate(name) }
        let template = try MailTemplate(name: name, source: source)
        lock.withLock {
            loads += 1
            templates[name] = template
        }
        return template
    }

    /// - Returns: whether it was kept.
    @discardableResult
    public func forget(_ name: String) -> Bool {
        lock.withLock { templates.removeValue(forKey: name) != nil }
    }
}
