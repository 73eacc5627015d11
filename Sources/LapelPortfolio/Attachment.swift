import LapelBackpack

/// A file of the learner's that the site publishes.
package struct Attachment: Sendable, Hashable {
  /// Where the file is: an absolute path.
  package var sourcePath: String
  /// The path as the user would write it.
  package var displayPath: String
  /// Where it goes in the site: `files/…`, letters, digits, `.`, `_`, `-` and `/` only, made by Lapel.
  package var outputPath: String
  package var kind: Kind
  /// The size of the source file in bytes.
  package var byteCount: Int
  /// Width and height in pixels, of a picture.
  package var pictureSize: PictureSize?

  /// How the file is published.
  package enum Kind: Sendable, Hashable {
    /// As a copy that keeps the picture and nothing else.
    case picture
    /// Byte for byte.
    case file
  }

  package init(
    sourcePath: String, displayPath: String, outputPath: String, kind: Kind, byteCount: Int,
    pictureSize: PictureSize? = nil
  ) {
    self.sourcePath = sourcePath
    self.displayPath = displayPath
    self.outputPath = outputPath
    self.kind = kind
    self.byteCount = byteCount
    self.pictureSize = pictureSize
  }
}
