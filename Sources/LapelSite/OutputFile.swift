import LapelDiagnostics
import LapelPortfolio

/// A file of the site: where it stands and how its bytes come about.
package struct OutputFile: Sendable {
  package let address: SiteAddress
  package let content: Content

  package enum Content: Sendable {
    case bytes([UInt8])
    /// Made when the file is written, so that no more of the site is in memory than is being written.
    case made(@Sendable () throws(Diagnostic) -> [UInt8])
    /// Those of a file of that size which Lapel wrote elsewhere, and which may become a second name of it; else the finding
    /// that it is not there any more.
    case written(path: String, byteCount: Int, orElse: Diagnostic)
  }

  package init(_ address: SiteAddress, _ content: Content) {
    self.address = address
    self.content = content
  }

  /// The bytes of the file.
  func bytes() throws(Diagnostic) -> [UInt8] {
    switch content {
    case .bytes(let bytes): bytes
    case .made(let make): try make()
    case .written(let path, let byteCount, let finding):
      if let bytes = OutputFolder.bytes(of: path, expectedCount: byteCount) {
        bytes
      } else {
        throw finding
      }
    }
  }
}

extension [OutputFile] {
  /// In the order of their addresses.
  var sortedByAddress: [OutputFile] {
    // Numbers are put in order, since a file is moved with all that makes it.
    let paths = map(\.address.path)
    return indices.sorted { bytesPrecede(paths[$0], paths[$1]) }.map { self[$0] }
  }
}
