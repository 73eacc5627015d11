/// What one piece of text held: its credentials, and what was left out with the reason.
package struct DecodedCredentials: Sendable, Hashable {
  /// In document order.
  package var credentials: [DecodedCredential] = []
  /// Members that cannot be decoded or must not be kept, such as the private keys of a wallet backup.
  package var leftOut: [CredentialDecodingError] = []

  package init(credentials: [DecodedCredential] = [], leftOut: [CredentialDecodingError] = []) {
    self.credentials = credentials
    self.leftOut = leftOut
  }
}

/// A credential together with the exact bytes that it was decoded from.
package struct DecodedCredential: Sendable, Hashable {
  /// The credential by itself, cut from what it stood in.
  package var encoded: EncodedCredential
  package var credential: Credential {
    _read { yield boxedCredential }
    set { boxedCredential = newValue }
  }
  @Boxed private var boxedCredential: Credential

  package init(encoded: EncodedCredential, credential: Credential) {
    self.encoded = encoded
    boxedCredential = credential
  }
}
