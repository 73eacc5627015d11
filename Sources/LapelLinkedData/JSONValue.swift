/// A JSON value as it was written (RFC 8259): members keep their order, numbers their text, and
/// every value its place.
///
/// Comparing two values compares what they say, not where they stood; strings byte by byte, numbers
/// by their text, members in their order.
package struct JSONValue: Sendable, Hashable {
  package enum Content: Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
  }

  package var content: Content
  /// The UTF-8 bytes of the text that this value stood in, or nil when it was made in code.
  ///
  /// Slicing the text with it gives the value exactly as written.
  package var sourceRange: Range<Int32>?

  package init(_ content: Content, sourceRange: Range<Int32>? = nil) {
    self.content = content
    self.sourceRange = sourceRange
  }

  package static func == (a: JSONValue, b: JSONValue) -> Bool { a.content == b.content }
  package func hash(into hasher: inout Hasher) { hasher.combine(content) }
}

extension JSONValue {
  package var string: String? { if case .string(let value) = content { value } else { nil } }
  package var bool: Bool? { if case .bool(let value) = content { value } else { nil } }
  package var number: JSONNumber? { if case .number(let value) = content { value } else { nil } }
  package var array: [JSONValue]? { if case .array(let value) = content { value } else { nil } }
  package var object: JSONObject? { if case .object(let value) = content { value } else { nil } }
  package var isNull: Bool { if case .null = content { true } else { false } }

  /// The value of a member, when this is an object that has it.
  package subscript(name: String) -> JSONValue? {
    if case .object(let object) = content { object[name] } else { nil }
  }

  /// The elements of an array; any other value but null as the only element: how JSON-LD reads a
  /// property.
  package var elements: [JSONValue] {
    switch content {
    case .array(let values): values
    case .null: []
    default: [self]
    }
  }
}

extension JSONValue {
  package static let null = JSONValue(.null)
  package static func bool(_ value: Bool) -> JSONValue { JSONValue(.bool(value)) }
  package static func string(_ value: String) -> JSONValue { JSONValue(.string(value)) }
  package static func integer(_ value: Int) -> JSONValue {
    JSONValue(.number(JSONNumber(text: String(value))))
  }
  package static func array(_ values: [JSONValue]) -> JSONValue { JSONValue(.array(values)) }
  package static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    JSONValue(.object(JSONObject(members.map { JSONObject.Member(name: $0.0, value: $0.1) })))
  }
}

extension JSONValue.Content: Hashable {
  package static func == (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a.hasSameBytes(as: b)
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a == b
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .number(let value): hasher.combine(value)
    case .string(let value): value.hashBytes(into: &hasher)
    case .array(let values): hasher.combine(values)
    case .object(let object): hasher.combine(object)
    }
  }
}

/// The members of a JSON object in the order in which they were written; names are unique.
///
/// Names are compared byte by byte. Swift's string comparison would take `e\u{301}` and `\u{E9}` (é)
/// for the same name; a signature would not.
package struct JSONObject: Sendable, Hashable {
  package struct Member: Sendable, Hashable {
    package var name: String
    package var value: JSONValue

    package init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }

    package static func == (a: Self, b: Self) -> Bool {
      a.name.hasSameBytes(as: b.name) && a.value == b.value
    }

    package func hash(into hasher: inout Hasher) {
      name.hashBytes(into: &hasher)
      hasher.combine(value)
    }
  }

  package private(set) var members: [Member]

  package init(_ members: [Member] = []) { self.members = members }

  package subscript(name: String) -> JSONValue? {
    get { place(of: name).map { members[$0].value } }
    set {
      let index = place(of: name)
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append(Member(name: name, value: value))
      case (nil, nil): break
      }
    }
  }

  /// Where the member of a name stands. Most names differ in their length already.
  private func place(of name: String) -> Int? {
    let length = name.utf8.count
    for place in members.indices where members[place].name.utf8.count == length {
      if members[place].name.hasSameBytes(as: name) { return place }
    }
    return nil
  }
}

/// A JSON number as its text, so that nothing is lost: `1.10` stays `1.10`.
package struct JSONNumber: Sendable, Hashable {
  package var text: String

  package init(text: String) { self.text = text }

  /// The nearest IEEE 754 double, which is what JSON-LD and RFC 8785 read a number as; nil when it
  /// has no finite one.
  package var double: Double? {
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// The value when the text is an integer without fraction or exponent that fits.
  package var integer: Int? { Int(text) }
}

extension String {
  /// Whether both are the same UTF-8 bytes; Swift's `==` also equates spellings of one character.
  package func hasSameBytes(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    // Short texts hold their bytes in place: then one look decides.
    if isRepresented(like: other) { return true }
    guard utf8.first == other.utf8.first else { return false }
    let areSame = utf8.withContiguousStorageIfAvailable { a in
      other.utf8.withContiguousStorageIfAvailable { b in areSameBytes(a, b) }
    }
    if case .some(.some(let areSame)) = areSame { return areSame }
    return utf8.elementsEqual(other.utf8)
  }

  /// Whether both consist of the same bits, so that they are surely the same text; two that do not may be the same too.
  private func isRepresented(like other: String) -> Bool {
    withUnsafeBytes(of: self) { a in
      withUnsafeBytes(of: other) { b in
        for offset in stride(from: 0, to: a.count, by: 4) {
          if a.load(fromByteOffset: offset, as: UInt32.self)
            != b.load(fromByteOffset: offset, as: UInt32.self)
          {
            return false
          }
        }
        return true
      }
    }
  }

  /// Feeds the UTF-8 bytes to a hasher, with an end mark: the hash that goes with `hasSameBytes(as:)`.
  package func hashBytes(into hasher: inout Hasher) {
    let isHashed: Void? = utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if isHashed == nil { for byte in utf8 { hasher.combine(byte) } }
    hasher.combine(0xFF as UInt8)
  }
}

extension [UInt8] {
  /// Whether both hold the same; sooner found out than by `==`.
  package func hasSameBytes(as other: [UInt8]) -> Bool {
    guard count == other.count else { return false }
    return withUnsafeBufferPointer { a in other.withUnsafeBufferPointer { areSameBytes(a, $0) } }
  }
}

/// Whether two buffers of one length hold the same, eight bytes at a time.
private func areSameBytes(
  _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>
) -> Bool {
  let (x, y) = (UnsafeRawBufferPointer(a), UnsafeRawBufferPointer(b))
  if x.baseAddress == y.baseAddress { return true }
  var offset = 0
  while offset &+ 8 <= x.count {
    let (left, right) = (
      x.loadUnaligned(fromByteOffset: offset, as: UInt64.self),
      y.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    )
    if left != right { return false }
    offset &+= 8
  }
  while offset < x.count {
    if x[offset] != y[offset] { return false }
    offset &+= 1
  }
  return true
}
