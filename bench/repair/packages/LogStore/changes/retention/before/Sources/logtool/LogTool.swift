import Foundation
import LogModel
import LogQuery
import LogStorage

/// Prints the records of a folder of segments that match a query.
@main
struct LogTool {
  static func main() async {
    do {
      let options = try Options(CommandLine.arguments.dropFirst())
      try await run(options)
    } catch let error as QueryError {
      fail("query: \(error)")
    } catch {
      fail("\(error)")
    }
  }

  private static func run(_ options: Options) async throws {
    let filter = try Parser.parse(options.query)
    let storage = try FolderSegmentStorage(folder: URL(fileURLWithPath: options.folder))
    let store = try LogStore(storage: storage)
    for (key, damage) in await store.damage.sorted(by: { $0.key < $1.key }) {
      FileHandle.standardError.write(Data("⚠︎ \(key): \(damage)\n".utf8))
    }
    let records = try await store.records(matching: filter, limit: options.limit)
    print(options.lines(records), terminator: "")
  }

  private static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data("logtool: \(message)\n".utf8))
    exit(1)
  }
}
