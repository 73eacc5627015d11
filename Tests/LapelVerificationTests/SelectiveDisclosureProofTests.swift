import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelVerification

@Suite struct SelectiveDisclosureProofTests {
  typealias Sample = SelectiveDisclosureSample

  private let verifier = Verifier()

  private func finding(
    _ badge: String, issuer: String? = nil,
    answer: (SignatureQuestion) -> Finding? = { _ in .signatureIsValid }
  ) throws -> (finding: ProofFinding, needs: [Need]) {
    try Sample.finding(
      on: JSONValue(parsing: Array(badge.utf8)), issuer: issuer, verifier: verifier
    ) { need in
      if case .signature(let question) = need { return answer(question) }
      return .unavailable("it was not brought along")
    }
  }

  private func message(
    _ badge: String, answer: (SignatureQuestion) -> Finding? = { _ in .signatureIsValid }
  ) throws -> String {
    let check = try finding(badge, answer: answer).finding.checks[0]
    return "\(check.identifier.rawValue) \(check.outcome.rawValue): \(check.message)"
  }

  @Test func `the issuer's signature and that of each shown statement are asked for at once`()
    throws
  {
    let (finding, needs) = try finding(Sample().document()) { _ in nil }
    #expect(needs == Sample.questions.map { .signature($0) })
    #expect(finding.isOpen)
    #expect(finding.checks.map(\.message) == [""])
  }

  @Test func `a proof that is right says what it does not show`() throws {
    let (finding, _) = try finding(Sample().document())
    #expect(finding.isGood)
    #expect(
      finding.checks == [
        Check(
          .proof, .passed,
          "The issuer’s signature ('ecdsa-sd-2023') is right for the 9 statements that are shown. The holder may have left out others of the original, even an end date or a place to ask whether it was revoked."
        ),
        Check(
          .key, .passed,
          "The issuer’s identifier is the key itself, so the signature is the issuer’s, whoever that is."
        ),
      ])
  }

  @Test func `wrong signatures are told apart`() throws {
    let questions = Sample.questions
    let document = Sample().document()
    #expect(
      try message(document) { $0 == questions[0] ? .signatureIsInvalid : .signatureIsValid }
        == "proof failed: The signature ('ecdsa-sd-2023') is wrong: what the issuer wanted shown was changed, or another key signed it."
    )
    #expect(
      try message(document) {
        questions[2...3].contains($0) ? .signatureIsInvalid : .signatureIsValid
      }
        == "proof failed: The signature ('ecdsa-sd-2023') is wrong for 2 of the 6 statements that the holder chose to show: the issuer did not make them."
    )
    #expect(
      try message(document) {
        $0 == questions[6] ? .unavailable("this host has no P-256") : .signatureIsValid
      } == "proof notChecked: The signature was not checked, because this host has no P-256."
    )
    // One wrong signature decides, whatever else is not known.
    #expect(
      try finding(document) {
        $0 == questions[1] ? .signatureIsInvalid : .unavailable("this host has no P-256")
      }.finding.isBad)
    for question in questions {
      #expect(
        try finding(document) { $0 == question ? .signatureIsInvalid : .signatureIsValid }
          .finding.isBad)
    }
  }

  @Test func `a proof of another form, or of another document, is wrong`() throws {
    #expect(
      try message(Sample().document(proofValue: "u2V0BgA"))
        == "proof failed: The proof ('ecdsa-sd-2023') is not of the form that the standard demands: its value does not have the five parts of a derived proof."
    )
    #expect(
      try message(Sample().document(proofValue: "zabc"))
        == "proof failed: The proof ('ecdsa-sd-2023') is not of the form that the standard demands: its value is not in base 64 with the prefix 'u'."
    )
    #expect(
      try message(Sample().document(proofValue: "u2V0BhQ"))
        == "proof failed: The proof ('ecdsa-sd-2023') is not of the form that the standard demands: the CBOR ends in the middle of a value."
    )
    #expect(
      try message(Sample().document(proofValue: "u2V0D"))
        == "proof failed: The proof ('ecdsa-sd-2023') is not of the form that the standard demands: its value does not begin with the bytes of a derived proof (d9 5d 01)."
    )
    var sample = Sample()
    sample.labels[1].1.removeLast()
    #expect(
      try message(sample.document())
        == "proof failed: The proof ('ecdsa-sd-2023') is not of the form that the standard demands: the part 'labelMap' of its value is not of the right form."
    )
    sample.labels[1].1 = sample.labels[0].1
    #expect(
      try message(sample.document())
        == "proof failed: The proof ('ecdsa-sd-2023') is not of the form that the standard demands: it gives two nodes the same name."
    )
    sample = Sample()
    sample.signatures.removeLast()
    #expect(
      try message(sample.document())
        == "proof failed: The proof ('ecdsa-sd-2023') does not go with the badge, which was changed or put together wrongly: the number of its signatures (5) is not that of the statements that the holder chose to show (6)."
    )
  }

  @Test func `a proof that is too large is not checked`() throws {
    var sample = Sample()
    sample.signatures = [[UInt8]](repeating: sample.signatures[0], count: 1_025)
    #expect(
      try message(sample.document())
        == "proof notChecked: The signature ('ecdsa-sd-2023') was not checked, because it has more than 1024 signatures of single statements, or is longer than 1048576 bytes."
    )
  }

  @Test func `a chain of proofs is not checked`() throws {
    let document = Sample().document().replacing(
      #""proofPurpose""#, with: #""previousProof":"urn:uuid:1","proofPurpose""#)
    #expect(
      try message(document)
        == "proof notChecked: The signature was not checked, because its proof builds on another one, which 'ecdsa-sd-2023' has no rules for."
    )
  }

  @Test func `a member of the proof that no context defines is not covered`() throws {
    let document = Sample().document().replacing(
      #""proofPurpose""#, with: #""remark":"!","proofPurpose""#)
    #expect(
      try message(document)
        == "proof failed: The member 'remark' of the proof is defined by no context, so the signature does not cover it."
    )
  }

  @Test func `the key must be the issuer's and P-256`() throws {
    let other = "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
    #expect(
      try message(Sample().document().replacing(Sample.issuer, with: other))
        == "proof failed: The proof says 'ecdsa-sd-2023', which asks for a P-256 key, and the key is an Ed25519 key."
    )
    let foreign = try finding(Sample().document(), issuer: other)
    #expect(foreign.finding.isBad)
    #expect(foreign.finding.checks.map(\.outcome) == [.notChecked, .failed])
    #expect(foreign.needs.isEmpty)
    let unknown = try finding(Sample().document(), issuer: "https://college.example/")
    #expect(unknown.finding.isOpen)
    #expect(
      unknown.needs == [.document(DocumentAddress("https://college.example/"))])
  }

  @Test func `an unknown context is asked for, and without it nothing is checked`() throws {
    let document = Sample().document().replacing(
      "https://www.w3.org/ns/credentials/v2", with: "https://college.example/context")
    let (finding, needs) = try finding(document)
    #expect(needs == [.document(DocumentAddress("https://college.example/context"))])
    #expect(finding.isOpen)
    #expect(
      finding.checks.map(\.message) == [
        "The signature was not checked, because the context 'https://college.example/context' is not known: it was not brought along."
      ])
  }

  /// What a host says that knows the right signatures of the sample, and no others.
  private func answer(to need: Need) -> Finding {
    guard case .signature(let question) = need else { return .unavailable("") }
    return Self.questions.contains(question) ? .signatureIsValid : .signatureIsInvalid
  }

  private static let questions = Set(Sample.questions)

  @Test func `no badge with any one byte changed is found right`() throws {
    let text = Array(Sample().document().utf8)
    var judged = 0
    for index in text.indices {
      var changed = text
      changed[index] ^= 0x01
      guard let badge = try? JSONValue(parsing: changed),
        SelectiveDisclosure.isDerivedProof(badge["proof"] ?? .null)
      else { continue }
      judged += 1
      let (finding, _) = Sample.finding(on: badge, verifier: verifier, answer: answer(to:))
      #expect(!finding.isGood, "\(String(decoding: changed, as: UTF8.self))")
    }
    #expect(judged > 1_000)
  }

  @Test func `no proof with any one byte of its value changed is found right`() throws {
    let original = Sample().value
    for index in original.indices {
      var value = original
      value[index] ^= [0x01, 0x80, 0xFF][index % 3]
      let text = "u" + Base64URL.encode(value)
      let badge = try JSONValue(parsing: Array(Sample().document(proofValue: text).utf8))
      let (finding, _) = Sample.finding(on: badge, verifier: verifier, answer: answer(to:))
      #expect(finding.isBad, "byte \(index)")
    }
  }

  @Test func `the badge itself is found right by the same host`() throws {
    let badge = try JSONValue(parsing: Array(Sample().document().utf8))
    #expect(Sample.finding(on: badge, verifier: verifier, answer: answer(to:)).finding.isGood)
  }

  /// Every statement is one that was signed, but nobody signed that there are two subjects.
  @Test func `a node cannot be shown as two`() throws {
    var sample = Sample()
    let (credential, subject) = (sample.labels[0].1, sample.labels[1].1)
    sample.signatures.insert(sample.signatures[4], at: 5)
    sample.mandatoryIndexes = [4, 5, 8]
    for number in 0..<3 as Range<UInt64> {
      sample.labels = (0..<3).map { ($0, $0 == number ? credential : subject) }
      let document = sample.document()
        .replacing(
          #"{"type":"AchievementSubject","achievement":"#,
          with: #"[{"type":"AchievementSubject"},{"achievement":"#
        )
        .replacing(#""Soup"}}"#, with: #""Soup"}}]"#)
      #expect(
        try message(document)
          == "proof failed: The proof ('ecdsa-sd-2023') is not of the form that the standard demands: it gives two nodes the same name."
      )
    }
  }
}

extension String {
  fileprivate func replacing(_ part: String, with other: String) -> String {
    split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}
