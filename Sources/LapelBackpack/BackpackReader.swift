import Foundation
import LapelCredentials
import LapelDiagnostics

/// Reads a folder of badges.
package struct BackpackReader: Sendable {
  private let folder: String
  private let displayName: String
  private let limits: BackpackLimits
  private let assessor: CredentialAssessor
  private let snapshots: SnapshotStore

  /// A reader of the folder or file at the path `folder`, which diagnostics call `displayName`.
  ///
  /// - Parameters:
  ///   - assessor: says what is true of each badge.
  ///   - snapshots: the documents that badges link to; nil takes those that the folder itself keeps in `.snapshots`.
  package init(
    folder: String, displayName: String = "backpack", limits: BackpackLimits = BackpackLimits(),
    assessor: CredentialAssessor, snapshots: SnapshotStore? = nil
  ) {
    self.folder = folder
    self.displayName = displayName
    self.limits = limits
    self.assessor = assessor
    self.snapshots = snapshots ?? SnapshotStore(backpack: folder, displayName: displayName)
  }

  /// Everything in the folder, in the order of the paths' bytes, however the disk lists them.
  ///
  /// A file that cannot be read becomes a diagnostic and does not keep others from being read. The bytes of pictures are
  /// let go of; those of credentials are kept.
  package func backpack() async -> Backpack {
    let walk = FolderWalk(folder: folder, displayName: displayName, limits: limits)
    var backpack = Backpack()
    let snapshot = snapshots.snapshot()
    backpack.diagnostics = snapshot.diagnostics
    backpack.keptPictures = snapshot.pictures
    let reader = FileReader(
      decoder: CredentialDecoder(linked: snapshot.documents),
      assessor: assessor.knowing(snapshot.kept), limits: limits)
    backpack.append(await findings(in: walk.entries, reader: reader))
    return backpack
  }

  /// The findings of each entry, in the order of the entries.
  ///
  /// As many files are worked on at a time as there are processors, and no more bytes than the limit says, so that a
  /// folder full of large files costs no more memory than one of them.
  private func findings(in entries: [FolderWalk.Entry], reader: FileReader) async -> [Backpack] {
    let width = max(1, ProcessInfo.processInfo.activeProcessorCount)
    return await withTaskGroup(of: (index: Int, found: Backpack).self) { group in
      var results = [Backpack](repeating: Backpack(), count: entries.count)
      var running = 0
      var bytesInWork = 0
      for (index, entry) in entries.enumerated() {
        let size = entry.weight
        while running > 0, running >= width || bytesInWork + size > limits.bytesAtOnce {
          guard let done = await group.next() else { break }
          results[done.index] = done.found
          bytesInWork -= entries[done.index].weight
          running -= 1
        }
        bytesInWork += size
        running += 1
        group.addTask { (index, reader.findings(in: entry)) }
      }
      for await done in group { results[done.index] = done.found }
      return results
    }
  }
}

extension Backpack {
  /// Takes over what was found in files, in their order.
  ///
  /// A badge is large, and a portfolio may have ten thousand: so the room is made once.
  fileprivate mutating func append(_ findings: [Backpack]) {
    badges.reserveCapacity(findings.reduce(badges.count) { $0 + $1.badges.count })
    for found in findings {
      badges += found.badges
      diagnostics += found.diagnostics
      unreadableFiles += found.unreadableFiles
      pureResults += found.pureResults
    }
  }
}

extension FolderWalk.Entry {
  /// How many bytes reading it will take, at most.
  fileprivate var weight: Int {
    if case .success(let size) = byteCount { size } else { 0 }
  }
}
