import LapelDiagnostics

extension FileContent {
  /// What to tell of a file that holds no badge, or nil when it is of a kind that may.
  func flaw(forFileNamed name: String) -> FileFlaw? {
    let flaw: FileFlaw? =
      switch self {
      case .png, .svg, .json, .compactJWS, .address: nil
      case .empty: .emptyFile
      case .zip: .zip
      case .gzip: .gzip
      case .pdf: .pdf
      case .jpeg: .pictureWithoutBadge("a JPEG")
      case .gif: .pictureWithoutBadge("a GIF")
      case .webp: .pictureWithoutBadge("a WebP")
      case .html: .webPage
      case .otherXML: .otherXML
      case .utf16: .utf16
      case .text: .plainText
      case .binary: .unknownBytes
      }
    return flaw == nil || !Self.isStray(name) ? flaw : .strayFile
  }

  /// Whether a name is that of a file which people and systems leave in any folder.
  private static func isStray(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasPrefix("readme") || name.hasSuffix(".md") || name.hasSuffix(".markdown")
      || ["thumbs.db", "desktop.ini", "icon\r", "license", "license.txt"].contains(name)
  }
}

extension FileFlaw {
  static let emptyFile = FileFlaw(
    "empty-file", "the file is empty", help: "download the badge again")

  static let zip = FileFlaw(
    "zip-file", "this is a ZIP archive, and archives are not opened",
    help: "unpack it into the backpack")

  static let gzip = FileFlaw(
    "compressed-file", "this is a gzip-compressed file, perhaps an SVG (.svgz)",
    help: "unpack it with gunzip, and keep the unpacked file")

  static let pdf = FileFlaw(
    "pdf-file", "this is a PDF, which holds no badge that can be checked",
    help: "put certificates in evidence/, and download the badge itself as PNG, SVG or JSON")

  static func pictureWithoutBadge(_ kind: String) -> FileFlaw {
    FileFlaw(
      "plain-picture", "this is \(kind) picture, a kind that holds no badge",
      help: "put photos in evidence/, and download the badge itself as PNG, SVG or JSON")
  }

  static let webPage = FileFlaw(
    "web-page", "this is a web page, not a badge",
    help: "you saved the page that shows the badge; use its download button for PNG, SVG or JSON")

  static let otherXML = FileFlaw(
    "other-xml", "this is an XML document whose root element is not 'svg'",
    help: "download the badge as PNG, SVG or JSON")

  static let utf16 = FileFlaw(
    "utf16-text", "the text is encoded in UTF-16; a badge is UTF-8",
    help: "download the badge again, or save the text as UTF-8")

  static let plainText = FileFlaw(
    "plain-text", "this is plain text, not a badge",
    help: "a badge file holds JSON, a signed badge (JWS, JWT), or the address of a badge")

  static let unknownBytes = FileFlaw(
    "unknown-content", "this is no kind of file that holds a badge",
    help: "download the badge as PNG, SVG or JSON")

  static let strayFile = FileFlaw(
    .note, "stray-file", "this is not a badge, and was passed over")

  static let byteOrderMark = FileFlaw(
    .note, "byte-order-mark", "a byte-order mark before the text was passed over",
    help: "save the file as UTF-8 without a byte-order mark (BOM)")
}
