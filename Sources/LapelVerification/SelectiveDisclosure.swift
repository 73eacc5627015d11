import LapelLinkedData

/// Proofs from which a holder can leave out what need not be shown: ECDSA Cryptosuites 1.0, 3.4 to 3.6, and BBS
/// Cryptosuites 1.0.
///
/// The issuer gives the holder a *base proof*; from it the holder makes a *derived proof* for each showing.
enum SelectiveDisclosure {
  /// The name of the suite that Lapel verifies.
  static let suiteName = "ecdsa-sd-2023"

  /// Whether a proof is a base proof, which is for the holder's eyes only and is not verified.
  ///
  /// It says so in the header of its value: ECDSA Cryptosuites 1.0, 3.5.2; BBS Cryptosuites 1.0, 3.3.1.
  static func isBaseProof(_ proof: JSONValue) -> Bool {
    guard let header = header(of: proof), header.starts(with: [0xD9, 0x5D]), header.count == 3
    else { return false }
    if names(proof, suite: suiteName) { return header[2] == 0 }
    // One for each feature: baseline, anonymous holder binding, and two of pseudonyms.
    return names(proof, suite: "bbs-2023") && [2, 4, 6, 8].contains(header[2])
  }

  /// Whether a proof is to be verified as a derived one: every `ecdsa-sd-2023` proof that is no base proof.
  ///
  /// One that does not even begin like a derived proof (`d9 5d 01`) is among them, so that it is found wrong and not
  /// taken for one of a suite that Lapel does not know.
  static func isDerivedProof(_ proof: JSONValue) -> Bool {
    guard names(proof, suite: suiteName), !isBaseProof(proof) else { return false }
    return (proof["type"]?.elements ?? []).contains {
      $0.string?.hasSameBytes(as: "DataIntegrityProof") == true
    }
  }

  private static func names(_ proof: JSONValue, suite: String) -> Bool {
    proof["cryptosuite"]?.string?.hasSameBytes(as: suite) == true
  }

  /// The first three bytes of the proof's value, which four letters of its text hold.
  private static func header(of proof: JSONValue) -> [UInt8]? {
    guard let text = proof["proofValue"]?.string, text.utf8.first == UInt8(ascii: "u") else {
      return nil
    }
    return try? Base64URL.decode(Array(text.utf8.dropFirst().prefix(4))[...])
  }
}

/// Why a derived proof is none, or does not go with its document.
enum SelectiveDisclosureError: Error, Sendable, Hashable {
  /// The value is missing, or not multibase with the prefix `u`.
  case text
  case header
  case cbor(CBORError)
  case component(Component)
  /// Two of the document's nodes would be given the same name.
  case repeatedLabel
  case labelCount(Int, nodes: Int)
  case mandatoryIndex(statements: Int)
  case signatureCount(Int, statements: Int)
  /// More than Lapel looks at; says nothing against the proof.
  case tooLarge

  /// The parts of a derived proof's value: ECDSA Cryptosuites 1.0, 3.5.8.
  enum Component: String, Sendable, Hashable {
    case count, baseSignature, publicKey, signatures, labelMap, mandatoryIndexes
  }
}

extension SelectiveDisclosureError: CustomStringConvertible {
  /// What is wrong; completes "The proof ('ecdsa-sd-2023') is …" and the like, without its full stop.
  var description: String {
    switch self {
    case .text: "its value is not in base 64 with the prefix 'u'"
    case .header: "its value does not begin with the bytes of a derived proof (d9 5d 01)"
    case .cbor(let error): error.description
    case .component(.count): "its value does not have the five parts of a derived proof"
    case .component(let part): "the part '\(part.rawValue)' of its value is not of the right form"
    case .repeatedLabel: "it gives two nodes the same name"
    case .labelCount(let count, let nodes):
      "the number of its names (\(count)) is not that of the badge’s nodes without identifiers (\(nodes))"
    case .mandatoryIndex(let statements):
      "among those that must be shown it counts a statement twice, or one beyond the badge’s \(statements)"
    case .signatureCount(let count, let statements):
      "the number of its signatures (\(count)) is not that of the statements that the holder chose to show (\(statements))"
    case .tooLarge:
      "it has more than \(SelectiveDisclosureValue.maximumSignatures) signatures of single statements, or is longer than \(SelectiveDisclosureValue.maximumBytes) bytes"
    }
  }
}
