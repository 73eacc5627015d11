import Foundation
import LapelLinkedData
import Testing

/// A backpack of an attacker's: everything is refused with a reason, and the rest of the site is built.
@Suite struct HostileBackpackTests {
  private let folder = TemporaryFolder()

  private func number(_ value: Int, bytes: Int) -> [UInt8] {
    (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private func checksum(_ bytes: [UInt8]) -> [UInt8] {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return number(Int(~crc), bytes: 4)
  }

  private func chunk(_ name: String, _ data: [UInt8], claiming size: Int? = nil) -> [UInt8] {
    number(size ?? data.count, bytes: 4) + Array(name.utf8) + data
      + checksum(Array(name.utf8) + data)
  }

  private func png(_ chunks: [UInt8]) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", number(1, bytes: 4) + number(1, bytes: 4) + [8, 0, 0, 0, 0]) + chunks
      + chunk(
        "IDAT", [0x78, 0x01, 0x01, 0x02, 0x00, 0xFD, 0xFF, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01])
      + chunk("IEND", [])
  }

  /// A zlib stream of a GiB of zeroes, in blocks that each repeat one byte 258 times as often as they can.
  private var bomb: [UInt8] {
    var bits: [UInt8] = []
    var value = 0
    var count = 0
    func put(_ code: Int, _ length: Int) {
      value |= code << count
      count += length
      while count >= 8 {
        bits.append(UInt8(truncatingIfNeeded: value))
        value >>= 8
        count -= 8
      }
    }
    put(0b011, 3)  // The last block, with fixed codes.
    put(0b0000_1100, 8)  // The byte 0: the code 00110000, its first bit first.
    // Length 258 is the code 11000101, distance 1 the code 00000.
    for _ in 0..<4_200_000 {
      put(0b1010_0011, 8)
      put(0, 5)
    }
    put(0, 7)
    put(0, 8)
    return [0x78, 0x01] + bits + [0, 0, 0, 0]
  }

  @Test func `a hostile backpack costs its badges and nothing else`() throws {
    let good = """
      {"@context": ["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"], "id": "urn:uuid:1",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": "https://a.example/", "type": ["Profile"], "name": "A"},
        "validFrom": "2025-01-01T00:00:00Z", "credentialSubject": {"type": ["AchievementSubject"],
        "achievement": {"id": "https://a.example/a", "type": ["Achievement"], "name": "Good badge",
        "criteria": {"narrative": "c"}, "description": "d"}}}
      """
    folder.write("learner: {name: Amina Diallo}\n", to: "p/lapel.yml")
    folder.write(good, to: "p/backpack/good.json")
    let keyword = Array("openbadges".utf8) + [0]
    folder.write(png(chunk("iTXt", keyword + [1, 0, 0, 0] + bomb)), to: "p/backpack/bomb-itxt.png")
    folder.write(png(chunk("zTXt", keyword + [0] + bomb)), to: "p/backpack/bomb-ztxt.png")
    folder.write(
      png(chunk("iTXt", keyword, claiming: 0xFFFF_FFFF)), to: "p/backpack/chunk-4-gib.png")
    folder.write(png([]), to: "p/backpack/no-badge.png")
    for (name, text) in [
      ("deep-arrays", String(repeating: "[", count: 100_000)),
      ("deep-objects", String(repeating: "{\"a\":", count: 100_000)),
      (
        "deep-whole",
        String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
      ),
      ("duplicate", "{\"id\": 1, \"id\": 2}"), ("half", String(good.dropLast(1))),
      ("number", "1" + String(repeating: "0", count: 1_000_000)),
    ] { folder.write(text, to: "p/backpack/\(name).json") }
    folder.write([0xFF, 0xFE] + Array(good.utf8), to: "p/backpack/not-utf-8.json")
    for (name, text) in [
      (
        "doctype",
        "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&a;</svg>"
      ),
      ("deep", String(repeating: "<g>", count: 100_000)),
      ("entity", "<svg xmlns=\"http://www.w3.org/2000/svg\">&lol9;</svg>"),
    ] { folder.write(text, to: "p/backpack/\(name).svg") }
    folder.write("", to: "p/backpack/huge.json")
    truncate(folder.path(of: "p/backpack/huge.json"), 64 << 20 | 1)
    folder.write("", to: "p/backpack/huge.png")
    truncate(folder.path(of: "p/backpack/huge.png"), 1 << 40)
    folder.write("", to: "p/backpack/empty.json")
    folder.write("secret", to: "outside/secret.json")
    folder.link("p/backpack/out.json", to: "../../outside/secret.json")
    folder.link("p/backpack/out-folder", to: "../../outside")
    folder.link("p/backpack/round", to: ".")
    folder.link("p/backpack/device.json", to: "/dev/zero")
    mkfifo(folder.path(of: "p/backpack/pipe.json"), 0o600)
    folder.write("a.b.c", to: "p/backpack/not.jwt")
    folder.write(String(repeating: "a", count: 1_000_000) + ".e30.", to: "p/backpack/large.jwt")

    let result = try Program.run("build", "p", in: folder.path)
    #expect(result.status == 0, "\(result.errors.suffix(1000))")
    #expect(result.output.hasPrefix("Built the portfolio of Amina Diallo: 1 badge, "))
    #expect(result.peakMemory < 512 << 20, "\(result.peakMemory >> 20) MiB")
    let site = files(below: folder.path(of: "p/_site"))
    #expect(String(decoding: site["index.html"] ?? [], as: UTF8.self).contains("Good badge"))
    for (path, bytes) in site {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("secret"), "\(path)")
    }
    // Each has its reason.
    for name in [
      "bomb-itxt.png", "bomb-ztxt.png", "chunk-4-gib.png", "deep-arrays.json", "deep-objects.json",
      "deep-whole.json", "duplicate.json", "half.json", "not-utf-8.json", "doctype.svg", "deep.svg",
      "entity.svg", "huge.json", "huge.png", "out.json", "device.json", "pipe.json", "not.jwt",
    ] {
      #expect(
        result.errors.contains("p/backpack/\(name):"), "nothing is said of \(name)")
    }
    for line in result.errors.split(separator: "\n") {
      #expect(line.utf8.count < 2000, "\(line.prefix(200))")
    }
    let strict = try Program.run("build", "p", "--strict", in: folder.path)
    #expect(strict.status == 1)
  }
}
