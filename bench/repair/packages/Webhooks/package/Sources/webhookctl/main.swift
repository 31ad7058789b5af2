import WebhookSignature

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

let usage = """
    usage: webhookctl sign SECRET ID TIME BODY
           webhookctl verify SECRET ID TIME BODY SIGNATURE
           webhookctl digest TEXT
    """

func run(_ arguments: [String]) throws -> Int32 {
    switch (arguments.first, arguments.count) {
    case ("sign", 5):
        guard let time = Int(arguments[3]) else { break }
        let signer = WebhookSigner(secret: try Secret(arguments[1]))
        print(signer.sign(Array(arguments[4].utf8), id: arguments[2], at: time))
        return EXIT_SUCCESS
    case ("verify", 6):
        guard let time = Int(arguments[3]) else { break }
        let verifier = WebhookVerifier(secret: try Secret(arguments[1]))
        try verifier.verify(Array(arguments[4].utf8), id: arguments[2], header: arguments[5], now: time)
        print("trusted ✓")
        return EXIT_SUCCESS
    case ("digest", 2):
        print(Digest.sha256(Array(arguments[1].utf8)))
        return EXIT_SUCCESS
    default:
        break
    }
    print(usage)
    return EXIT_FAILURE
}

do {
    exit(try run(Array(CommandLine.arguments.dropFirst())))
} catch {
    print("error: \(error)")
    exit(EXIT_FAILURE)
}
