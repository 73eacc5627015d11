/// A value of CBOR (RFC 8949), of the kinds that selective disclosure writes its proofs in.
///
/// Every length is definite and every number as short as it can be (RFC 8949, 4.1), and the keys of a map differ; so
/// a value has one encoding, but for the order of its maps, which encoders in use do not agree on.
/// Negative numbers, floating point, simple values and tags are refused.
package enum CBOR: Sendable, Hashable {
  case unsigned(UInt64)
  case bytes([UInt8])
  case text(Text)
  case array([CBOR])
  /// In the order in which the entries were written; the keys are numbers, bytes or texts.
  case map([Entry])

  package struct Entry: Sendable, Hashable {
    package var key: CBOR
    package var value: CBOR

    package init(key: CBOR, value: CBOR) {
      self.key = key
      self.value = value
    }
  }

  /// A string that is equal to another when their bytes are.
  package struct Text: Sendable, Hashable {
    package var string: String

    package init(_ string: String) { self.string = string }

    package static func == (a: Self, b: Self) -> Bool { a.string.hasSameBytes(as: b.string) }

    package func hash(into hasher: inout Hasher) { string.hashBytes(into: &hasher) }
  }
}

extension CBOR {
  package var unsigned: UInt64? { if case .unsigned(let value) = self { value } else { nil } }
  package var bytes: [UInt8]? { if case .bytes(let value) = self { value } else { nil } }
  package var text: String? { if case .text(let value) = self { value.string } else { nil } }
  package var array: [CBOR]? { if case .array(let value) = self { value } else { nil } }
  package var map: [Entry]? { if case .map(let value) = self { value } else { nil } }
}

/// How much a CBOR value from a stranger may ask of the reader.
package struct CBORLimits: Sendable, Hashable {
  /// The longest encoding, in bytes; the value takes up to some twenty times that in memory.
  package let bytes: Int
  /// How deep arrays and maps may stand in one another; `[[]]` is 2 deep.
  package let depth: Int

  /// Makes limits; the depth stops at 64 since values are read recursively.
  package init(bytes: Int = 1 << 20, depth: Int = 8) {
    precondition(bytes >= 0 && depth >= 0, "Limits are not negative.")
    precondition(depth <= 64, "Values deeper than 64 could exhaust the stack.")
    self.bytes = bytes
    self.depth = depth
  }
}

extension CBOR {
  /// The one value that the bytes consist of.
  package init(
    parsing bytes: [UInt8], limits: CBORLimits = CBORLimits()
  ) throws(CBORError) {
    guard bytes.count <= limits.bytes else {
      throw CBORError(.tooLong(limit: limits.bytes), at: limits.bytes)
    }
    var parser = CBORParser(bytes: bytes, limits: limits)
    self = try parser.value(depth: 0)
    guard parser.offset == bytes.count else { throw CBORError(.bytesLeftOver, at: parser.offset) }
  }
}

private struct CBORParser {
  let bytes: [UInt8]
  let limits: CBORLimits
  private(set) var offset = 0

  init(bytes: [UInt8], limits: CBORLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  mutating func value(depth: Int) throws(CBORError) -> CBOR {
    let start = offset
    let (type, argument) = try head()
    switch type {
    case 0: return .unsigned(argument)
    case 2: return .bytes(Array(try content(argument)))
    case 3:
      let content = try content(argument)
      let text = String(decoding: content, as: UTF8.self)
      // Decoding puts a replacement in the place of what is no UTF-8.
      guard text.utf8.elementsEqual(content) else { throw CBORError(.invalidUTF8, at: start) }
      return .text(CBOR.Text(text))
    case 4, 5:
      guard depth < limits.depth else {
        throw CBORError(.nestedTooDeep(limit: limits.depth), at: start)
      }
      return type == 4
        ? .array(try elements(argument, depth: depth + 1))
        : .map(try entries(argument, depth: depth + 1))
    default: throw CBORError(.unknownKind(bytes[start]), at: start)
    }
  }

  /// The major type of an item and its number: RFC 8949, 3.
  private mutating func head() throws(CBORError) -> (type: UInt8, argument: UInt64) {
    let start = offset
    guard start < bytes.count else { throw CBORError(.incomplete, at: start) }
    let first = bytes[start]
    offset += 1
    let type = first >> 5
    let information = first & 0x1F
    if information < 24 { return (type, UInt64(information)) }
    if information == 31, (2...5).contains(type) {
      throw CBORError(.indefiniteLength, at: start)
    }
    guard information < 28 else { throw CBORError(.unknownKind(first), at: start) }
    let count = 1 << Int(information - 24)
    guard bytes.count - offset >= count else { throw CBORError(.incomplete, at: bytes.count) }
    var argument: UInt64 = 0
    for byte in bytes[offset..<offset + count] { argument = argument << 8 | UInt64(byte) }
    offset += count
    // Floating point and simple values have bits here and no number.
    let least: UInt64 = count == 1 ? 24 : 1 << UInt64(4 * count)
    guard argument >= least || type == 7 else { throw CBORError(.needlesslyLong, at: start) }
    return (type, argument)
  }

  private mutating func content(_ count: UInt64) throws(CBORError) -> ArraySlice<UInt8> {
    guard count <= UInt64(bytes.count - offset) else {
      throw CBORError(.incomplete, at: bytes.count)
    }
    let content = bytes[offset..<offset + Int(count)]
    offset = content.endIndex
    return content
  }

  /// Elements or entries take a byte each at least, so a false count ends where the bytes do.
  private mutating func elements(_ count: UInt64, depth: Int) throws(CBORError) -> [CBOR] {
    var elements: [CBOR] = []
    var rest = count
    while rest > 0 {
      elements.append(try value(depth: depth))
      rest -= 1
    }
    return elements
  }

  private mutating func entries(_ count: UInt64, depth: Int) throws(CBORError) -> [CBOR.Entry] {
    var entries: [CBOR.Entry] = []
    // A value has one encoding, so keys differ when their bytes do.
    var keys = Set<[UInt8]>()
    var rest = count
    while rest > 0 {
      let start = offset
      let key = try value(depth: depth)
      if key.array != nil || key.map != nil { throw CBORError(.compositeKey, at: start) }
      guard keys.insert(Array(bytes[start..<offset])).inserted else {
        throw CBORError(.duplicateKey, at: start)
      }
      entries.append(CBOR.Entry(key: key, value: try value(depth: depth)))
      rest -= 1
    }
    return entries
  }
}

/// Why bytes are not CBOR as Lapel reads it, and where.
package struct CBORError: Error, Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    case tooLong(limit: Int)
    case nestedTooDeep(limit: Int)
    /// The bytes end before the value does.
    case incomplete
    /// Bytes follow the value.
    case bytesLeftOver
    /// A kind of value that Lapel does not read, by its first byte.
    case unknownKind(UInt8)
    case indefiniteLength
    /// A number or length in more bytes than it needs: a second spelling.
    case needlesslyLong
    case invalidUTF8
    /// An array or map as a key.
    case compositeKey
    case duplicateKey
  }

  package let reason: Reason
  /// Bytes before the place.
  package let offset: Int

  package init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

extension CBORError: CustomStringConvertible {
  /// What is wrong, in one line without its place.
  package var description: String {
    switch reason {
    case .tooLong(let limit): "the CBOR is longer than \(limit) bytes"
    case .nestedTooDeep(let limit): "arrays and maps are nested more than \(limit) deep"
    case .incomplete: "the CBOR ends in the middle of a value"
    case .bytesLeftOver: "bytes follow the CBOR value"
    case .unknownKind(let byte):
      "the byte 0x\(hexText(UInt32(byte), digits: 2)) begins a kind of CBOR value that has no place here"
    case .indefiniteLength: "a CBOR value does not say its length"
    case .needlesslyLong: "a CBOR number takes more bytes than it needs"
    case .invalidUTF8: "a CBOR text is not valid UTF-8"
    case .compositeKey: "a key of a CBOR map is an array or a map"
    case .duplicateKey: "a key of a CBOR map appears twice"
    }
  }
}
