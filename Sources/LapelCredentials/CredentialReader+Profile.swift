import LapelLinkedData

// Who issued, created, assessed: Open Badges 3.0 `Profile`, Open Badges 2.0 `Issuer`, 1.x `issuer`.

extension CredentialReader {
  /// The issuer of a credential; the first when there are several.
  mutating func issuer(_ value: JSONValue) -> Profile? {
    value.elements.first.flatMap { profile($0) }
  }

  /// A profile, stated or linked; nil when the value is neither an address nor an object, or stands too deep.
  mutating func profile(_ value: JSONValue) -> Profile? {
    if value.isReference {
      let address = value.reference
      return following(address) { reader, document in
        // Behind a DID or a key's address stands something else than a profile.
        guard document.isProfile else { return nil }
        var linked = reader.statedProfile(document)
        linked.id = linked.id ?? address
        return linked
      } ?? address.map { Profile(id: $0) }
    }
    guard value.object != nil else { return nil }
    return nested { $0.statedProfile(value) }
  }

  private mutating func statedProfile(_ value: JSONValue) -> Profile {
    var profile = Profile(id: value.identifier)
    profile.document = value
    profile.readPlainMembers(of: value)
    for parent in value.items("parentOrg", "parentOrganization") {
      if let parent = self.profile(parent) { profile.parentOrganization.append(parent) }
    }
    profile.endorsements = endorsements(of: value)
    return profile
  }
}

extension JSONValue {
  fileprivate var isProfile: Bool {
    hasType("Profile") || hasType("Issuer") || self[first: "name", "url", "email"] != nil
  }
}

extension Profile {
  fileprivate mutating func readPlainMembers(of value: JSONValue) {
    let language = value.statedLanguage
    types = value.types
    name = LocalizedText(value["name"], language: language)
    officialName = value.text("officialName")
    official = value.text("official")
    givenName = value.text("givenName")
    additionalName = value.text("additionalName")
    patronymicName = value.text("patronymicName")
    familyNamePrefix = value.text("familyNamePrefix")
    familyName = value.text("familyName")
    honorificPrefix = value.text("honorificPrefix")
    honorificSuffix = value.text("honorificSuffix")
    description = LocalizedText(value["description"], language: language)
    // `origin` and `contact` are what Open Badges 0.5 calls them.
    url = value.text("url", "origin")
    email = value.text("email", "contact")
    telephone = value.text("phone", "telephone")
    image = ImageReference(value["image"], language: language)
    address = value.items("address").first.flatMap(Address.init)
    otherIdentifiers = value.items("otherIdentifier", "identifier").compactMap(
      OtherIdentifier.init)
    statesBirthDateOrNationalNumber = value.statesBirthDateOrNationalNumber
  }
}

extension Address {
  init?(_ value: JSONValue) {
    guard value.object != nil else { return nil }
    self.init()
    streetAddress = value.text("streetAddress")
    postOfficeBoxNumber = value.text("postOfficeBoxNumber")
    postalCode = value.text("postalCode")
    locality = value.text("addressLocality")
    region = value.text("addressRegion")
    country = value.text("addressCountry")
    countryCode = value.text("addressCountryCode")
    latitude = value["geo"]?.text("latitude")
    longitude = value["geo"]?.text("longitude")
  }
}

extension OtherIdentifier {
  init?(_ value: JSONValue) {
    if let text = value.string.nonBlank {
      self.init(identifier: text)
      return
    }
    guard let identifier = value.text("identifier", "identityHash") else { return nil }
    self.init(identifier: identifier, kind: value.text("identifierType", "identityType"))
  }
}
