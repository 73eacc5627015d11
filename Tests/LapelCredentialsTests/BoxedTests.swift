import LapelCredentials
import LapelLinkedData
import Testing

@Suite struct BoxedTests {
  @Test func `a change to a copy leaves the original as it was`() {
    var original = Credential(format: .openBadges3JWT, document: .null)
    original.subject.achievement = Achievement(id: "urn:example:robotics")
    var copy = original
    #expect(copy == original)
    copy.subject.achievement?.id = "urn:example:chess"
    #expect(copy != original)
    #expect(original.subject.achievement?.id == "urn:example:robotics")
    #expect(copy.subject.achievement?.id == "urn:example:chess")
  }

  @Test func `two boxes are equal when their values are`() {
    #expect(Boxed(wrappedValue: "a") == Boxed(wrappedValue: "a"))
    #expect(Boxed(wrappedValue: "a") != Boxed(wrappedValue: "b"))
    #expect(Boxed(wrappedValue: "a").hashValue == Boxed(wrappedValue: "a").hashValue)
  }
}
