import Foundation
import LapelBackpack
import LapelLinkedData

/// The verifier as a WebAssembly module, which a site brings along for its visitors' browsers.
///
/// Built from the same sources as this program: `.ci/verifier`.
package struct VerifierModule: Sendable {
  package let bytes: [UInt8]
  /// In hexadecimal, as every verification page prints it.
  package let sha256: String

  /// Nil when the bytes are no WebAssembly module.
  package init?(bytes: [UInt8]) {
    guard bytes.starts(with: [0x00, 0x61, 0x73, 0x6D]) else { return nil }
    self.bytes = bytes
    sha256 = Hex.encode(sha256Digest(of: bytes))
  }

  /// The module as browsers fetch it. The name is that of its content.
  var address: SiteAddress { .asset("verifier-\(sha256.prefix(10)).wasm") }

  /// The same as a script: a page that was opened from a disk may run scripts beside it, and fetch nothing.
  var scriptAddress: SiteAddress { .asset("verifier-\(sha256.prefix(10)).js") }

  var files: [OutputFile] {
    let script = "lapelVerifierModule(\"\(Data(bytes).base64EncodedString())\");\n"
    return [
      OutputFile(address, .bytes(bytes)), OutputFile(scriptAddress, .bytes(Array(script.utf8))),
    ]
  }
}
