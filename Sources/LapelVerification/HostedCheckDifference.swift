import LapelLinkedData

/// Where two documents that should say the same do not. It holds kinds only, never what somebody wrote.
///
/// Every member must be equal. Taken for equal, since JSON-LD says that they mean the same:
/// - a value and a list with that value alone; null, an empty list and no member at all;
/// - an address and an object with nothing but that `id`;
/// - numbers of the same value.
///
/// Lists must keep their order, texts their bytes, dates their spelling, and a picture written out its very bytes: a
/// `data:` address is never taken for the picture at an address.
struct DocumentDifference: Sendable, Hashable {
  /// `recipient.identity`; empty when the whole differs.
  var path: String
  /// "a text", "missing", "a list of 2".
  var here: String
  var there: String

  /// Completes a sentence: "'expires' is missing here and a text there".
  var words: String {
    "\(path.isEmpty ? "it" : "'\(shown(path))'") is \(here) here and \(there) there"
  }
}

extension DocumentDifference {
  /// The first difference in the order of the names; nil when both say the same.
  ///
  /// - Parameters:
  ///   - leavingOut: Names of members that are not compared.
  ///   - thereMayLack: Whether the second may lack members of the first: what a host answers for a revoked badge.
  static func between(
    _ here: JSONValue, _ there: JSONValue, leavingOut names: [String] = [],
    thereMayLack: Bool = false
  ) -> DocumentDifference? {
    guard let a = here.object, let b = there.object else { return ofValues(here, there) }
    return members(a, b, leavingOut: names, thereMayLack: thereMayLack)
  }

  /// The same for two values of which either may be missing.
  static func ofValues(_ here: JSONValue?, _ there: JSONValue?) -> DocumentDifference? {
    let here = here?.withoutBrackets
    let there = there?.withoutBrackets
    guard let here, let there else {
      if here == nil, there == nil { return nil }
      return DocumentDifference(here: kind(of: here), there: kind(of: there))
    }
    switch (here.content, there.content) {
    case (.object(let a), .object(let b)):
      return members(a, b, leavingOut: ["@context"], thereMayLack: false)
    case (.array(let a), .array(let b)) where a.count == b.count:
      for index in a.indices {
        if let difference = ofValues(a[index], b[index]) { return difference.inside("[\(index)]") }
      }
      return nil
    case (.number(let a), .number(let b)) where a.hasSameValue(as: b): return nil
    case (.string(let text), .object), (.object, .string(let text)):
      let object = here.object == nil ? there : here
      if object.isOnlyReference, object.statedID?.hasSameBytes(as: text) == true { return nil }
    default: if here == there { return nil }
    }
    return DocumentDifference(here: kind(of: here), there: kind(of: there))
  }

  /// Both sorted by name and walked side by side, so that large objects take no quadratic time.
  private static func members(
    _ here: JSONObject, _ there: JSONObject, leavingOut names: [String], thereMayLack: Bool
  ) -> DocumentDifference? {
    let a = here.membersByName(leavingOut: names)
    let b = there.membersByName(leavingOut: names)
    var i = 0
    var j = 0
    while i < a.count || j < b.count {
      let isHere = j == b.count || i < a.count && !b[j].name.precedes(a[i].name)
      let isThere = i == a.count || j < b.count && !a[i].name.precedes(b[j].name)
      let name = isHere ? a[i].name : b[j].name
      let difference = ofValues(isHere ? a[i].value : nil, isThere ? b[j].value : nil)
      if let difference, isThere || !thereMayLack { return difference.inside(name) }
      if isHere { i += 1 }
      if isThere { j += 1 }
    }
    return nil
  }

  private init(here: String, there: String) {
    let isSame = here.hasSameBytes(as: there)
    let another = "another" + String(decoding: there.utf8.drop { $0 != 0x20 }, as: UTF8.self)
    self.init(path: "", here: here, there: isSame ? another : there)
  }

  /// The same difference, seen from what holds it.
  func inside(_ name: String) -> DocumentDifference {
    let isJoined = path.isEmpty || path.utf8.first == UInt8(ascii: "[")
    return DocumentDifference(
      path: isJoined ? name + path : "\(name).\(path)", here: here, there: there)
  }

  private static func kind(of value: JSONValue?) -> String {
    switch value?.content {
    case nil, .null?: "missing"
    case .bool(let value)?: value ? "true" : "false"
    case .number?: "a number"
    case .string?: "a text"
    case .array(let values)?: "a list of \(values.count)"
    case .object?: "an object"
    }
  }
}

extension JSONObject {
  fileprivate func membersByName(leavingOut names: [String]) -> [Member] {
    let kept = members.filter { member in !names.contains { member.name.hasSameBytes(as: $0) } }
    return kept.sorted { $0.name.precedes($1.name) }
  }
}

extension String {
  fileprivate func precedes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}

extension JSONNumber {
  fileprivate func hasSameValue(as other: JSONNumber) -> Bool {
    if text.hasSameBytes(as: other.text) { return true }
    if let a = integer, let b = other.integer { return a == b }
    guard let a = double, let b = other.double else { return false }
    return a == b
  }
}

extension JSONValue {
  /// The only element of a list, as deep as lists of one go; nil for null and for a list of nothing.
  fileprivate var withoutBrackets: JSONValue? {
    var value = self
    while let list = value.array, let first = list.first {
      guard list.count == 1 else { return value }
      value = first
    }
    return value.isNull || value.array != nil ? nil : value
  }
}

/// Whether two `@context` members name the same contexts in the same order: the same bytes, two addresses of one bundled
/// document, or addresses that differ in `http`, `https` and a closing slash only.
func namesSameContexts(_ a: JSONValue?, _ b: JSONValue?) -> Bool {
  let a = a?.elements ?? []
  let b = b?.elements ?? []
  guard a.count == b.count else { return false }
  for index in a.indices where a[index] != b[index] {
    guard let one = a[index].string, let other = b[index].string else { return false }
    if bareAddress(one).elementsEqual(bareAddress(other)) { continue }
    guard let document = BundledContexts.document(at: one),
      document == BundledContexts.document(at: other)
    else { return false }
  }
  return true
}

private func bareAddress(_ address: String) -> Substring.UTF8View {
  var bytes = address[...].utf8
  for scheme in ["https://", "http://"] where bytes.starts(with: scheme.utf8) {
    bytes = bytes.dropFirst(scheme.utf8.count)
    break
  }
  if bytes.last == UInt8(ascii: "/") { bytes = bytes.dropLast() }
  return bytes
}
