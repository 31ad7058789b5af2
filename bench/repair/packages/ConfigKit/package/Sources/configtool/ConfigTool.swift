import ConfigBinding
import ConfigCore
import ConfigSources
import ConfigStatus
import Foundation

/// `configtool [--style=S] [--section=PATH] FILE…` shows what files say together, the first one first.
@main
struct ConfigTool {
  static let style = ConfigKey<String>("style", default: "plain").oneOf("plain", "origins", "sections")
  static let section = ConfigKey<String>("section", default: "")
  static let password = ConfigKey<String>("login.pin", default: "", isSecret: true)

  @MainActor
  static func main() {
    do throws(ConfigError) {
      let arguments = ArgumentSource(CommandLine.arguments.dropFirst())
      let options = try ConfigWatcher(LayeredConfig([arguments])) {
        style
        section
      }
      let config = LayeredConfig {
        EnvironmentSource(prefix: "CONFIGTOOL", variables: ProcessInfo.processInfo.environment)
        for file in arguments.operands {
          FileSource(URL(fileURLWithPath: file))
        }
      }
      let watcher = try ConfigWatcher(config)
      let path = ConfigPath(try options.get(section))
      let snapshot = path == .root ? watcher.current : watcher.current.section(path)
      print(try report(options).text(of: snapshot), terminator: "")
    } catch {
      FileHandle.standardError.write(Data("configtool: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func report(_ options: ConfigWatcher) throws(ConfigError) -> ConfigReport {
    var redaction = Redaction.usual
    redaction.add(password)
    let style = ConfigReport.Style(rawValue: try options.get(style)) ?? .plain
    return ConfigReport(style: style, redaction: redaction)
  }
}
