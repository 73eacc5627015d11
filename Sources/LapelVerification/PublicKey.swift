import LapelLinkedData

/// A public key by its numbers; only the verifier makes one, from a document that may name it.
package enum PublicKey: Sendable, Hashable {
  /// 32 bytes.
  case ed25519([UInt8])
  /// A compressed point, 33 bytes.
  case p256([UInt8])
  /// A compressed point, 49 bytes.
  case p384([UInt8])
  /// Modulus and exponent, big-endian without leading zeros.
  case rsa(modulus: [UInt8], exponent: [UInt8])

  /// What the key is called in messages.
  var kindName: String {
    switch self {
    case .ed25519: "an Ed25519 key"
    case .p256: "a P-256 key"
    case .p384: "a P-384 key"
    case .rsa(let modulus, _): "an RSA key of \(modulus.count * 8) bits"
    }
  }
}

/// Why something is no public key that Lapel can use.
struct KeyError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Completes "the key cannot be used: …".
  let description: String
}

// MARK: - JWK

extension PublicKey {
  /// A JSON Web Key (RFC 7517; RFC 7518, 6; RFC 8037).
  ///
  /// - Throws: also when it holds private parts: who publishes those has lost the key.
  init(jwk: JSONValue) throws(KeyError) {
    if jwk["d"] != nil { throw KeyError(description: "it is a private key") }
    switch jwk["kty"]?.string {
    case "OKP":
      guard jwk["crv"]?.string == "Ed25519" else {
        throw KeyError(description: "of the OKP keys only Ed25519 is known")
      }
      self = .ed25519(try bytes(of: "x", in: jwk, count: 32))
    case "EC":
      switch jwk["crv"]?.string {
      case "P-256": self = .p256(try compressedPoint(of: jwk, count: 32))
      case "P-384": self = .p384(try compressedPoint(of: jwk, count: 48))
      default: throw KeyError(description: "of the EC keys only P-256 and P-384 are known")
      }
    case "RSA":
      let modulus = try bytes(of: "n", in: jwk, count: nil)
      let exponent = try bytes(of: "e", in: jwk, count: nil)
      self = try rsaKey(modulus: modulus, exponent: exponent)
    default: throw KeyError(description: "its kind ('kty') is not known")
    }
  }
}

private func bytes(of name: String, in jwk: JSONValue, count: Int?) throws(KeyError) -> [UInt8] {
  guard let text = jwk[name]?.string else {
    throw KeyError(description: "its member '\(name)' is missing")
  }
  guard let bytes = try? Base64URL.decode(text), count == nil || bytes.count == count else {
    throw KeyError(description: "its member '\(name)' is not of the right form")
  }
  return bytes
}

private func compressedPoint(of jwk: JSONValue, count: Int) throws(KeyError) -> [UInt8] {
  let x = try bytes(of: "x", in: jwk, count: count)
  let y = try bytes(of: "y", in: jwk, count: count)
  return [2 + (y[count - 1] & 1)] + x
}

/// An RSA key within the bounds that a signature may rest on: 2048 to 8192 bits, an odd exponent of 3 to 8 bytes' worth.
private func rsaKey(modulus: [UInt8], exponent: [UInt8]) throws(KeyError) -> PublicKey {
  let modulus = Array(modulus.drop { $0 == 0 })
  let exponent = Array(exponent.drop { $0 == 0 })
  guard modulus.count > 256 || modulus.count == 256 && modulus[0] >= 0x80 else {
    throw KeyError(description: "an RSA key of fewer than 2048 bits is too small to rely on")
  }
  guard modulus.count <= 1024 else {
    throw KeyError(description: "an RSA key of more than 8192 bits is too large")
  }
  guard let last = exponent.last, last & 1 == 1, exponent.count <= 8, exponent != [1] else {
    throw KeyError(description: "its exponent makes no sense")
  }
  return .rsa(modulus: modulus, exponent: exponent)
}

// MARK: - Multikey

extension PublicKey {
  /// A `publicKeyMultibase` (Controlled Identifiers 1.0, 2.2.2), as in did:key.
  init(multikey text: String) throws(KeyError) {
    guard let multikey = try? Multikey(multibase: text) else {
      throw KeyError(description: "it is not a multikey in base 58")
    }
    switch multikey.kind {
    case .ed25519: self = .ed25519(multikey.bytes)
    case .p256: self = .p256(multikey.bytes)
    case .p384: self = .p384(multikey.bytes)
    default: throw KeyError(description: "of the multikeys only Ed25519, P-256 and P-384 are known")
    }
  }
}

// MARK: - PEM

extension PublicKey {
  /// An RSA key in PEM: `PUBLIC KEY` (RFC 5280, 4.1.2.7) or `RSA PUBLIC KEY` (RFC 8017, A.1.1).
  init(pem: String) throws(KeyError) {
    let lines = pem.split(whereSeparator: { $0.isNewline })
    var body = ""
    var label = ""
    for line in lines {
      if line.hasPrefix("-----BEGIN ") {
        guard label.isEmpty else { throw KeyError(description: "it is more than one PEM block") }
        label = String(line)
      } else if !line.hasPrefix("-----") {
        body += line
      }
    }
    guard let der = try? Base64.decode(body, forgiving: true) else {
      throw KeyError(description: "its Base64 cannot be read")
    }
    var reader = DERReader(der[...])
    if label.hasPrefix("-----BEGIN PUBLIC KEY") {
      var outer = try reader.sequence()
      var algorithm = try outer.sequence()
      // rsaEncryption: 1.2.840.113549.1.1.1
      guard Array(try algorithm.value(tag: 0x06)) == [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 1]
      else {
        throw KeyError(description: "of the keys in PEM only RSA is known")
      }
      let bits = try outer.value(tag: 0x03)
      guard bits.first == 0 else { throw KeyError(description: "its bits are not whole bytes") }
      reader = DERReader(bits.dropFirst())
    } else if !label.hasPrefix("-----BEGIN RSA PUBLIC KEY") {
      throw KeyError(description: "it is no public key in PEM")
    }
    var numbers = try reader.sequence()
    let modulus = try numbers.value(tag: 0x02)
    let exponent = try numbers.value(tag: 0x02)
    self = try rsaKey(modulus: Array(modulus), exponent: Array(exponent))
  }
}

/// Reads the few DER values that a key is made of (X.690, 8 and 10).
private struct DERReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func sequence() throws(KeyError) -> DERReader { DERReader(try value(tag: 0x30)) }

  mutating func value(tag: UInt8) throws(KeyError) -> ArraySlice<UInt8> {
    guard rest.popFirst() == tag, let first = rest.popFirst() else { throw Self.damaged }
    var length = Int(first)
    if first >= 0x80 {
      let count = Int(first & 0x7F)
      guard (1...3).contains(count), rest.count >= count else { throw Self.damaged }
      length = 0
      for _ in 0..<count { length = length << 8 | Int(rest.popFirst() ?? 0) }
    }
    guard length <= rest.count else { throw Self.damaged }
    let value = rest.prefix(length)
    rest = rest.dropFirst(length)
    return value
  }

  private static var damaged: KeyError { KeyError(description: "its DER is damaged") }
}
