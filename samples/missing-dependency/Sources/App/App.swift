@main
struct App {
    static func main() {
        let path = CommandLine.arguments.dropFirst().first ?? "/hello/world"
        print(Greeter().answer("GET", path))
    }
}
