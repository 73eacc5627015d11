/// A picture that is to go on a page, known by its content.
package struct Picture: Sendable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case png, jpeg, gif, webp, svg

    /// The usual ending of such a file's name, without the dot.
    package var fileExtension: String { self == .jpeg ? "jpg" : rawValue }
  }

  package let kind: Kind
  /// As shown, so that the camera's orientation counts; nil when the picture does not say, as an SVG may.
  package let size: PictureSize?
  private let bytes: [UInt8]

  /// The picture in these bytes, or nil when they are none that Lapel publishes.
  ///
  /// Only what is needed to know the size is looked at: `harmlessCopy()` may still find it damaged.
  package init?(inspecting bytes: [UInt8]) {
    switch FileContent(of: bytes) {
    case .png:
      kind = .png
      size = (try? PNGImage(parsing: bytes))?.size
    case .jpeg:
      kind = .jpeg
      size = (try? JPEGImage(parsing: bytes))?.size
    case .gif:
      kind = .gif
      size = (try? GIFImage(parsing: bytes))?.size
    case .webp:
      kind = .webp
      size = (try? WebPImage(parsing: bytes))?.size
    case .svg:
      kind = .svg
      size = (try? XMLEvents(parsing: bytes)).flatMap(PictureSize.init(rootOf:))
    default: return nil
    }
    self.bytes = bytes
  }

  /// The picture without what a page must not carry: texts, places, camera data, scripts, bytes behind the end.
  ///
  /// What is seen stays the same. Throws when the file is damaged or, for an SVG, cannot be made harmless.
  package func harmlessCopy() throws(FileFlaw) -> [UInt8] {
    switch kind {
    case .png: try PNGImage(parsing: bytes).harmlessCopy
    case .jpeg: try JPEGImage(parsing: bytes).harmlessCopy
    case .gif: try GIFImage(parsing: bytes).harmlessCopy
    case .webp: try WebPImage(parsing: bytes).harmlessCopy
    case .svg: try HarmlessSVG(bytes).bytes
    }
  }
}

extension PictureSize {
  /// The size that a picture states, which must be one that a picture can have.
  init(stated width: Int, _ height: Int) throws(FileFlaw) {
    guard width > 0, height > 0 else { throw .damagedPicture }
    guard width <= largestSide, height <= largestSide else {
      throw .pictureTooLarge(width: width, height: height)
    }
    self.init(width: width, height: height)
  }
}

extension FileFlaw {
  /// For JPEG, GIF and WebP.
  static let damagedPicture = FileFlaw(
    "damaged-picture", "the picture is damaged or cut off",
    help: "open it in a program for pictures and save it again")
}
