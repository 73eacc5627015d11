/// What became of one test of a published suite.
package struct PublishedTest: Sendable {
  package enum Result: Sendable {
    case passed
    case failed(String)
    case skipped(String)
  }

  /// As the publisher names it.
  package let name: String
  package let result: Result

  package init(_ name: String, _ result: Result) {
    self.name = name
    self.result = result
  }

  /// Runs a test that says what is wrong, or nil when nothing is; an error is a failure too.
  init(_ name: String, failure: () throws -> String?) {
    self.name = name
    do {
      result = try failure().map { .failed($0) } ?? .passed
    } catch {
      result = .failed("\(error)")
    }
  }

  /// Runs a test that compares a value with the published one.
  init(_ name: String, gives value: () throws -> String, like published: () throws -> String) {
    self.init(name) {
      let (value, published) = (try value(), try published())
      return value.utf8.elementsEqual(published.utf8)
        ? nil : "expected\n\(published)\ngot\n\(value)"
    }
  }
}
