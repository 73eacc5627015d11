/// A file of the backpack that holds a badge: where it is, what it is, and what is needed to find it unchanged.
///
/// Its bytes are not kept; `bytes()` reads them again.
package struct BackpackFile: Sendable, Hashable {
  /// What the file is by its content, whatever its name says.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case png, svg, json, compactJWS
    /// A text file with nothing but the address of a hosted badge.
    case address
  }

  /// Where it is in the backpack folder, `/`-separated: `food/level-2.png`.
  package let path: String
  /// The path as diagnostics show it: `backpack/food/level-2.png`.
  package let displayPath: String
  /// The path by which to open it.
  package let absolutePath: String
  package let kind: Kind
  package let byteCount: Int
  /// The SHA-256 of its bytes, 32 bytes.
  package let digest: [UInt8]
  /// How large the picture is, when it is one that says so.
  package let pixelSize: PictureSize?

  package init(
    path: String, displayPath: String, absolutePath: String, kind: Kind, byteCount: Int,
    digest: [UInt8], pixelSize: PictureSize? = nil
  ) {
    self.path = path
    self.displayPath = displayPath
    self.absolutePath = absolutePath
    self.kind = kind
    self.byteCount = byteCount
    self.digest = digest
    self.pixelSize = pixelSize
  }
}

/// The size of a picture in pixels (of an SVG: in user units, rounded).
package struct PictureSize: Sendable, Hashable {
  package let width: Int
  package let height: Int

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}
