import LapelCredentials
import LapelLinkedData

/// The rules for JWS headers of badges: Open Badges 3.0, 8.2.4.1; RFC 7515, 4.
enum JOSE {
  /// The signature algorithm that a header names, bound to the kind of the key.
  ///
  /// A key is only ever used with its own algorithm, so that neither `none` nor a public key taken for an HMAC secret
  /// can pass.
  static func algorithm(
    named name: String, for key: PublicKey
  ) -> Result<SignatureAlgorithm, KeyError> {
    let algorithm: SignatureAlgorithm? =
      switch (name, key) {
      case ("EdDSA", .ed25519), ("Ed25519", .ed25519): .ed25519
      case ("ES256", .p256): .es256
      case ("ES384", .p384): .es384
      case ("RS256", .rsa): .rs256
      default: nil
      }
    if let algorithm { return .success(algorithm) }
    return .failure(
      KeyError(description: "the signature says '\(shown(name))', and the key is \(key.kindName)"))
  }

  /// The algorithms that Lapel can check, as headers name them.
  static let knownAlgorithms = ["RS256", "ES256", "ES384", "EdDSA", "Ed25519"]

  /// The bytes under a compact JWS: header, dot, payload, as they stand in its text (RFC 7515, 5.2).
  static func signingInput(of jws: CompactJWS) -> [UInt8] {
    guard let dot = jws.text.lastIndex(of: UInt8(ascii: ".")) else { return [] }
    return Array(jws.text[..<dot])
  }

  /// What forbids relying on a header, whatever the key; nil when nothing does.
  static func flaw(in header: JSONValue) -> String? {
    guard let algorithm = header["alg"]?.string else { return "its header names no algorithm" }
    if algorithm.lowercased() == "none" { return "its header says that it is not signed ('none')" }
    if algorithm.hasPrefix("HS") {
      return
        "'\(shown(algorithm))' is a checksum with a shared secret, which proves nothing to others"
    }
    if header["crit"] != nil {
      return "its header demands an extension that Lapel does not know ('crit')"
    }
    if header["b64"]?.bool == false { return "its payload is not encoded as badges demand ('b64')" }
    if header["jwk"]?["d"] != nil { return "its header holds a private key" }
    return nil
  }
}

/// A name from a document for a message: short, and without characters that steer a terminal or turn the text around.
func shown(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars.prefix(120) {
    result.unicodeScalars.append(scalar.mayBeShown ? scalar : "\u{FFFD}")
  }
  return result
}

extension Unicode.Scalar {
  fileprivate var mayBeShown: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F: false
    // Marks and overrides of direction, line and paragraph separators, invisible joiners.
    case 0x061C, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: false
    default: true
    }
  }
}
