import LapelLinkedData

extension Evidence {
  /// Evidence as an address, a text, or an object: Open Badges 3.0 B.1.13, Open Badges 1 and 2 `evidence`.
  init?(_ value: JSONValue, language: String?) {
    self.init()
    if let text = value.string.nonBlank {
      if text.isWebAddress {
        address = text
      } else {
        narrative = LocalizedText(text, language: language)
      }
      return
    }
    guard value.object != nil else { return nil }
    let language = value.statedLanguage ?? language
    address = value[first: "id", "@id", "url"]?.string.nonBlank
    name = LocalizedText(value["name"], language: language)
    description = LocalizedText(value["description"], language: language)
    narrative = LocalizedText(value["narrative"], language: language)
    genre = value.text("genre")
    audience = value.text("audience")
  }
}

extension ImageReference {
  /// An image as an address or an object; the first when there are several.
  init?(_ value: JSONValue?, language: String?) {
    guard let value = value?.elements.first else { return nil }
    guard let address = value.string.nonBlank ?? value[first: "id", "@id", "url"]?.string.nonBlank
    else { return nil }
    self.init(
      address: address, caption: LocalizedText(value["caption"], language: language))
    author = value.text("author")
  }
}

extension StatusReference {
  init(_ value: JSONValue) {
    self.init(document: value)
    id = value.reference
    types = value.types
    purpose = value.text("statusPurpose")
    listIndex = value.text("statusListIndex", "revocationListIndex")
    listCredential = value[first: "statusListCredential", "revocationListCredential"]?.reference
  }
}

extension TypedReference {
  init?(_ value: JSONValue) {
    guard value.object != nil || value.string != nil else { return nil }
    self.init(id: value.reference, types: value.types)
  }
}

extension Proof {
  init(_ value: JSONValue) {
    self.init(document: value)
    types = value.types
    cryptosuite = value.text("cryptosuite")
    created = value.timestamp("created")
    verificationMethod = value["verificationMethod"]?.reference
    purpose = value.text("proofPurpose")
  }
}
