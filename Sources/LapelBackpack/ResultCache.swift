import LapelDiagnostics
import LapelVerification

/// What verifications of earlier runs worked out of bytes alone, kept in a folder of the user's.
///
/// Loaded once, at the beginning of a run, and written once, at its end. Dates, status windows, recipients and trust are
/// none of it: they are judged anew each time. Without it every result is the same, later.
package struct ResultCache: Sendable {
  private static let fileName = "results"

  private let folder: CacheFolder
  private let file: ResultFile
  /// What builds noted of their sites, beside the results.
  package let records: BuildRecords

  /// The cache of a user; nil where there is none.
  ///
  /// - Parameters:
  ///   - inputs: folders with badges, which may come from anybody: the cache must not lie in one.
  ///   - program: the program that is running; results of another are not used.
  /// - Throws: why the folder must not be relied on.
  package static func opened(
    at place: CachePlace, outside inputs: [String] = [], program: ProgramIdentity
  ) throws(Diagnostic) -> ResultCache? {
    guard let folder = try CacheFolder.opened(at: place, outside: inputs) else { return nil }
    let bytes = folder.bytes(of: fileName, limit: ResultFile.mostBytes)
    return ResultCache(
      folder: folder, file: ResultFile(bytes ?? [], program: program),
      records: BuildRecords(folder: folder, program: program))
  }

  /// A result of an earlier run.
  package func value(for key: PureResult.Key) -> [UInt8]? { file.value(for: key) }

  /// Keeps what a run used or worked out.
  ///
  /// - Parameter isWhole: whether the run would have used all that is of use; else nothing grows older.
  package func keep(_ results: [PureResult], isWhole: Bool = true) {
    guard let bytes = file.renewed(with: results, isWhole: isWhole) else { return }
    folder.replace(Self.fileName, with: bytes)
  }
}
