import Foundation
import MailEncoding
import MailModel
import MailQueue
import MailTemplates

/// `mailroom [--reply-to=ADDRESS] MAILS.json` shows what would be sent; `mailroom --template=NAME --folder=F` tells what a template needs.
@main
struct Mailroom {
    private enum Command {
        case show(file: String, replyTo: String?)
        case template(name: String, folder: String)
        case help
    }

    static func main() async {
        do {
            switch command(CommandLine.arguments.dropFirst()) {
            case .show(let file, let replyTo):
                try await show(file, replyTo: try replyTo.map { text in try Mailbox(text) })
            case .template(let name, let folder):
                let library = TemplateLibrary(folder: URL(fileURLWithPath: folder))
                print(try library.template(name).names.joined(separator: "\n"))
            case .help:
                print("usage: mailroom [--reply-to=ADDRESS] MAILS.json | mailroom --template=NAME [--folder=FOLDER]")
            }
        } catch {
            FileHandle.standardError.write(Data("mailroom: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func command(_ arguments: some Collection<String>) -> Command {
        var name: String?
        var folder = "."
        var file: String?
        var replyTo: String?
        for argument in arguments {
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            switch (parts.first, parts.last) {
            case ("--template"?, let value?) where parts.count == 2: name = value
            case ("--reply-to"?, let value?) where parts.count == 2: replyTo = value
            case ("--folder"?, let value?) where parts.count == 2: folder = value
            default: file = argument
            }
        }
        if let name {
            return .template(name: name, folder: folder)
        }
        guard let file, !file.hasPrefix("-") else { return .help }
        return .show(file: file, replyTo: replyTo)
    }

    private static func show(_ file: String, replyTo: Mailbox?) async throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: file))
        let mails = try JSONDecoder().decode([Mail].self, from: data)
        let outbox = Outbox()
        for var mail in mails {
            mail.replyTo = mail.replyTo ?? replyTo
            await outbox.add(mail)
        }
        let transport = MemoryTransport()
        let dispatcher = Dispatcher(
            transport, renderer: MailRenderer(host: "localhost"), policy: .never, date: MailDate(seconds: Int(time(nil))))
        let report = await dispatcher.run(outbox, width: 1)
        for envelope in await transport.sent {
            print("→ \(envelope.recipients.joined(separator: ", "))\n\(envelope.data)")
        }
        print(report.summary)
    }
}
