import LapelLinkedData

/// Reads credentials of every format into the one model, without judging them.
package struct CredentialDecoder: Sendable {
  /// What badges link to and somebody kept.
  package var linked: LinkedDocuments

  package init(linked: LinkedDocuments = LinkedDocuments()) { self.linked = linked }

  /// The credentials in one piece of encoded text: one, or several when it is a verifiable presentation, an array, a
  /// collection, an answer of a host API or a wallet backup.
  ///
  /// Each comes with the exact bytes it stood in, so that it can be published and verified by itself. Either list of the
  /// result may be empty, never both.
  /// - Throws: `CredentialDecodingError` when the text is neither a credential nor something that holds any.
  package func credentials(
    in encoded: EncodedCredential
  ) throws(CredentialDecodingError) -> DecodedCredentials {
    var collector = CredentialCollector(linked: linked)
    switch encoded.encoding {
    case .json: try collector.addJSON(encoded.bytes)
    case .compactJWS: try collector.addJWS(encoded.bytes.trimmingWhitespace)
    case .address:
      try collector.addAddress(String(decoding: encoded.bytes.trimmingWhitespace, as: UTF8.self))
    }
    return try collector.result()
  }
}
