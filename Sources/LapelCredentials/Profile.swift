import LapelLinkedData

/// Who issued, endorsed, created or received: Open Badges 3.0 B.1.19 `Profile`, Open Badges 2.0 `Issuer`, 1.x `issuer`.
///
/// Nothing in it is proven by a signature but the `id`.
package struct Profile: Sendable, Hashable {
  package var id: String?
  package var types: [String] = []
  package var name: LocalizedText?
  package var officialName: String?
  /// The name of an authorised official of the organisation.
  package var official: String?
  package var givenName: String?
  package var additionalName: String?
  package var patronymicName: String?
  package var familyNamePrefix: String?
  package var familyName: String?
  package var honorificPrefix: String?
  package var honorificSuffix: String?
  package var description: LocalizedText?
  package var url: String?
  package var email: String?
  package var telephone: String?
  package var image: ImageReference?
  @Boxed package var address: Address?
  package var otherIdentifiers: [OtherIdentifier] = []
  /// The organisation that this one is part of.
  package var parentOrganization: [Profile] = []
  package var endorsements: [EmbeddedCredential] = []
  /// Whether the document states a birth date or a national number; the value itself is not kept in the model.
  package var statesBirthDateOrNationalNumber = false
  /// The profile as stated, with members that the model has no name for; nil when only the address of one was given.
  package var document: JSONValue?

  package init(id: String? = nil) { self.id = id }
}

/// Open Badges 3.0 B.1.3 `Address`.
package struct Address: Sendable, Hashable {
  package var streetAddress: String?
  package var postOfficeBoxNumber: String?
  package var postalCode: String?
  package var locality: String?
  package var region: String?
  package var country: String?
  package var countryCode: String?
  /// Degrees north and east, as written.
  package var latitude: String?
  package var longitude: String?

  package init() {}
}

/// An identifier in some other system: Open Badges 3.0 B.1.15 `IdentifierEntry`.
package struct OtherIdentifier: Sendable, Hashable {
  package var identifier: String
  /// `identifierType`: `name`, `institutionId`, `did`, ...
  package var kind: String?

  package init(identifier: String, kind: String? = nil) {
    self.identifier = identifier
    self.kind = kind
  }
}

/// An image that a badge names: an address or a `data:` address, never loaded by a page.
package struct ImageReference: Sendable, Hashable {
  package var address: String
  package var caption: LocalizedText?
  /// Who made it (Open Badges 2.0 `Image`).
  package var author: String?

  package init(address: String, caption: LocalizedText? = nil) {
    self.address = address
    self.caption = caption
  }
}
