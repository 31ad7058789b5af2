import TemplateText

/// A finished mail.
public struct Mail: Sendable, Hashable, Codable {
    public var recipient: String
    public var subject: String
    public var plainText: String
    public var html: String?

    private enum CodingKeys: String, CodingKey {
        case recipient = "to"
        case subject
        case plainText = "text"
        case html
    }

    public init(recipient: String, subject: String, plainText: String, html: String? = nil) {
        self.recipient = recipient
        self.subject = subject
        self.plainText = plainText
        self.html = html
    }
}

/// What a mail is about: its recipient and what its templates are told.
public struct MailOrder: Sendable {
    public let recipient: String
    public let variables: [String: Value]
    public let locale: NumberLocale

    public init(to recipient: String, variables: [String: Value], locale: NumberLocale = .english) {
        self.recipient = recipient
        self.variables = variables
        self.locale = locale
    }
}

/// Makes mails of up to three templates: `NAME.subject`, `NAME.txt` and, where there is one, `NAME.html`.
public struct MailComposer<Loader: TemplateLoader>: Sendable {
    private let engine: TemplateEngine<Loader>
    private let base: RenderOptions

    public init(engine: TemplateEngine<Loader>, options: RenderOptions = RenderOptions()) {
        self.engine = engine
        base = options
    }

    /// One mail; its parts are rendered at the same time.
    public func compose(_ name: String, _ order: MailOrder) async throws -> Mail {
        let options = base.with(locale: order.locale)
        let values = order.variables
        async let subject = engine.render(name + ".subject", with: values, options: options.with(escaping: .none))
        async let text = engine.render(name + ".txt", with: values, options: options.with(escaping: .none))
        async let html = htmlPart(name, values, options)
        return try await Mail(
            recipient: order.recipient,
            subject: Escaping.header.apply(to: subject),
            plainText: text,
            html: html
        )
    }

    /// Many mails, in the order of the orders. The first error ends the whole.
    public func compose(_ name: String, all orders: [MailOrder]) async throws -> [Mail] {
        try await withThrowingTaskGroup(of: (Int, Mail).self) { group in
            for (index, order) in orders.enumerated() {
                group.addTask { (index, try await compose(name, order)) }
            }
            var mails: [Mail?] = Array(repeating: nil, count: orders.count)
            for try await (index, mail) in group { mails[index] = mail }
            return mails.compactMap { $0 }
        }
    }

    private func htmlPart(_ name: String, _ values: [String: Value], _ options: RenderOptions) async throws -> String? {
        let part = name + ".html"
        do {
            _ = try engine.loader.identity(of: part, includedBy: nil)
        } catch LoadError.notFound {
            return nil
        }
        return try await engine.render(part, with: values, options: options.with(escaping: .html))
    }
}
