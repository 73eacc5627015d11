import LapelDiagnostics
import LapelPortfolio
import LapelPrivacy
import Synchronization

/// Looks through every file of a showcase, as it is written, for what must not appear in it.
final class LeakScan: Sendable {
  private let rules: LeakRules
  /// The files that Lapel brings along, which name nobody and are large.
  private let ownFiles: Set<SiteAddress>
  private let leaks = Mutex<[Leak]>([])

  init(_ showcase: Showcase, ownFiles: [OutputFile]) {
    let words = BuiltInTheme.templates.reduce(into: Set<String>()) { words, template in
      words.formUnion(LeakRules.words(of: template.text))
    }
    rules = LeakRules(
      people: showcase.privatePeople.flatMap(\.hidden), shownNames: showcase.shownNames,
      allowed: showcase.settings.allowed, ordinaryWords: words.sorted(by: bytesPrecede))
    self.ownFiles = Set(ownFiles.map(\.address))
  }

  /// What is not searched for.
  var diagnostics: [Diagnostic] { rules.diagnostics }

  /// Called from any task.
  func inspect(_ address: SiteAddress, _ bytes: [UInt8]) {
    guard !ownFiles.contains(address) else { return }
    let found = rules.leaks(in: bytes, path: address.path)
    if !found.isEmpty { leaks.withLock { $0 += found } }
  }

  /// What was found since this was last asked.
  func takeLeaks() -> [Leak] {
    leaks.withLock { leaks in
      defer { leaks = [] }
      return leaks
    }
  }
}
