import Foundation
import LapelDiagnostics
import LapelTemplates
import Testing

/// The published Mustache tests, read from the folder that `LAPEL_SHARED` names; lambdas are left out.
@Suite(.enabled(if: MustacheSuite.isThere, "LAPEL_SHARED names no folder with vectors/mustache"))
struct MustacheSpecificationTests {
  @Test(
    arguments: [
      "comments", "delimiters", "interpolation", "inverted", "partials", "sections",
      "~dynamic-names", "~inheritance",
    ])
  func `every published test gives the expected text`(name: String) throws {
    let cases = try MustacheSuite.cases(of: name)
    #expect(cases.count > 10)
    for test in cases {
      let sources = test.partials.map { TemplateSource(name: $0, path: $0, text: $1) }
      let main = TemplateSource(name: "main template", path: "main", text: test.template)
      let library = try TemplateLibrary(compiling: [main] + sources, mode: .lenient)
      var bytes: [UInt8] = []
      try library.render("main template", withValue: test.data, into: &bytes)
      #expect(String(decoding: bytes, as: UTF8.self) == test.expected, "\(name): \(test.name)")
    }
  }
}

/// Reads the published test files.
enum MustacheSuite {
  struct Case {
    var name: String
    var data: TemplateValue
    var template: String
    var partials: [(String, String)]
    var expected: String
  }

  struct Malformed: Error {}

  private static var folder: String? {
    ProcessInfo.processInfo.environment["LAPEL_SHARED"].map { $0 + "/vectors/mustache/specs/" }
  }

  static var isThere: Bool {
    let isThere = folder.map { FileManager.default.fileExists(atPath: $0) } ?? false
    if !isThere {
      print("skipped: the Mustache specification tests, since LAPEL_SHARED is not set")
    }
    return isThere
  }

  static func cases(of name: String) throws -> [Case] {
    let data = try Data(contentsOf: URL(fileURLWithPath: (folder ?? "") + name + ".json"))
    guard let file = try JSONSerialization.jsonObject(with: data) as? [String: Any],
      let tests = file["tests"] as? [[String: Any]]
    else { throw Malformed() }
    return try tests.map { test in
      guard let name = test["name"] as? String, let template = test["template"] as? String,
        let expected = test["expected"] as? String, let data = test["data"]
      else { throw Malformed() }
      let partials = test["partials"] as? [String: String] ?? [:]
      return Case(
        name: name, data: value(of: data) ?? false, template: template,
        partials: partials.sorted { $0.key < $1.key }, expected: expected)
    }
  }

  /// The value of a JSON value; null is no value.
  private static func value(of json: Any) -> TemplateValue? {
    switch json {
    case let text as String: .text(text)
    case let list as [Any]: .list(list.compactMap(value(of:)))
    case let object as [String: Any]: .object(TemplateObject(object.compactMapValues(value(of:))))
    case let number as NSNumber:
      if isBoolean(number) {
        .flag(number.boolValue)
      } else if let integer = Int(number.stringValue) {
        .number(integer)
      } else {
        .text(number.stringValue)
      }
    default: nil
    }
  }

  /// Whether JSON had `true` or `false` there, which NSNumber tells from 1 and 0 by its encoding only.
  private static func isBoolean(_ number: NSNumber) -> Bool {
    String(cString: number.objCType) == "c"
  }
}
