/// Why a dataset has no canonical form, or none that Lapel would wait for.
package enum RDFCanonicalizationError: Error, Sendable, Hashable {
  case statement(NQuadsWriterError)
  case tooLong(limit: Int)
  case tooManyQuads(limit: Int)
  /// The search for the names of blank nodes takes too long, as in a poison dataset (RDFC-1.0, 7.1).
  case tooManySteps(limit: Int)
}

extension RDFCanonicalizationError: CustomStringConvertible {
  /// What is wrong, in one line.
  package var description: String {
    switch self {
    case .statement(let error): error.description
    case .tooLong(let limit): "the dataset is longer than \(limit) bytes as N-Quads"
    case .tooManyQuads(let limit): "the dataset holds more than \(limit) statements"
    case .tooManySteps(let limit):
      "its nodes without identifiers are too much alike to be told apart within \(limit) steps"
    }
  }
}
