/// The context documents that are known. Nothing is ever fetched.
package struct JSONLDContexts: Sendable {
  /// The parsed document at an absolute address, or nil when it is not known.
  package let document: @Sendable (_ address: String) -> JSONValue?

  package init(_ document: @escaping @Sendable (_ address: String) -> JSONValue?) {
    self.document = document
  }

  /// Documents by their addresses, which are compared byte by byte.
  package init(_ documents: [(address: String, document: JSONValue)]) {
    var table = [JSONLDName: JSONValue]()
    for (address, document) in documents { table[JSONLDName(address)] = document }
    self.init { [table] in table[JSONLDName($0)] }
  }
}
