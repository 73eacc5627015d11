import LapelLinkedData

extension LocalizedText {
  /// The text of a property in any of the forms in which badges have it: a string, a value object (`@value`,
  /// `@language`), a language map, or an array of those; nil when it holds no text.
  ///
  /// `language` is that of the object around it, for texts without their own.
  init?(_ value: JSONValue?, language: String? = nil) {
    guard let value else { return nil }
    var entries: [Entry] = []
    for item in value.elements { entries += Self.entries(of: item, language: language) }
    self.init(entries)
  }

  private static func entries(of item: JSONValue, language: String?) -> [Entry] {
    switch item.content {
    case .string(let text): text.isBlank ? [] : [Entry(language: language, text: text)]
    case .number(let number): [Entry(text: number.text)]
    case .bool(let flag): [Entry(text: flag ? "true" : "false")]
    case .array, .null: []
    case .object(let object): entries(of: object, in: item, language: language)
    }
  }

  private static func entries(
    of object: JSONObject, in item: JSONValue, language: String?
  ) -> [Entry] {
    if let value = object["@value"] {
      let language = object["@language"]?.string ?? language
      return value.plainText.map { [Entry(language: language, text: $0)] } ?? []
    }
    if isLanguageMap(object) {
      return object.members.flatMap { member in
        let language = member.name.hasSameBytes(as: "@none") ? nil : member.name
        return member.value.elements.compactMap { $0.string }.filter { !$0.isBlank }
          .map { Entry(language: language, text: $0) }
      }
    }
    return item.identifier.map { [Entry(language: language, text: $0)] } ?? []
  }

  /// Whether every member is named by a language tag: JSON-LD 1.1, 4.2.4. `id` alone is no Indonesian text.
  private static func isLanguageMap(_ object: JSONObject) -> Bool {
    if object.members.count == 1, object.members[0].name.hasSameBytes(as: "id") { return false }
    return !object.members.isEmpty
      && object.members.allSatisfy {
        isLanguageTag($0.name) && $0.value.elements.allSatisfy { $0.string != nil }
      }
  }

  private static func isLanguageTag(_ name: String) -> Bool {
    if name.isOne(of: ["@none"]) { return true }
    let subtags = name.utf8.split(
      separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let primary = subtags.first, (2...3).contains(primary.count),
      primary.allSatisfy({ isLetter($0) }), !name.isOne(of: ["url", "uri"])
    else { return false }
    return subtags.dropFirst().allSatisfy {
      (1...8).contains($0.count) && $0.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
