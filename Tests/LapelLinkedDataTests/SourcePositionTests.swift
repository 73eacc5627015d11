import LapelLinkedData
import Testing

@Suite struct SourcePositionTests {
  @Test(arguments: [
    (0, 1, 1), (1, 1, 2), (2, 2, 1), (3, 2, 2), (4, 2, 3), (5, 3, 1), (6, 4, 1), (8, 4, 2),
    (12, 4, 3), (13, 4, 4), (99, 4, 4), (-1, 1, 1),
  ])
  func `lines end with LF, CR LF or CR, and columns count characters`(
    offset: Int, line: Int, column: Int
  ) {
    // a LF b c CR CR LF é 😀 !, with the two bytes of é at 6 and the four of 😀 at 8.
    let lineEnds = Array("a\nbc\r\r".utf8)
    #expect(lineEnds.count == 6)
    let text = lineEnds + Array("é😀!".utf8)
    let position = SourcePosition(ofOffset: offset, in: text)
    #expect(position == SourcePosition(line: line, column: column))
  }

  @Test func `a carriage return and a line feed end one line`() {
    let text = Array("a\r\nb".utf8)
    #expect(SourcePosition(ofOffset: 3, in: text) == SourcePosition(line: 2, column: 1))
  }
}
