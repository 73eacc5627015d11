/// Why a value has no canonical form.
package enum CanonicalJSONError: Error, Sendable, Hashable {
  /// A number that no finite double stands for, by its text.
  case numberOutOfRange(String)
  /// A name that an object made in code has twice; parsed objects have none.
  case duplicateName(String)
}

extension CanonicalJSONError: CustomStringConvertible {
  /// What is wrong, in one line.
  package var description: String {
    switch self {
    case .numberOutOfRange(let text):
      "the number \(text.shortenedForMessage) is outside the range of a double (IEEE 754)"
    case .duplicateName(let name):
      "an object to be made canonical has the member name '\(name.shortenedForMessage)' twice"
    }
  }
}

extension JSONValue {
  /// The canonical form, in UTF-8, that `jcs` signatures and digests are made over (RFC 8785).
  ///
  /// Members are sorted by the UTF-16 code units of their names, numbers are written as ECMAScript
  /// writes the nearest double, and there is no white space.
  package func canonicalBytes() throws(CanonicalJSONError) -> [UInt8] {
    var bytes: [UInt8] = []
    try appendCanonical(to: &bytes)
    return bytes
  }

  fileprivate func appendCanonical(to bytes: inout [UInt8]) throws(CanonicalJSONError) {
    switch content {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let number):
      guard let text = number.canonicalText else { throw .numberOutOfRange(number.text) }
      bytes.append(contentsOf: text)
    case .string(let text): bytes.appendJSONString(text)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        try element.appendCanonical(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let object): try object.appendCanonical(to: &bytes)
    }
  }
}

extension JSONObject {
  /// RFC 8785, 3.2.3.
  fileprivate func appendCanonical(to bytes: inout [UInt8]) throws(CanonicalJSONError) {
    let sorted = members.sorted { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }
    bytes.append(UInt8(ascii: "{"))
    for (index, member) in sorted.enumerated() {
      if index > 0 {
        guard !sorted[index - 1].name.hasSameBytes(as: member.name) else {
          throw .duplicateName(member.name)
        }
        bytes.append(UInt8(ascii: ","))
      }
      bytes.appendJSONString(member.name)
      bytes.append(UInt8(ascii: ":"))
      try member.value.appendCanonical(to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }
}
