import LapelLinkedData
import SeededGenerator
import Testing

@Suite struct CBORTests {
  @Test(
    arguments: [
      ("00", .unsigned(0)),
      ("17", .unsigned(23)),
      ("1818", .unsigned(24)),
      ("18ff", .unsigned(255)),
      ("190100", .unsigned(256)),
      ("1a00010000", .unsigned(65_536)),
      ("1b0000000100000000", .unsigned(4_294_967_296)),
      ("1bffffffffffffffff", .unsigned(.max)),
      ("40", .bytes([])),
      ("43010203", .bytes([1, 2, 3])),
      ("60", .text(CBOR.Text(""))),
      ("63e282ac", .text(CBOR.Text("€"))),
      ("80", .array([])),
      ("83014102820380", .array([.unsigned(1), .bytes([2]), .array([.unsigned(3), .array([])])])),
      ("a0", .map([])),
      (
        "a30141026161616241ff80",
        .map([
          CBOR.Entry(key: .unsigned(1), value: .bytes([2])),
          CBOR.Entry(key: .text(CBOR.Text("a")), value: .text(CBOR.Text("b"))),
          CBOR.Entry(key: .bytes([0xFF]), value: .array([])),
        ])
      ),
    ] as [(String, CBOR)])
  func `values are read as RFC 8949 defines them`(encoding: String, value: CBOR) throws {
    #expect(try CBOR(parsing: Hex.decode(encoding)) == value)
    #expect(Hex.encode(encoded(value)) == encoding)
  }

  @Test func `each kind of value is reached by its name and no other`() throws {
    let value = try CBOR(parsing: Hex.decode("85014102616180a10203"))
    let parts = try #require(value.array)
    #expect(parts.map(\.unsigned) == [1, nil, nil, nil, nil])
    #expect(parts.map(\.bytes) == [nil, [2], nil, nil, nil])
    #expect(parts.map(\.text) == [nil, nil, "a", nil, nil])
    #expect(parts.map(\.array) == [nil, nil, nil, [], nil])
    #expect(
      parts.map(\.map)
        == [nil, nil, nil, nil, [CBOR.Entry(key: .unsigned(2), value: .unsigned(3))]])
  }

  @Test func `a map may be in any order, as encoders in use write it`() throws {
    let value = try CBOR(parsing: Hex.decode("a202410101410a"))
    #expect(value.map?.map(\.key) == [.unsigned(2), .unsigned(1)])
  }

  @Test func `texts are compared byte by byte`() throws {
    let composed = try CBOR(parsing: Hex.decode("62c3a9"))
    let decomposed = try CBOR(parsing: Hex.decode("6365cc81"))
    #expect(composed.text == decomposed.text)
    #expect(composed != decomposed)
    #expect(try CBOR(parsing: Hex.decode("a262c3a9006365cc8100")).map?.count == 2)
  }

  @Test(
    arguments: [
      ("", .incomplete, 0, "the CBOR ends in the middle of a value"),
      ("18", .incomplete, 1, "the CBOR ends in the middle of a value"),
      ("190100ff", .bytesLeftOver, 3, "bytes follow the CBOR value"),
      ("4201", .incomplete, 2, "the CBOR ends in the middle of a value"),
      ("5bffffffffffffffff00", .incomplete, 10, "the CBOR ends in the middle of a value"),
      ("9bffffffffffffffff00", .incomplete, 10, "the CBOR ends in the middle of a value"),
      ("bbffffffffffffffff0000", .incomplete, 11, "the CBOR ends in the middle of a value"),
      ("8201", .incomplete, 2, "the CBOR ends in the middle of a value"),
      ("a101", .incomplete, 2, "the CBOR ends in the middle of a value"),
      ("1817", .needlesslyLong, 0, "a CBOR number takes more bytes than it needs"),
      ("811900ff", .needlesslyLong, 1, "a CBOR number takes more bytes than it needs"),
      ("1a0000ffff", .needlesslyLong, 0, "a CBOR number takes more bytes than it needs"),
      ("1b00000000ffffffff", .needlesslyLong, 0, "a CBOR number takes more bytes than it needs"),
      ("580101", .needlesslyLong, 0, "a CBOR number takes more bytes than it needs"),
      ("5f4101ff", .indefiniteLength, 0, "a CBOR value does not say its length"),
      ("7f6161ff", .indefiniteLength, 0, "a CBOR value does not say its length"),
      ("9f01ff", .indefiniteLength, 0, "a CBOR value does not say its length"),
      ("bf0101ff", .indefiniteLength, 0, "a CBOR value does not say its length"),
      ("61ff", .invalidUTF8, 0, "a CBOR text is not valid UTF-8"),
      ("63eda080", .invalidUTF8, 0, "a CBOR text is not valid UTF-8"),
      ("a201000100", .duplicateKey, 3, "a key of a CBOR map appears twice"),
      ("a18000", .compositeKey, 1, "a key of a CBOR map is an array or a map"),
      ("a1a000", .compositeKey, 1, "a key of a CBOR map is an array or a map"),
      (
        "20", .unknownKind(0x20), 0,
        "the byte 0x20 begins a kind of CBOR value that has no place here"
      ),
      (
        "81d8404101", .unknownKind(0xD8), 1,
        "the byte 0xD8 begins a kind of CBOR value that has no place here"
      ),
      (
        "f5", .unknownKind(0xF5), 0,
        "the byte 0xF5 begins a kind of CBOR value that has no place here"
      ),
      (
        "f90000", .unknownKind(0xF9), 0,
        "the byte 0xF9 begins a kind of CBOR value that has no place here"
      ),
      (
        "ff", .unknownKind(0xFF), 0,
        "the byte 0xFF begins a kind of CBOR value that has no place here"
      ),
      (
        "1c", .unknownKind(0x1C), 0,
        "the byte 0x1C begins a kind of CBOR value that has no place here"
      ),
      (
        "1f", .unknownKind(0x1F), 0,
        "the byte 0x1F begins a kind of CBOR value that has no place here"
      ),
    ] as [(String, CBORError.Reason, Int, String)])
  func `what is not of this part of CBOR is refused with its place`(
    encoding: String, reason: CBORError.Reason, offset: Int, description: String
  ) {
    let error = #expect(throws: CBORError.self) { try CBOR(parsing: Hex.decode(encoding)) }
    #expect(error == CBORError(reason, at: offset))
    #expect(error?.description == description)
  }

  @Test func `depth and length have bounds`() throws {
    func nested(_ depth: Int, in head: [UInt8]) -> [UInt8] {
      (0..<depth).flatMap { _ in head } + [0]
    }
    for head in [[0x81], [0xA1, 0x00]] as [[UInt8]] {
      _ = try CBOR(parsing: nested(8, in: head))
      let error = #expect(throws: CBORError.self) { try CBOR(parsing: nested(9, in: head)) }
      #expect(error == CBORError(.nestedTooDeep(limit: 8), at: 8 * head.count))
      #expect(error?.description == "arrays and maps are nested more than 8 deep")
      #expect(throws: CBORError.self) { try CBOR(parsing: nested(500_000, in: head)) }
    }
    let limits = CBORLimits(bytes: 3)
    _ = try CBOR(parsing: [0x42, 1, 2], limits: limits)
    let error = #expect(throws: CBORError.self) {
      try CBOR(parsing: [0x43, 1, 2, 3], limits: limits)
    }
    #expect(error == CBORError(.tooLong(limit: 3), at: 3))
    #expect(error?.description == "the CBOR is longer than 3 bytes")
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `damage never traps, and what is still read has this one encoding`(seed: UInt64) throws {
    let document = try Hex.decode(
      "8a0018181903e81a000100001b000000010000000043010203646162c3a9830102820360"
        + "a30141020261620380a0")
    var random = SeededGenerator(seed: seed)
    var readCount = 0
    for round in 0..<5_000 {
      var bytes = document
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[index] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        default: bytes.swapAt(index, Int.random(in: 0..<bytes.count, using: &random))
        }
      }
      guard let value = try? CBOR(parsing: bytes) else { continue }
      readCount += 1
      #expect(encoded(value) == bytes, "seed \(seed), round \(round)")
    }
    #expect(readCount > 100)
  }

  @Test func `every beginning of a value is refused`() throws {
    let bytes = try Hex.decode("8500181841016161a1014102")
    _ = try CBOR(parsing: bytes)
    for count in 0..<bytes.count {
      #expect(throws: CBORError.self) { try CBOR(parsing: Array(bytes.prefix(count))) }
    }
  }
}

/// The encoding of a value with the shortest heads and maps as they are (RFC 8949, 4.1).
private func encoded(_ value: CBOR) -> [UInt8] {
  switch value {
  case .unsigned(let number): head(0, number)
  case .bytes(let bytes): head(2, UInt64(bytes.count)) + bytes
  case .text(let text): head(3, UInt64(text.string.utf8.count)) + Array(text.string.utf8)
  case .array(let elements): head(4, UInt64(elements.count)) + elements.flatMap(encoded)
  case .map(let entries):
    head(5, UInt64(entries.count)) + entries.flatMap { encoded($0.key) + encoded($0.value) }
  }
}

private func head(_ type: UInt8, _ argument: UInt64) -> [UInt8] {
  let count =
    switch argument {
    case 0..<24: 0
    case 24...0xFF: 1
    case 0x100...0xFFFF: 2
    case 0x1_0000...0xFFFF_FFFF: 4
    default: 8
    }
  let information: UInt8 =
    switch count {
    case 0: UInt8(argument)
    case 1: 24
    case 2: 25
    case 4: 26
    default: 27
    }
  return [type << 5 | information]
    + (0..<count).reversed().map { UInt8(truncatingIfNeeded: argument >> UInt64(8 * $0)) }
}
