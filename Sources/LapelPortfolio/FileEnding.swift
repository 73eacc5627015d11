/// What a web host makes of a file by the ending of its name.
enum FileEnding {
  /// A page, script or style: it would run in the site's name.
  case active(String)
  case picture
  /// A document, text, sound, film or archive that no browser runs.
  case inert
  case unknown

  private static let activeEndings: Set<String> = [
    "html", "htm", "xhtml", "xht", "shtml", "shtm", "mht", "mhtml", "hta", "htc", "js", "mjs",
    "cjs",
    "xml", "xsl", "xslt", "xsd", "rdf", "rss", "atom", "svgz", "css", "wasm", "swf", "php", "phtml",
    "asp", "aspx", "jsp", "cgi",
    "webmanifest", "appcache", "manifest",
  ]
  /// The last row are kinds that cannot be published without camera data and positions, so they are refused.
  private static let pictureEndings: Set<String> = [
    "png", "jpg", "jpeg", "gif", "webp", "svg",
    "avif", "heic", "heif", "jxl", "tif", "tiff", "bmp", "dng",
  ]
  private static let inertEndings: Set<String> = [
    "pdf", "txt", "md", "csv", "tsv", "json", "yml", "yaml", "doc", "docx", "xls", "xlsx", "ppt",
    "pptx",
    "odt", "ods", "odp", "odg", "rtf", "epub", "zip", "gz", "tar", "7z", "mp3", "m4a", "ogg", "oga",
    "opus", "wav", "flac", "mp4", "m4v", "mov", "ogv", "webm",
    "stl", "ino", "ipynb",
  ]

  init(of path: String) {
    let name = path.split(separator: "/").last ?? ""
    let parts = name.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    // Some hosts look at every ending: `page.html.txt`.
    if let ending = parts.dropFirst().first(where: { Self.activeEndings.contains(String($0)) }) {
      self = .active(String(ending))
    } else if parts.count > 1, let ending = parts.last {
      let ending = String(ending)
      self =
        Self.pictureEndings.contains(ending)
        ? .picture : Self.inertEndings.contains(ending) ? .inert : .unknown
    } else {
      self = .unknown
    }
  }
}

/// Whether a browser that guesses by content could take the bytes for a page.
func looksLikeMarkup(_ bytes: [UInt8]) -> Bool {
  bytes.prefix(2048).contains(UInt8(ascii: "<"))
}
