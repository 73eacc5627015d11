import LapelCredentials
import LapelLinkedData

@testable import LapelVerification

/// A badge of which its holder shows a part, made in code. The keys are of the right form and nobody's.
struct SelectiveDisclosureSample {
  var baseSignature = [UInt8](repeating: 0x01, count: 64)
  var publicKey: [UInt8] = [0x80, 0x24, 0x03] + [UInt8](repeating: 0x22, count: 32)
  var signatures = (0..<6).map { [UInt8](repeating: 0x10 + $0, count: 64) }
  var labels: [(UInt64, [UInt8])] = [
    (0, [UInt8](repeating: 0xBB, count: 32)), (1, [UInt8](repeating: 0xAA, count: 32)),
  ]
  var mandatoryIndexes: [UInt64] = [4, 5, 7]

  /// The issuer's key, and its DID.
  static let issuerKey = PublicKey.p256([0x02] + [UInt8](repeating: 0x11, count: 32))
  static let issuer = "did:key:zDnaeRab54jF3Ne4r8s97jx1aze9FhVzChsLGQtYFH8Ce7M2g"

  /// What the badge states, as the issuer signed it.
  static let mandatory = [
    "_:\(credential) <\(rdf)type> <\(badges)OpenBadgeCredential> .\n",
    "_:\(credential) <\(rdf)type> <\(credentials)VerifiableCredential> .\n",
    "_:\(credential) <\(credentials)issuer> <\(issuer)> .\n",
  ]
  static let nonMandatory = [
    "<https://college.example/soup> <\(rdf)type> <\(badges)Achievement> .\n",
    "<https://college.example/soup> <https://schema.org/name> \"Soup\" .\n",
    "_:\(subject) <\(rdf)type> <\(badges)AchievementSubject> .\n",
    "_:\(subject) <\(badges)achievement> <https://college.example/soup> .\n",
    "_:\(credential) <\(credentials)credentialSubject> _:\(subject) .\n",
    "_:\(credential) <\(credentials)validFrom> "
      + "\"2026-01-01T00:00:00Z\"^^<http://www.w3.org/2001/XMLSchema#dateTime> .\n",
  ]

  /// What the proof says of itself, without its value.
  static let options = """
    _:c14n0 <http://purl.org/dc/terms/created> \
    "2026-01-02T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> .
    _:c14n0 <\(rdf)type> <\(security)DataIntegrityProof> .
    _:c14n0 <\(security)cryptosuite> "ecdsa-sd-2023"^^<\(security)cryptosuiteString> .
    _:c14n0 <\(security)proofPurpose> <\(security)assertionMethod> .
    _:c14n0 <\(security)verificationMethod> <\(issuer)> .

    """

  private static let subject = "uqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqo"
  private static let credential = "uu7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7u7s"
  private static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  private static let badges = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"
  private static let credentials = "https://www.w3.org/2018/credentials#"
  private static let security = "https://w3id.org/security#"

  /// What has to be asked of the badge: the issuer's signature first.
  static var questions: [SignatureQuestion] {
    let sample = SelectiveDisclosureSample()
    let base = SignatureQuestion(
      algorithm: .es256, key: issuerKey,
      message: SHA256.digest(of: Array(options.utf8)) + sample.publicKey
        + SHA256.digest(of: Array(mandatory.joined().utf8)),
      signature: sample.baseSignature)
    return [base]
      + zip(nonMandatory, sample.signatures).map { line, signature in
        SignatureQuestion(
          algorithm: .es256, key: .p256([0x03] + [UInt8](repeating: 0x22, count: 32)),
          message: Array(line.utf8), signature: signature)
      }
  }

  /// The bytes of `proofValue`.
  var value: [UInt8] {
    var bytes: [UInt8] = [0xD9, 0x5D, 0x01, 0x85]
    bytes += Self.head(2, baseSignature.count) + baseSignature
    bytes += Self.head(2, publicKey.count) + publicKey
    bytes += Self.head(4, signatures.count)
    for signature in signatures { bytes += Self.head(2, signature.count) + signature }
    bytes += Self.head(5, labels.count)
    for (number, label) in labels {
      bytes += Self.head(0, Int(number)) + Self.head(2, label.count) + label
    }
    bytes += Self.head(4, mandatoryIndexes.count)
    for index in mandatoryIndexes { bytes += Self.head(0, Int(index)) }
    return bytes
  }

  var text: String { "u" + Base64URL.encode(value) }

  /// The whole badge as JSON.
  func document(proofValue: String? = nil) -> String {
    #"{"@context":["https://www.w3.org/ns/credentials/v2","#
      + #""https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],"#
      + #""type":["VerifiableCredential","OpenBadgeCredential"],"issuer":"\#(Self.issuer)","#
      + #""validFrom":"2026-01-01T00:00:00Z","credentialSubject":{"type":"AchievementSubject","#
      + #""achievement":{"id":"https://college.example/soup","type":"Achievement","name":"Soup"}},"#
      + #""proof":{"type":"DataIntegrityProof","cryptosuite":"ecdsa-sd-2023","#
      + #""created":"2026-01-02T00:00:00Z","verificationMethod":"\#(Self.issuer)","#
      + #""proofPurpose":"assertionMethod","proofValue":"\#(proofValue ?? text)"}}"#
  }

  /// The start of a CBOR item (RFC 8949, 3).
  static func head(_ type: UInt8, _ argument: Int) -> [UInt8] {
    switch argument {
    case 0..<24: [type << 5 | UInt8(argument)]
    case 24..<256: [type << 5 | 24, UInt8(argument)]
    case 256..<65_536: [type << 5 | 25, UInt8(argument >> 8), UInt8(argument & 0xFF)]
    default:
      [type << 5 | 26] + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: argument >> $0) }
    }
  }
}

extension SelectiveDisclosureSample {
  /// What became of the first proof of a badge, and what was asked on the way, when `answer` gives the findings.
  ///
  /// The key's own identifier stands in for the issuer where a published vector has another one.
  static func finding(
    on badge: JSONValue, issuer: String? = nil, verifier: Verifier,
    answer: (Need) -> Finding?
  ) -> (finding: ProofFinding, needs: [Need]) {
    let proof = badge["proof"] ?? .null
    var knowledge = Knowledge()
    var asked: [Need] = []
    while true {
      var inquiry = Inquiry(
        VerificationRequest(moment: Timestamp.Moment(secondsSince1970: 1_800_000_000)),
        knowing: knowledge, processor: verifier.processor)
      let finding = inquiry.derivedProof(
        proof, in: badge, method: proof["verificationMethod"]?.string ?? "",
        issuer: issuer ?? badge["issuer"]?["id"]?.string ?? badge["issuer"]?.string ?? "")
      var isAnswered = false
      for need in inquiry.needs {
        if !asked.contains(need) { asked.append(need) }
        guard let answer = answer(need) else { continue }
        knowledge[need] = answer
        isAnswered = true
      }
      if !isAnswered { return (finding, asked) }
    }
  }
}

extension ProofFinding {
  var isGood: Bool { if case .good = outcome { true } else { false } }
  var isBad: Bool { if case .bad = outcome { true } else { false } }
  var isOpen: Bool { if case .open = outcome { true } else { false } }
}
