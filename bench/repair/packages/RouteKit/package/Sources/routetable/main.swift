import RouteKit

let form = CommandLine.arguments.dropFirst().first ?? "plain"
let rows = try DemoService.router().table

switch form {
case "plain":
    print(RouteTableWriter(rows: rows).text(), terminator: "")
case "markdown":
    print(MarkdownTableWriter(title: "Shop", rows: rows).text(), terminator: "")
default:
    print("usage: routetable [plain|markdown]")
}
