import ArgumentParser
import Foundation
import LapelBackpack
import LapelDiagnostics
import LapelSite

/// Whether a command may take over what earlier ones worked out.
struct CacheOptions: ParsableArguments {
  @Flag(help: "Take over nothing that earlier runs worked out, and keep nothing for later ones.")
  var noCache = false

  /// The user's cache; nil where there is none, or it must not be relied on, which the console then tells.
  ///
  /// - Parameter inputs: what the command reads badges from.
  func cache(outside inputs: [String], console: Console) -> ResultCache? {
    guard !noCache, let place = CachePlace(environment: ProcessInfo.processInfo.environment),
      let program = ProgramIdentity(version: LapelVersion.current)
    else { return nil }
    do throws(Diagnostic) {
      return try ResultCache.opened(at: place, outside: inputs, program: program)
    } catch {
      console.write(error)
      return nil
    }
  }
}
