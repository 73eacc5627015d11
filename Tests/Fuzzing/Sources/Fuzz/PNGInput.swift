import LapelCredentials

@testable import LapelBackpack

/// A PNG is taken apart, its badge taken out, and a copy made that holds none.
///
/// Chance hardly ever makes a right checksum, so each input is also read with its checksums put right.
func runPNG(_ input: [UInt8]) {
  readPNG(input)
  readPNG(withRightChecksums(input))
}

private func readPNG(_ bytes: [UInt8]) {
  let limit = 1 << 20
  let picture = Picture(inspecting: bytes)
  guard let image = try? PNGImage(parsing: bytes) else { return }
  require(picture?.kind == .png && picture?.size == image.size, "a PNG is a picture of its size")
  if let baked = try? BakedPNG(in: image, limit: limit) {
    require(baked.text.count <= limit, "no badge text is longer than the limit")
    _ = BadgeText.encoded(baked.text)
  }
  guard let copy = try? PNGImage(parsing: image.harmlessCopy) else {
    return require(false, "the harmless copy of a PNG is a PNG")
  }
  require(copy.chunksThatTell == 0 && copy.endsWithItsFile, "the harmless copy tells nothing")
  require(copy.harmlessCopy == copy.bytes, "the harmless copy is its own harmless copy")
}

private func withRightChecksums(_ bytes: [UInt8]) -> [UInt8] {
  var bytes = bytes
  var offset = PNGImage.signature.count
  while bytes.count - offset >= 12 {
    let length = Int(bytes.bigEndian32(at: offset))
    guard length <= bytes.count - offset - 12 else { break }
    let end = offset + 8 + length
    let check = PNGImage.crc(of: bytes[(offset + 4)..<end])
    bytes.replaceSubrange(end..<(end + 4), with: bigEndian(check))
    offset = end + 4
  }
  return bytes
}

var pngSeeds: [[UInt8]] {
  let badge = Array(#"{"type":"Assertion","id":"https://academy.example/1"}"#.utf8)
  let zeros = [UInt8](repeating: 0, count: 20_000)
  let plain = Array("openbadges\0".utf8) + badge
  let international = Array("openbadgecredential\0\0\0en\0Abzeichen\0".utf8) + badge
  let packed = Array("clrcredential\0\u{1}\0\0\0".utf8) + deflated(badge)
  let bomb = Array("openbadges\0\0".utf8) + deflated(zeros)
  return [
    png(("tEXt", plain)), png(("iTXt", international)), png(("iTXt", packed)), png(("zTXt", bomb)),
    png(("tEXt", plain), ("iTXt", international), ("eXIf", [1, 2, 3]), ("tIME", zeros.suffix(7))),
    png(("acTL", [0, 0, 0, 1, 0, 0, 0, 0]), ("PLTE", [0, 0, 0]), ("tRNS", [0])) + badge,
  ]
}

/// A grey picture of one point, with chunks before its data.
private func png(_ chunks: (type: String, data: [UInt8])...) -> [UInt8] {
  let header: [UInt8] = [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]
  let all = [("IHDR", header)] + chunks + [("IDAT", deflated([0, 128])), ("IEND", [])]
  return all.reduce(into: PNGImage.signature) { bytes, chunk in
    let (type, data) = chunk
    let body = Array(type.utf8) + data
    bytes += bigEndian(UInt32(data.count)) + body + bigEndian(PNGImage.crc(of: body[...]))
  }
}
