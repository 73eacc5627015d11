import Foundation
import LapelBackpack
import LapelDiagnostics
import LapelSite

/// The verifier for browsers, as it was installed with this program: `verifier.wasm` beside it, or the file that the
/// environment's LAPEL_VERIFIER names.
struct InstalledVerifier {
  let module: VerifierModule?
  /// Why there is none.
  let finding: Diagnostic?

  init() {
    let path = Self.path
    let bytes = FileManager.default.contents(atPath: path).map { Array($0) }
    module = bytes.flatMap(VerifierModule.init)
    finding =
      switch (module, bytes) {
      case (nil, nil): .noVerifier(path)
      case (nil, _?): .verifierIsNoModule(path)
      case (_?, _): nil
      }
  }

  private static var path: String {
    if let named = ProcessInfo.processInfo.environment["LAPEL_VERIFIER"], !named.isEmpty {
      return named
    }
    let program = Bundle.main.executableURL?.resolvingSymlinksInPath()
    return program?.deletingLastPathComponent().appendingPathComponent("verifier.wasm").path
      ?? "verifier.wasm"
  }
}

extension Diagnostic {
  static func noVerifier(_ path: String) -> Diagnostic {
    Diagnostic(
      .warning, "no-verifier", at: Location(path: path),
      "the verifier for browsers is not there, so visitors cannot check badges on the site's own pages",
      help: "run 'make verifier' in Lapel's source, or put verifier.wasm beside the program lapel")
  }

  static func verifierIsNoModule(_ path: String) -> Diagnostic {
    Diagnostic(
      .warning, "no-verifier", at: Location(path: path),
      "this is no WebAssembly module, so visitors cannot check badges on the site's own pages",
      help: "run 'make verifier' in Lapel's source, or put verifier.wasm beside the program lapel")
  }
}
