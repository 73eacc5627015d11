import Testing

@testable import LapelLinkedData

@Suite struct JSONDecimalTests {
  private func decimal(_ text: String) throws -> JSONDecimal {
    try #require(JSONDecimal(JSONNumber(text: text)))
  }

  @Test(arguments: [
    ("0", "-0"), ("1", "1.0"), ("100", "1e2"), ("100", "1E+2"), ("0.01", "1e-2"),
    ("-12.50", "-1250e-2"),
    ("123456789012345678901234567890", "1234567890123456789012345678900e-1"),
  ])
  func `spellings of one number are equal`(one: String, other: String) throws {
    #expect(try decimal(one) == decimal(other))
  }

  @Test func `numbers are ordered by their exact values`() throws {
    let ascending = [
      "-1e30", "-100", "-99.9", "-1", "-0.5", "-0.05", "0", "1e-30", "0.3",
      "0.30000000000000000001",
      "1", "9007199254740992", "9007199254740993", "1e400", "2e400",
    ]
    for (index, text) in ascending.enumerated() {
      for other in ascending[(index + 1)...] {
        #expect(try decimal(text) < decimal(other), "\(text) < \(other)")
        #expect(try !(decimal(other) < decimal(text)), "\(other) < \(text)")
      }
    }
  }

  @Test(arguments: [
    ("10", "5", true), ("10", "3", false), ("0", "7", true), ("1.1", "0.1", true),
    ("0.3", "0.1", true),
    ("1", "0.3", false), ("1e300", "7", false), ("1e300", "1024", true), ("5", "10", false),
    ("-9", "4.5", true), ("123456789012345678901234567890", "10", true),
  ])
  func `multiples are told exactly`(number: String, divisor: String, isMultiple: Bool) throws {
    #expect(try decimal(number).isMultiple(of: decimal(divisor)) == isMultiple)
  }

  @Test func `a divisor of more than 18 digits is not divided by`() throws {
    #expect(try decimal("1").isMultiple(of: decimal("1234567890123456789")) == nil)
  }

  @Test(arguments: ["1e99999999999999999", "", "-", "e5", "1e", "1x"])
  func `what has no exact value here has none`(text: String) {
    #expect(JSONDecimal(JSONNumber(text: text)) == nil)
  }
}
