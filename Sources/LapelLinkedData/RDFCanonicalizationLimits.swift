/// How much a dataset from a stranger may ask of its canonicalisation.
package struct RDFCanonicalizationLimits: Sendable, Hashable {
  /// The most bytes that the statements may have as N-Quads, apart from the labels of blank nodes.
  package let bytes: Int
  /// The most statements, counting repeated ones.
  package let quads: Int
  /// How many steps may be made to tell blank nodes apart that their own statements do not (RDFC-1.0, 4.8 and 7.1).
  ///
  /// A step is a node or statement looked at, and 64 bytes put together or hashed on the way.
  package let steps: Int

  /// Makes limits; the defaults are far above any credential, and end the search within some tenths of a second.
  package init(bytes: Int = 16 << 20, quads: Int = 250_000, steps: Int = 500_000) {
    self.bytes = bytes
    self.quads = quads
    self.steps = steps
  }
}
