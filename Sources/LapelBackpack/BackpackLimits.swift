/// How much the files of a backpack may ask of the reader.
package struct BackpackLimits: Sendable, Hashable {
  /// The largest file that is opened, in bytes.
  package var fileBytes = 64 << 20
  /// The longest badge text: of a JSON or JWS file, or unpacked from a picture, in bytes.
  package var textBytes = 16 << 20
  /// How many files the walk goes through before it gives up.
  package var files = 100_000
  /// How deep folders may stand in one another; a file in the backpack folder itself is at depth 1.
  package var depth = 32
  /// How many bytes of files are worked on at the same time; a single file may be larger.
  package var bytesAtOnce = 64 << 20

  package init() {}
}
