import LapelLinkedData

/// The statements of a document as its issuer signed them: ECDSA Cryptosuites 1.0, 3.5.9, createVerifyData.
struct SelectiveDisclosureStatements: Sendable {
  /// Those that the issuer wants shown, as lines of N-Quads, sorted.
  private(set) var mandatory: [[UInt8]] = []
  /// Those that the holder chose to show, likewise.
  private(set) var nonMandatory: [[UInt8]] = []

  /// Gives blank nodes their signed names (3.4.2) and parts the statements.
  ///
  /// - Throws: also when a name or a place is given for what the document does not have.
  init(
    of document: RDFCanonicalization, by value: SelectiveDisclosureValue
  ) throws(SelectiveDisclosureError) {
    let nodes = document.labels.count
    var names: [String] = []
    for number in 0..<nodes {
      guard let label = value.labels[UInt64(number)] else { break }
      names.append("u" + Base64URL.encode(label))
    }
    guard value.labels.count == nodes, let lines = document.lines(named: names) else {
      throw .labelCount(value.labels.count, nodes: nodes)
    }
    var isMandatory = [Bool](repeating: false, count: lines.count)
    for index in value.mandatoryIndexes {
      guard index < UInt64(lines.count), !isMandatory[Int(index)] else {
        throw .mandatoryIndex(statements: lines.count)
      }
      isMandatory[Int(index)] = true
    }
    for (index, line) in lines.enumerated() {
      if isMandatory[index] { mandatory.append(line) } else { nonMandatory.append(line) }
    }
    guard nonMandatory.count == value.signatures.count else {
      throw .signatureCount(value.signatures.count, statements: nonMandatory.count)
    }
  }

  var count: Int { mandatory.count + nonMandatory.count }

  /// The hash of what must be shown (3.4.17).
  var mandatoryHash: [UInt8] {
    var hash = SHA256()
    for line in mandatory { hash.update(line) }
    return hash.digest()
  }

  /// What has to be right for a proof with these options to be (3.6.7): the issuer's signature comes first.
  func questions(
    _ value: SelectiveDisclosureValue, optionsHash: [UInt8], issuerKey: PublicKey
  ) -> [SignatureQuestion] {
    var questions = [
      SignatureQuestion(
        algorithm: .es256, key: issuerKey, message: optionsHash + value.publicKey + mandatoryHash,
        signature: value.baseSignature)
    ]
    for (line, signature) in zip(nonMandatory, value.signatures) {
      questions.append(
        SignatureQuestion(algorithm: .es256, key: value.key, message: line, signature: signature))
    }
    return questions
  }
}
