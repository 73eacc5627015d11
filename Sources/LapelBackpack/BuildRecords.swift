import Foundation

/// What builds noted of the sites that they wrote, so that a later build need only do what has changed: a file for each site
/// in the user's cache. Without it every site is the same, later.
package struct BuildRecords: Sendable {
  private static let start = Array("LapelBuild1\n".utf8)
  private static let prefix = "site-"
  private static let mostBytes = 512 << 20
  /// Of so many sites, those that were built last.
  private static let mostSites = 16

  private let folder: CacheFolder
  private let program: ProgramIdentity

  init(folder: CacheFolder, program: ProgramIdentity) {
    self.folder = folder
    self.program = program
  }

  /// What this very program noted of the site in an output folder; nil when that is nothing, or damaged.
  package func record(of output: String) -> [UInt8]? {
    let head = Self.start + program.digest
    guard let name = Self.fileName(of: output),
      let bytes = folder.bytes(of: name, limit: Self.mostBytes), bytes.starts(with: head),
      bytes.count >= head.count + 32
    else { return nil }
    let record = Array(bytes[(head.count + 32)...])
    guard sha256Digest(of: record).elementsEqual(bytes[head.count..<(head.count + 32)]) else {
      return nil
    }
    return record
  }

  /// Notes something of the site in an output folder.
  package func keep(_ record: [UInt8], of output: String) {
    guard record.count < Self.mostBytes, let name = Self.fileName(of: output) else { return }
    folder.replace(name, with: Self.start + program.digest + sha256Digest(of: record) + record)
    folder.keepNewest(Self.mostSites, startingWith: Self.prefix)
  }

  /// Nil for an output folder that is not there.
  private static func fileName(of output: String) -> String? {
    guard let path = realpath(output, nil) else { return nil }
    defer { free(path) }
    let digest = sha256Digest(of: Array(String(cString: path).utf8))
    return prefix + digest.prefix(16).map { String(Int($0) + 256, radix: 16).dropFirst() }.joined()
  }
}
