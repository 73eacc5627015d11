/// Something in a value that is not as its schema says.
package struct JSONSchemaProblem: Sendable, Hashable {
  /// `credentialSubject.result[2].status`; empty for the value itself.
  package let path: String
  /// Completes a sentence that begins with the path: "is missing". Quotes the schema, never the value.
  package let finding: String

  package init(path: String, finding: String) {
    self.path = path
    self.finding = finding
  }
}

/// Why it is not known whether a value fits.
package struct JSONSchemaObstacle: Error, Sendable, Hashable {
  /// Completes "not checked, because …".
  package let description: String
}
