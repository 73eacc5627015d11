/// How much a JSON text from a stranger may ask of the reader.
package struct JSONLimits: Sendable, Hashable {
  /// The longest text, in bytes.
  package let bytes: Int
  /// How deep arrays and objects may stand in one another; `[[]]` is 2 deep.
  package let depth: Int
  /// How many values a text may hold, counting arrays, objects and what is in them.
  package let values: Int

  /// Makes limits; the defaults are far above any credential and keep memory within a few hundred megabytes.
  ///
  /// The depth stops at 512 since values are taken apart, compared and written recursively.
  package init(bytes: Int = 64 << 20, depth: Int = 128, values: Int = 1_000_000) {
    precondition(bytes >= 0 && bytes <= Int(Int32.max), "Source ranges are 32 bits wide.")
    precondition(depth >= 0 && depth <= 512, "Values deeper than 512 could exhaust the stack.")
    self.bytes = bytes
    self.depth = depth
    self.values = values
  }
}
