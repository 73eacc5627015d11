import LapelPrivacy
import SeededGenerator
import Testing

@Suite struct ContainerTests {
  private static let rules = LeakRules(people: [HiddenPerson(name: "Zoë Quispe")])
  private static let name = ascii("Zoë Quispe")
  private static let prose = ascii("Awarded to Zoë Quispe for a good deed")
  private static let latin1 = join(ascii("Zo"), [0xEB], ascii(" Quispe"))
  private static let artist = exif(ExifEntry(tag: 0x013B, type: 2, content: ascii("Zoe Quispe\0")))
  private static let exifMark = ascii("Exif\0\0")

  private func wholeName(_ bytes: [UInt8]) -> [String] {
    findings(bytes, Self.rules).filter { $0.contains("full-name") }
      .map { String($0.dropFirst("error full-name Zoë Quispe ".count)) }
  }

  /// A part of a picture that has the name, and the form in which it is found.
  struct Planted: Sendable {
    var part: PicturePart
    var form: String
  }

  // MARK: Pictures

  static let chunks: [Planted] = [
    Planted(part: PicturePart("tEXt", ascii("Author\0"), latin1), form: "in a text of a picture"),
    Planted(
      part: PicturePart("zTXt", ascii("Author\0\0"), packed(name)),
      form: "in a compressed text of a picture"),
    Planted(
      part: PicturePart("iTXt", ascii("openbadges\0\0\0\0\0"), name),
      form: "in a text of a picture"),
    Planted(
      part: PicturePart("iTXt", ascii("a\0\u{1}\0en\0b\0"), packed(name)),
      form: "in a compressed text of a picture"),
    Planted(
      part: PicturePart(
        "iTXt", ascii("openbadges\0\0\0\0\0eyJh."), ascii(base64(prose, url: true))),
      form: "in base64 in a text of a picture"),
    Planted(part: PicturePart("eXIf", artist), form: "in the metadata of a picture"),
    Planted(
      part: PicturePart("prVt", name), form: "among other bytes in the metadata of a picture"),
  ]

  @Test(arguments: chunks)
  func `a text in a PNG is found`(planted: Planted) {
    #expect(wholeName(png([planted.part])) == [planted.form])
  }

  @Test func `bytes behind a PNG are searched`() {
    #expect(wholeName(join(png([]), Self.name)) == ["among other bytes"])
  }

  static let segments: [Planted] = [
    Planted(part: PicturePart("FE", prose), form: "in the metadata of a picture"),
    Planted(part: PicturePart("E1", exifMark, artist), form: "in the metadata of a picture"),
    Planted(
      part: PicturePart(
        "E1", exifMark, exif(ExifEntry(tag: 0x9C9D, type: 1, content: utf16("Zoë Quispe\0")))),
      form: "in UTF-16 in the metadata of a picture"),
    Planted(
      part: PicturePart(
        "E1", exifMark,
        exif(
          ExifEntry(tag: 0x9286, type: 7, content: join(ascii("UNICODE\0"), utf16("Zoë Quispe"))))),
      form: "in UTF-16 in the metadata of a picture"),
    Planted(
      part: PicturePart("E1", ascii("http://ns.adobe.com/xap/1.0/\0<dc:creator>Zo&#xEB; Quispe")),
      form: "with character references in the metadata of a picture"),
    Planted(
      part: PicturePart("ED", ascii("Photoshop 3.0\08BIM"), prose),
      form: "among other bytes in the metadata of a picture"),
  ]

  @Test(arguments: segments)
  func `metadata of a JPEG is found`(planted: Planted) {
    #expect(wholeName(jpeg([planted.part])) == [planted.form])
  }

  @Test func `a short name in a field of metadata counts`() {
    let rules = LeakRules(people: [HiddenPerson(name: "Ada Lim")])
    let entry = ExifEntry(tag: 0x013B, type: 2, content: ascii("Ada\0"))
    let picture = jpeg([PicturePart("E1", Self.exifMark, exif(entry))])
    #expect(findings(picture, rules) == ["error lone-name Ada in the metadata of a picture"])
  }

  @Test func `a picture in a data address is opened`() {
    let picture = base64(png([PicturePart("tEXt", ascii("Author\0"), Self.latin1)]))
    let page = "<img src=\"data:image/png;base64,\(picture)\">"
    #expect(wholeName(ascii(page)) == ["in a text of a picture in base64"])
  }

  // MARK: Other bytes

  @Test func `a short name in random bytes does not count, a long one does`() {
    var random = SeededGenerator(seed: 7)
    let noise = (0..<5_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    let rules = LeakRules(people: [HiddenPerson(name: "Ada Montgomery")])
    #expect(findings(join(noise, ascii("\0Ada\0"), noise), rules) == [])
    #expect(
      findings(join(noise, ascii("\0Montgomery\0"), noise), rules)
        == ["error lone-name Montgomery among other bytes"])
  }

  @Test(arguments: [true, false])
  func `UTF-16 is read with and without a mark`(bigEndian: Bool) {
    let text = utf16("Awarded to Zoë Quispe", bigEndian: bigEndian)
    #expect(wholeName(join(bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE], text)) == ["in UTF-16"])
    #expect(wholeName(text) == ["in UTF-16"])
    #expect(wholeName(join([1, 2, 3, 0xFF, 0xFE], text, [0xFF, 0xFF])) == ["in UTF-16"])
  }

  // MARK: Archives and documents

  @Test func `gzip is unpacked, within base64 too`() {
    let file = packed(Self.prose, windowBits: 31)
    #expect(wholeName(file) == ["in a gzip file"])
    let list = base64(file, url: true)
    #expect(wholeName(ascii("\"list\":\"\(list)\"")) == ["in a gzip file in base64"])
  }

  @Test func `what stands behind a gzip file, in its header and in its other members is found`() {
    let plain = packed(ascii("nothing"), windowBits: 31)
    #expect(wholeName(join(plain, Self.prose)) == ["behind the end of a gzip file"])
    #expect(
      wholeName(join(plain, packed(Self.prose, windowBits: 31))) == ["in a gzip file"])
    #expect(
      wholeName(
        join(
          packed(ascii("Zoë Qu"), windowBits: 31), packed(ascii("ispe"), windowBits: 31)))
        == ["in a gzip file"])
    var named = plain
    named[3] = 8
    named.insert(contentsOf: ascii("zoe-quispe.txt\0"), at: 10)
    #expect(wholeName(named) == ["in the header of a gzip file"])
    named[3] = 4 | 16
    named.replaceSubrange(10..<25, with: join([4, 0], ascii("abc\0Zoe Quispe\0")))
    #expect(wholeName(named) == ["in the header of a gzip file"])
  }

  @Test func `a gzip file with a wrong check sum or a lost end is read as far as it goes`() {
    var damaged = packed(Self.prose, windowBits: 31)
    damaged[damaged.count - 6] ^= 0xFF
    #expect(wholeName(damaged) == ["in a gzip file"])
    #expect(wholeName(Array(damaged.dropLast(9))) == ["in a gzip file"])
    let plain = packed(ascii("nothing"), windowBits: 31)
    #expect(wholeName(join(Array(plain.dropLast(3)), damaged)) == ["in a gzip file"])
    #expect(
      wholeName(join(Array(plain.dropLast(3)), Self.prose)) == ["among other bytes in a gzip file"])
    var chunk = packed(Self.prose)
    chunk[chunk.count - 1] ^= 0xFF
    #expect(
      wholeName(png([PicturePart("zTXt", ascii("a\0\0"), chunk)]))
        == ["in a compressed text of a picture"])
  }

  @Test func `thousands of members cost no more than a limit`() {
    let member = packed([], windowBits: 31)
    let file = Array(repeatElement(member, count: 5_000).joined())
    #expect(findings(file, Self.rules) == ["confirm not searched in a gzip file"])
  }

  private func zip(_ name: String, _ content: [UInt8], method: Int) -> [UInt8] {
    let stored = method == 8 ? packed(content, windowBits: -15) : content
    return join(
      ascii("PK\u{3}\u{4}"), [20, 0, 0, 0], littleEndian(method, bytes: 2),
      [UInt8](repeating: 0, count: 8), littleEndian(stored.count, bytes: 4),
      littleEndian(content.count, bytes: 4), littleEndian(name.utf8.count, bytes: 2), [0, 0],
      ascii(name), stored)
  }

  @Test func `names and contents in a zip archive are found`() {
    let plain = ascii("nothing")
    #expect(wholeName(zip("a.txt", Self.prose, method: 0)) == ["in a file of a zip archive"])
    #expect(wholeName(zip("a.txt", Self.prose, method: 8)) == ["in a file of a zip archive"])
    let second = zip("zoe-quispe.txt", plain, method: 0)
    #expect(
      wholeName(join(zip("x.txt", plain, method: 8), second))
        == ["in a file name of a zip archive"])
  }

  /// The directory at the end of an archive with one file.
  private func directory(of entry: [UInt8], _ name: String, offset: Int = 0) -> [UInt8] {
    let stored = entry.count - 30 - name.utf8.count
    let list = join(
      ascii("PK\u{1}\u{2}"), [UInt8](repeating: 0, count: 16), littleEndian(stored, bytes: 4),
      [UInt8](repeating: 0, count: 4), littleEndian(name.utf8.count, bytes: 2),
      [UInt8](repeating: 0, count: 12), littleEndian(offset, bytes: 4), ascii(name))
    return join(
      list, ascii("PK\u{5}\u{6}"), [0, 0, 0, 0, 1, 0, 1, 0], littleEndian(list.count, bytes: 4),
      littleEndian(offset + entry.count, bytes: 4), [0, 0])
  }

  @Test func `an archive behind other bytes is found by its end`() {
    let entry = zip("a.txt", Self.prose, method: 8)
    let archive = join(entry, directory(of: entry, "a.txt"))
    #expect(wholeName(archive) == ["in a file of a zip archive"])
    #expect(wholeName(join(ascii("#!/bin/sh\nunzip"), archive)) == ["in a file of a zip archive"])
    #expect(wholeName(join([0x4D, 0x5A, 0x90, 0], archive)) == ["in a file of a zip archive"])
    #expect(wholeName(join(png([]), archive)) == ["in a file of a zip archive"])
    let behind = join(ascii("#!"), entry, directory(of: entry, "a.txt", offset: 2))
    #expect(wholeName(behind) == ["in a file of a zip archive"])
    // With a file that the first one's end does not lead to.
    let first = join(zip("b.txt", ascii("nothing"), method: 0), [1, 2, 3])
    #expect(
      wholeName(join(first, entry, directory(of: entry, "a.txt", offset: first.count)))
        == ["in a file of a zip archive"])
  }

  @Test(arguments: [
    ("/Author<FEFF005A006F00EB0020005100750069007300700065>", ["in an encoded string of a PDF"]),
    ("BT <5A6f6520\n51756973 7065> Tj ET", ["in an encoded string of a PDF"]),
    ("[(Zo) -12.5 (e Qu) <69> 20 (spe)] TJ", ["in an encoded string of a PDF"]),
    ("/Title (\\132oe Q\\165ispe)", ["in an encoded string of a PDF"]),
    (
      "/Title (\\376\\377\\000Z\\000o\\000e\\000 \\000Q\\000u\\000i\\000s\\000p\\000e)",
      ["in an encoded string of a PDF"]
    ),
    ("/Title (Zoe Quispe (a learner))", ["among other bytes"]),
    ("<</ID [<9f86d081884c7d65> <9f86d081884c7d65>]>> (Zo) Tj (e Quispe) Tj", []),
  ])
  func `encoded strings of a PDF are found`(text: String, expected: [String]) {
    #expect(wholeName(ascii("%PDF-1.7\n1 0 obj \(text) endobj\n")) == expected)
    let stream = wholeName(
      join(ascii("%PDF-1.7\n2 0 obj <<>> stream\n"), packed(ascii(text)), ascii("\nendstream")))
    #expect(stream.isEmpty == expected.isEmpty)
  }

  @Test func `titles and streams of a PDF are found`() {
    let title = ascii("%PDF-1.7\n1 0 obj <</Author (Zoe Quispe)>> endobj\n")
    #expect(wholeName(title) == ["among other bytes"])
    let stream = join(
      ascii("%PDF-1.7\n2 0 obj <</Length 9>> stream\r\n"), packed(ascii("BT (Zoe Quispe) Tj ET")),
      ascii("\nendstream endobj"))
    #expect(wholeName(stream) == ["in a compressed part of a PDF"])
  }

  // MARK: Hostile files

  @Test func `a bomb is not unpacked, and said`() {
    let bomb = packed([UInt8](repeating: 0x20, count: 40 << 20), windowBits: 31)
    #expect(bomb.count < 50_000)
    #expect(findings(bomb, Self.rules) == ["confirm not searched in a gzip file"])
  }

  @Test func `many bombs in one file cost no more than the limit`() {
    var rules = Self.rules
    rules.limits.stream = 1 << 20
    rules.limits.file = 2 << 20
    let bomb = packed([UInt8](repeating: 0x20, count: 2 << 20))
    let chunk = PicturePart("zTXt", ascii("a\0\0"), bomb)
    #expect(
      findings(png(Array(repeating: chunk, count: 400)), rules)
        == ["confirm not searched in a compressed text of a picture"])
  }

  @Test func `what is nested too deeply is said`() {
    var text = "Zoë Quispe, a name"
    for _ in 0..<4 { text = base64(text) }
    #expect(wholeName(ascii(text)) == ["in base64 in base64 in base64 in base64"])
    #expect(
      findings(base64(text), Self.rules)
        == ["confirm not searched in base64 in base64 in base64 in base64 in base64"])
  }

  @Test func `a container cut off anywhere or changed anywhere does no harm`() {
    let loop = exif(
      ExifEntry(tag: 0x8769, type: 4, content: [8, 0, 0, 0]),
      ExifEntry(tag: 0x9C9D, type: 1, content: Self.name))
    let samples: [[UInt8]] = [
      png([
        PicturePart("zTXt", ascii("a\0\0"), packed(Self.prose)), PicturePart("eXIf", Self.artist),
      ]),
      jpeg([PicturePart("E1", Self.exifMark, loop)]),
      zip("a", Self.prose, method: 8),
      join(ascii("%PDF-1 stream\r\n"), packed(Self.prose)),
      ascii("%PDF-1 (a\\1(b) <FEFF00> ("), packed(Self.prose, windowBits: 31),
      join(
        ascii("#!"), zip("a", Self.prose, method: 0),
        directory(of: zip("a", Self.prose, method: 0), "a")),
      ascii("=?a?q?=C3=A?= UHJpeWEgUmFtYW4 P r i y a Pri-ya"),
      ascii("&#x%C3\\u00e&eacut<!--&amp"),
    ]
    var searched = 0
    for sample in samples {
      for index in sample.indices {
        for value: UInt8 in [0, 0x7F, 0xFF] {
          var changed = sample
          changed[index] = value
          searched += findings(changed, Self.rules).count
        }
        searched += findings(Array(sample[..<index]), Self.rules).count
      }
    }
    #expect(searched > 0)
  }
}
