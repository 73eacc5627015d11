import LapelLinkedData

/// Bytes survive base 58, base64, multibase and multikey, and each text that is read is the only one for its bytes.
func runBase58(_ input: [UInt8]) {
  if let text = try? Base58.encode(input) {
    // The same limit is for bytes and for texts, which are longer.
    let isReadable = text.utf8.count <= Base58.limit
    require((try? Base58.decode(text)) == (isReadable ? input : nil), "bytes survive base 58")
  } else {
    require(input.count > Base58.limit, "only long bytes have no text in base 58")
  }
  require((try? Base64URL.decode(Base64URL.encode(input))) == input, "bytes survive base64url")
  require((try? Base64.decode(Base64.encode(input))) == input, "bytes survive base64")
  read(String(decoding: input, as: UTF8.self))
}

private func read(_ text: String) {
  if let bytes = try? Base58.decode(text) {
    require((try? Base58.encode(bytes)) == text, "bytes have one text in base 58")
  }
  if let bytes = try? Base64URL.decode(text) {
    require(Base64URL.encode(bytes) == text, "bytes have one text in base64url")
  }
  if let bytes = try? Multibase.decode(text) {
    let base: Multibase = text.utf8.first == UInt8(ascii: "z") ? .base58btc : .base64url
    require((try? base.encode(bytes)) == text, "bytes have one text in each base")
  }
  _ = try? Base64.decode(text, forgiving: true)
  if let key = try? Multikey(multibase: text) {
    require((try? key.multibase()) == text, "a key has one text")
  }
  if let key = try? Multikey(didKey: text), !text.contains("#") {
    require((try? key.didKey()) == text, "a key has one DID")
  }
}

var base58Seeds: [String] {
  [
    "", "1", "11StV1DL6CwTryKyV", "z2NEpo7TZRRrLZSi2U", "uAQIDBA", "AQID BA==", "zz", "#0OIl",
    SeedKey.ed25519.did, SeedKey.p256.did, SeedKey.p256.method,
    String(repeating: "z", count: 300),
  ]
}
