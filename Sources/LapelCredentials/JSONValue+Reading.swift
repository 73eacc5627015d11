import LapelLinkedData

// How a value of a badge is read as text, address or list: as loosely as issuers write them, since judging comes later.

extension JSONValue {
  // Most members have one name. That it is no list of one makes no array to read it by.

  /// The member of an object that has this name, unless it is null.
  subscript(first name: String) -> JSONValue? {
    guard let value = self[name], !value.isNull else { return nil }
    return value
  }

  /// The first member of an object that has one of these names and is not null.
  subscript(first names: String...) -> JSONValue? {
    for name in names {
      if let value = self[first: name] { return value }
    }
    return nil
  }

  /// The first of two members of an object that is not null.
  subscript(first name: String, other: String) -> JSONValue? {
    guard case .object(let object) = content else { return nil }
    if let value = object[name], !value.isNull { return value }
    if let value = object[other], !value.isNull { return value }
    return nil
  }

  /// The members of a property, JSON-LD's `@list` and `@set` opened, without nulls.
  func items(_ name: String) -> [JSONValue] { self[name]?.openedElements ?? [] }

  /// The members of several properties.
  func items(_ names: String...) -> [JSONValue] {
    var items: [JSONValue] = []
    for name in names { items += self.items(name) }
    return items
  }

  private var openedElements: [JSONValue] {
    switch content {
    case .null: []
    case .array(let values):
      values.contains { $0.isArrayOrNull } ? values.flatMap { $0.elements } : values
    case .object: (self[first: "@list", "@set"] ?? self).elements
    default: [self]
    }
  }

  private var isArrayOrNull: Bool {
    switch content {
    case .array, .null: true
    default: false
    }
  }

  /// The text of a string, number, truth value or value object, or of the first of several; the address when an object
  /// has nothing else to say.
  var plainText: String? {
    switch content {
    case .string(let text): text.isBlank ? nil : text
    case .number(let number): number.text
    case .bool(let flag): flag ? "true" : "false"
    case .array(let values): values.first?.plainTextOfOne
    case .object: plainTextOfOne
    case .null: nil
    }
  }

  private var plainTextOfOne: String? {
    switch content {
    case .array, .null: nil
    case .object: self[first: "@value", "id", "@id"]?.string ?? LocalizedText(self)?.entries[0].text
    default: plainText
    }
  }

  /// The text of a member.
  func text(_ name: String) -> String? { self[name]?.plainText }

  /// The text of the first of these members that has one.
  func text(_ names: String...) -> String? {
    for name in names {
      if let text = text(name) { return text }
    }
    return nil
  }

  /// The texts of a property that may have several.
  func texts(_ names: String...) -> [String] {
    var texts: [String] = []
    for name in names {
      for item in items(name) {
        if let text = item.plainText { texts.append(text) }
      }
    }
    return texts
  }

  /// What a value refers to: the string itself or the `id` of an object, of the first of several.
  var reference: String? {
    let value = elements.first ?? self
    return value.string.nonBlank ?? value.identifier
  }

  /// The `id` or `@id` of an object.
  var identifier: String? { self[first: "id", "@id"]?.string.nonBlank }

  /// The `type` or `@type` of an object, as written.
  var types: [String] {
    guard let value = self[first: "type", "@type"] else { return [] }
    return value.elements.compactMap { $0.string }
  }

  /// Whether a type has this name, written short, with a prefix (`obi:Assertion`) or as an address.
  func hasType(_ name: String) -> Bool {
    guard let value = self[first: "type", "@type"] else { return false }
    switch value.content {
    case .string(let type): return type.hasLocalName(name)
    case .array(let types): return types.contains { $0.string?.hasLocalName(name) == true }
    default: return false
    }
  }

  /// Whether an object says nothing but what it refers to.
  var isReference: Bool {
    guard let object, identifier != nil else { return string != nil }
    return object.members.allSatisfy { $0.name.isOne(of: Self.membersOfReference) }
  }

  private static let membersOfReference: [StaticString] = [
    "id", "@id", "type", "@type", "@context",
  ]

  /// The language that an object states for its texts.
  var statedLanguage: String? {
    if let language = self[first: "@language", "inLanguage"]?.plainText { return language }
    for context in self["@context"]?.elements ?? [] {
      if let language = context["@language"]?.string { return language }
    }
    return nil
  }

  /// A moment, of a string or the number of seconds since 1970.
  var timestamp: Timestamp? {
    switch content {
    case .number(let number): Timestamp(secondsSince1970: number)
    default: plainText.map(Timestamp.init(text:))
    }
  }

  /// The moment that a member states.
  func timestamp(_ name: String) -> Timestamp? { self[name]?.timestamp }

  /// The moment that the first of these members states that does.
  func timestamp(_ names: String...) -> Timestamp? {
    for name in names {
      if let timestamp = timestamp(name) { return timestamp }
    }
    return nil
  }
}

extension String? {
  /// The text, unless it is empty or white space.
  var nonBlank: String? {
    guard let self, !self.isBlank else { return nil }
    return self
  }
}

extension String {
  var isBlank: Bool { utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } }

  /// Whether the part behind the last `#`, `/` or `:` is this name, which has none of them.
  func hasLocalName(_ name: String) -> Bool {
    let rest = utf8.count - name.utf8.count
    guard rest > 0 else { return rest == 0 && hasSameBytes(as: name) }
    return utf8.suffix(name.utf8.count).elementsEqual(name.utf8)
      && localName.hasSameBytes(as: name)
  }

  /// The part behind the last `#`, `/` or `:`.
  var localName: String {
    let bytes = utf8
    guard
      let mark = bytes.lastIndex(where: {
        $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":")
      })
    else { return self }
    return String(self[bytes.index(after: mark)...])
  }

  /// Whether its bytes are those of one of these names.
  func isOne(of names: [StaticString]) -> Bool {
    utf8.withContiguousStorageIfAvailable { $0.isOne(of: names) }
      ?? Array(utf8).withUnsafeBufferPointer { $0.isOne(of: names) }
  }

  func starts(withBytesOf prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }

  /// Whether it begins like the address of something on the web; the scheme in any case.
  var isWebAddress: Bool {
    let start = String(decoding: utf8.prefix(8), as: UTF8.self).lowercased()
    return start.starts(withBytesOf: "http://") || start.starts(withBytesOf: "https://")
  }

  /// Whether the bytes of another text stand somewhere in it.
  func containsBytes(of text: StaticString) -> Bool {
    utf8.withContiguousStorageIfAvailable { $0.contains(text) }
      ?? Array(utf8).withUnsafeBufferPointer { $0.contains(text) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func isOne(of names: [StaticString]) -> Bool {
    for name in names where name.utf8CodeUnitCount == count {
      var index = 0
      while index < count, self[index] == name.utf8Start[index] { index += 1 }
      if index == count { return true }
    }
    return false
  }

  /// Whether the bytes of a text stand somewhere in these.
  fileprivate func contains(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard length > 0, count >= length else { return false }
    for start in 0...(count - length) where self[start] == text.utf8Start[0] {
      var index = 1
      while index < length, self[start + index] == text.utf8Start[index] { index += 1 }
      if index == length { return true }
    }
    return false
  }
}
