// Measures how many badges one core verifies in a second, through the code that `lapel verify` runs:
//
//     swift run -c release VerifyBenchmark [NUMBER-OF-BADGES [KIND]]
//     swift run -c release VerifyBenchmark hostile [INPUT]
//     swift run -c release VerifyBenchmark write FOLDER NUMBER-OF-BADGES
//     swift run -c release VerifyBenchmark badge
//     swift run -c release VerifyBenchmark sign <UNSIGNED >SIGNED
//
// KIND is the beginning of a kind's name. The badges are made here, from fixed keys. Times are processor time, the best of several rounds.
// The second way measures what hostile inputs cost, each in a process of its own, or the one whose name begins so. The third
// writes a portfolio of signed badges, for measuring how long building it takes; the fourth prints a badge signed with
// eddsa-rdfc-2022, for the benchmark of the browser; the last signs credentials, one on each line, in the same way, after
// putting its own did:key in the place of `"ISSUER"`.

import Foundation
import LapelBackpack
import LapelCredentials
import LapelLinkedData
import LapelVerification

/// Why the figures would be worthless.
struct BrokenBenchmark: Error {
  let description: String
}

func padded(_ text: String, _ width: Int, left: Bool = false) -> String {
  let space = String(repeating: " ", count: max(0, width - text.count))
  return left ? space + text : text + space
}

func figure(_ rate: Double) -> String { padded("\(Int(rate.rounded()))", 12, left: true) }

func measure(_ kind: SignedCredential, _ count: Int, _ keys: BenchmarkKeys) throws -> String {
  let signer = Signer(kind: kind, keys: keys)
  let credentials = try (0..<count).map { try signer.credential($0) }
  let moment = Timestamp.Moment(secondsSince1970: Int64(TypicalCredential.validFromSeconds) + 1)
  let verifier = Verifier()
  let assessor = CredentialAssessor(
    request: VerificationRequest(moment: moment), documents: try keys.documents,
    verifier: verifier)
  let decoder = CredentialDecoder()

  func verify(by assessor: CredentialAssessor) throws -> [PureResult] {
    var results: [PureResult] = []
    for credential in credentials {
      for decoded in try decoder.credentials(in: credential).credentials {
        let report = assessor.assessment(of: decoded, noting: &results).report
        guard report.outcome == .verified else {
          let checks = report.checks.map { "\($0.identifier) \($0.outcome): \($0.message)" }
          throw BrokenBenchmark(
            description: "\(kind.rawValue) is \(report.outcome)\n\(checks.joined(separator: "\n"))")
        }
      }
    }
    return results
  }

  let decoding = try Stopwatch.rate(of: count) {
    for credential in credentials { _ = try decoder.credentials(in: credential) }
  }
  let verifying = try Stopwatch.rate(of: count) { _ = try verify(by: assessor) }

  // With what an earlier run kept, loaded each time as a program does at its start.
  let folder = TemporaryCache()
  let cached = { (cache: ResultCache?) in
    CredentialAssessor(
      request: assessor.request, documents: try keys.documents, verifier: verifier, cache: cache)
  }
  let empty = try folder.cache()
  empty?.keep(try verify(by: try cached(empty)))
  let again = try Stopwatch.rate(of: count) {
    _ = try verify(by: try cached(try folder.cache()))
  }
  let isRight = try signer.bareCheck()
  let bare = try Stopwatch.rate(of: count) {
    for _ in 0..<count where try !isRight() {
      throw BrokenBenchmark(description: "\(kind.rawValue): the bare signature is wrong")
    }
  }
  let promise = padded(kind.promised.map { "\($0)" } ?? "", 12, left: true)
  return padded(kind.rawValue, 26) + padded("\(credentials[0].bytes.count)", 6, left: true)
    + figure(verifying) + promise + figure(again) + figure(decoding) + figure(bare)
}

do {
  let arguments = CommandLine.arguments.dropFirst()
  if arguments.first == "hostile" {
    try HostileMeasurement.run(arguments.dropFirst().first)
    exit(0)
  }
  if arguments.first == "write", arguments.count == 3,
    let count = arguments.last.flatMap({ Int($0) })
  {
    try SignedPortfolio(keys: BenchmarkKeys()).write(count, to: arguments[2])
    exit(0)
  }
  if arguments.first == "badge" {
    let badge = try Signer(kind: .rdfOfKey, keys: BenchmarkKeys()).credential(0)
    FileHandle.standardOutput.write(Data(badge.bytes))
    exit(0)
  }
  if arguments.first == "sign" {
    let keys = try BenchmarkKeys()
    let signer = Signer(kind: .rdfOfKey, keys: keys)
    let issuer = "\"\(try keys.keyIssuer)\""
    while let line = readLine() {
      let document = try JSONValue(
        parsing: Array(line.replacing("\"ISSUER\"", with: issuer).utf8))
      FileHandle.standardOutput.write(Data(try signer.proved(document).text() + [0x0A]))
    }
    exit(0)
  }
  let count = arguments.first.flatMap { Int($0) } ?? 1_000
  let wanted = arguments.dropFirst().first ?? ""
  let keys = try BenchmarkKeys()
  print("Verifications a second on one core, decoding included, of \(count) badges:\n")
  print("With cache: after a run that kept what it worked out.\n")
  let heads = ["verified", "promised", "with cache", "decoded", "signature"].map {
    padded($0, 12, left: true)
  }
  print(padded("", 26) + padded("bytes", 6, left: true) + heads.joined())
  for kind in SignedCredential.allCases where kind.rawValue.hasPrefix(wanted) {
    print(try measure(kind, count, keys))
  }
  print("\nMemory at the most: \(Int(Stopwatch.peakMemory.rounded())) MiB")
} catch {
  FileHandle.standardError.write(Data("error: \(error)\n".utf8))
  exit(1)
}
