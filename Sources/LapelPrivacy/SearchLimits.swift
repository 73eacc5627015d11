/// How much is unpacked for one file, so that a packed bomb costs neither memory nor time.
package struct SearchLimits: Sendable {
  /// The longest single stream.
  package var stream = 32 << 20
  /// All streams of one file together.
  package var file = 128 << 20
  /// How deeply encodings and containers may be nested.
  package var depth = 4

  package init() {}
}
