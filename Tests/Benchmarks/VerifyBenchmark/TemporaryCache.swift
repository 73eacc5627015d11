import Foundation
import LapelBackpack

/// A cache in a folder of its own, which goes when this does.
final class TemporaryCache {
  private let path = FileManager.default.temporaryDirectory
    .appending(path: "lapel-benchmark-\(UUID().uuidString)").path

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The cache as a program loads it.
  func cache() throws -> ResultCache? {
    guard let program = ProgramIdentity(version: "benchmark") else { return nil }
    return try ResultCache.opened(at: CachePlace(path: path, isNamed: true), program: program)
  }
}
