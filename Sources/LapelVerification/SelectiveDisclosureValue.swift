import LapelLinkedData

/// What the value of a derived proof holds: ECDSA Cryptosuites 1.0, 3.5.8.
struct SelectiveDisclosureValue: Sendable, Hashable {
  /// The issuer's, over what must be shown; 64 bytes.
  let baseSignature: [UInt8]
  /// The key that signed the statements one by one: a P-256 multikey in bytes, with its prefix `80 24`.
  let publicKey: [UInt8]
  /// One for each statement that need not be shown and is, in their order; 64 bytes each.
  let signatures: [[UInt8]]
  /// The name that the issuer gave each blank node, by the number of its canonical name; 32 bytes each, no two the same.
  let labels: [UInt64: [UInt8]]
  /// The places among the statements of those that the issuer wants shown.
  let mandatoryIndexes: [UInt64]

  /// A verification must end in a second or two, whatever a stranger sends.
  static let maximumSignatures = 1_024
  static let maximumBytes = 1 << 20

  /// The key of `publicKey`.
  var key: PublicKey { .p256(Array(publicKey.dropFirst(2))) }

  /// The parts of a `proofValue`.
  init(_ proofValue: String?) throws(SelectiveDisclosureError) {
    guard let text = proofValue, text.utf8.first == UInt8(ascii: "u") else { throw .text }
    guard text.utf8.count <= Self.maximumBytes / 3 * 4 else { throw .tooLarge }
    guard let bytes = try? Multibase.decode(text) else { throw .text }
    guard bytes.starts(with: [0xD9, 0x5D, 0x01]) else { throw .header }
    let value: CBOR
    do throws(CBORError) {
      value = try CBOR(parsing: Array(bytes.dropFirst(3)), limits: CBORLimits(depth: 2))
    } catch {
      throw .cbor(error)
    }
    guard let parts = value.array, parts.count == 5 else { throw .component(.count) }
    baseSignature = try bytesOf(parts[0], count: 64, of: .baseSignature)
    publicKey = try Self.publicKey(parts[1])
    signatures = try Self.signatures(parts[2])
    labels = try Self.labels(parts[3])
    mandatoryIndexes = try Self.mandatoryIndexes(parts[4])
  }

  /// Two bytes that name the curve and 33 of a compressed point (Controlled Identifiers 1.0, 2.2.2).
  ///
  /// The standard asks for 36 bytes in all, which no P-256 key has; its own test vectors have 35.
  private static func publicKey(_ value: CBOR) throws(SelectiveDisclosureError) -> [UInt8] {
    let bytes = try bytesOf(value, count: 35, of: .publicKey)
    guard bytes.starts(with: [0x80, 0x24]), bytes[2] == 2 || bytes[2] == 3 else {
      throw .component(.publicKey)
    }
    return bytes
  }

  private static func signatures(_ value: CBOR) throws(SelectiveDisclosureError) -> [[UInt8]] {
    guard let elements = value.array else { throw .component(.signatures) }
    guard elements.count <= maximumSignatures else { throw .tooLarge }
    var signatures: [[UInt8]] = []
    for element in elements {
      signatures.append(try bytesOf(element, count: 64, of: .signatures))
    }
    return signatures
  }

  /// Were two nodes to get the same name, a holder could take one node's statements apart and show them as two.
  private static func labels(_ value: CBOR) throws(SelectiveDisclosureError) -> [UInt64: [UInt8]] {
    guard let entries = value.map else { throw .component(.labelMap) }
    var labels = [UInt64: [UInt8]]()
    var seen = Set<[UInt8]>()
    for entry in entries {
      guard let number = entry.key.unsigned else { throw .component(.labelMap) }
      let label = try bytesOf(entry.value, count: 32, of: .labelMap)
      guard seen.insert(label).inserted else { throw .repeatedLabel }
      labels[number] = label
    }
    return labels
  }

  private static func mandatoryIndexes(
    _ value: CBOR
  ) throws(SelectiveDisclosureError) -> [UInt64] {
    guard let elements = value.array else { throw .component(.mandatoryIndexes) }
    var indexes: [UInt64] = []
    for element in elements {
      guard let index = element.unsigned else { throw .component(.mandatoryIndexes) }
      indexes.append(index)
    }
    return indexes
  }
}

private func bytesOf(
  _ value: CBOR, count: Int, of part: SelectiveDisclosureError.Component
) throws(SelectiveDisclosureError) -> [UInt8] {
  guard let bytes = value.bytes, bytes.count == count else { throw .component(part) }
  return bytes
}
