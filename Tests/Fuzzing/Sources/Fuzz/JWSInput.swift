import LapelCredentials
import LapelLinkedData

/// A compact JWS is taken apart, decoded and verified.
///
/// Chance hardly ever makes base64url of JSON. So an input that begins with `{` is the header's line, the payload
/// and, behind another line feed, the signature of the JWS that is read.
func runJWS(_ input: [UInt8]) {
  guard input.first == UInt8(ascii: "{") else { return readJWS(input) }
  let lines = input.split(
    separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
  readJWS(Array(lines.map { Base64URL.encode(Array($0)) }.joined(separator: ".").utf8))
}

private func readJWS(_ text: [UInt8]) {
  let jws = try? CompactJWS(parsing: text)
  let encoded = EncodedCredential(encoding: .compactJWS, bytes: text)
  for credential in assessedCredentials(in: encoded) where credential.report.outcome == .verified {
    guard let jws, let algorithm = jws.header["alg"]?.string else {
      return require(false, "a verified JWS has a header that names its algorithm")
    }
    require(
      ["RS256", "ES256", "ES384", "EdDSA", "Ed25519"].contains(algorithm),
      "a verified JWS is signed by a known algorithm")
    require(jws.header["crit"] == nil, "a verified JWS demands no extension")
    require(jws.signature.last?.isMultiple(of: 2) == true, "a verified JWS has a right signature")
  }
}

var jwsSeeds: [String] {
  let key = SeedKey.ed25519
  let header = #"{"alg":"EdDSA","typ":"JWT","kid":"\#(key.method)"}"#
  let signature = String(repeating: "a", count: 63) + "b"
  let claims = #""iss":"\#(key.did)","sub":"urn:s:1","jti":"urn:c:1","nbf":1704067200"#
  let assertion = hostedAssertion(
    verification: #"{"type":"signed","creator":"https://academy.example/key"}"#)
  let x = Base64URL.encode([UInt8](repeating: 7, count: 32))
  let jwk = #"{"kty":"OKP","crv":"Ed25519","x":"\#(x)"}"#
  return [
    "\(header)\n\(openBadge3(","+claims))\n\(signature)",
    "\(header)\n{\"vc\":\(openBadge3(isVersion1: true)),\(claims),\"exp\":1900000000}\n\(signature)",
    "{\"alg\":\"RS256\"}\n\(assertion)\n\(signature)",
    "{\"alg\":\"EdDSA\",\"jwk\":\(jwk)}\n{\"vc\":\(openBadge3(isVersion1: true)),\(claims)}\n\(signature)",
    "{\"alg\":\"none\",\"crit\":[\"b64\"],\"b64\":false}\n\(openBadge3())\n",
    "eyJhbGciOiJFUzI1NiJ9.e30.AAAA", "https://academy.example/assertions/1",
  ]
}
