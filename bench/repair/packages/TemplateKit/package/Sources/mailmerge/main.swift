import TemplateKit

let engine = TemplateEngine(loader: MemoryLoader(Samples.templates))
let composer = MailComposer(engine: engine)

do {
    for mail in try await composer.compose("receipt", all: Samples.orders) {
        print("To: \(mail.recipient)")
        print("Subject: \(mail.subject)")
        print("")
        print(mail.plainText)
    }
} catch {
    print("error: \(error)")
}
