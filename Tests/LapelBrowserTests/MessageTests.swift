import LapelBrowser
import LapelLinkedData
import Testing

@Suite struct MessageTests {
  @Test func `a message is its length, its object and its bytes`() {
    let message = Message(.object([("say", .string("open"))]), bytes: [1, 2, 3])
    #expect(message.encoded == [14, 0, 0, 0] + Array(#"{"say":"open"}"#.utf8) + [1, 2, 3])
    #expect(Message(parsing: message.encoded) == message)
  }

  @Test(
    arguments: [
      [], [0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0], [255, 255, 255, 255], [2, 0, 0, 0, 0x7B],
      [2, 0, 0, 0, 0x7B, 0x7B],
    ] as [[UInt8]])
  func `what is no message is none`(_ bytes: [UInt8]) {
    #expect(Message(parsing: bytes) == nil)
  }
}
