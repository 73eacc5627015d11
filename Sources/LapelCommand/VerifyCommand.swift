import ArgumentParser
import Foundation
import LapelBackpack
import LapelCredentials
import LapelDiagnostics
import LapelLinkedData
import LapelVerification

/// `lapel verify`: judges badges.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Say what is true of badges, and why.",
    discussion: """
      Examples:

        lapel verify robotics.png
        lapel verify backpack --recipient amina@example.org
        lapel verify badge.json --as-of 2026-06-01 --snapshot documents --format json

      Documents that badges link to are taken from the folder that --snapshot names, or else from the .snapshots beside
      the badges; nothing is fetched. The status is 0 when every badge is verified, 1 when one is not, 2 when nothing
      could be judged.
      """)

  @Argument(help: "Badge files or folders of them.")
  var paths: [String] = ["."]

  @Option(help: "How the result is printed: text or json.")
  var format = ReportFormat.text

  @Flag(help: "Fetch nothing. (So far nothing is ever fetched.)")
  var offline = false

  @Option(
    help: "A folder with index.json and the documents that badges link to; no other copy is used.")
  var snapshot: String?

  @Option(
    help: "The moment to judge for, such as 2026-06-01 or 2026-06-01T12:00:00Z. (default: now)")
  var asOf: Moment?

  @Option(
    name: .customLong("recipient"),
    help:
      "Whom the badge should be about: an e-mail address, a DID, a name. May be given more than once."
  )
  var recipients: [String] = []

  @Option(help: "A JSON file of issuers that you trust: [{\"id\": …, \"name\": …, \"reason\": …}].")
  var trust: String?

  @OptionGroup
  var caching: CacheOptions

  func run() async throws {
    let console = Console.standardError
    let verdicts: [Verdict]
    let moment = asOf?.moment ?? Moment.now
    do {
      let request = VerificationRequest(
        moment: moment, identities: recipients,
        trusted: try trust.map { path throws(Diagnostic) in try TrustListFile.list(at: path) }
          ?? TrustList())
      verdicts = try await self.verdicts(for: request, console: console)
    } catch {
      console.write(error)
      throw ExitStatus.unusable
    }
    let report = VerifyReport(verdicts: verdicts, moment: moment)
    report.print(as: format, to: .standardOutput)
    if !report.isAllVerified { throw ExitStatus.findings }
  }

  private func verdicts(
    for request: VerificationRequest, console: Console
  ) async throws(Diagnostic) -> [Verdict] {
    let cache = caching.cache(outside: paths, console: console)
    let assessor = CredentialAssessor(request: request, cache: cache)
    var results: [PureResult] = []
    let snapshots = snapshot.map { SnapshotStore(folder: $0, displayName: $0) }
    var verdicts: [Verdict] = []
    for path in paths {
      let backpack = await BackpackReader(
        folder: path, displayName: path, assessor: assessor, snapshots: snapshots
      ).backpack()
      for diagnostic in backpack.diagnostics { console.write(diagnostic) }
      verdicts += backpack.badges.map { .assessed($0) }
      results += backpack.pureResults
      for file in backpack.unreadableFiles {
        let reason = backpack.diagnostics.first { $0.location?.path == file }?.summary
        verdicts.append(.unreadable(source: file, reason: reason ?? "it cannot be read"))
      }
    }
    cache?.keep(results)
    guard !verdicts.isEmpty else { throw .nothingToVerify(paths.joined(separator: ", ")) }
    return verdicts
  }
}

extension Diagnostic {
  static func nothingToVerify(_ paths: String) -> Diagnostic {
    Diagnostic(
      .error, "nothing-to-verify", at: Location(path: paths), "there is no badge here",
      help: "name badge files, or a folder that holds some")
  }
}
