/// In what shape something was found: the layers that had to be opened, the outermost first.
///
/// ```
/// in base64 in a compressed text of a picture
/// ```
package struct LeakForm: Sendable, Hashable, Codable, CustomStringConvertible {
  package enum Layer: String, Sendable, Hashable, Codable, CaseIterable {
    case fileName = "in the file’s name"
    case pictureText = "in a text of a picture"
    case compressedPictureText = "in a compressed text of a picture"
    case pictureMetadata = "in the metadata of a picture"
    case gzip = "in a gzip file"
    case gzipHeader = "in the header of a gzip file"
    case gzipTail = "behind the end of a gzip file"
    case archiveEntry = "in a file of a zip archive"
    case archiveName = "in a file name of a zip archive"
    case documentStream = "in a compressed part of a PDF"
    case documentString = "in an encoded string of a PDF"
    case mailHeader = "in an encoded mail header"
    case base64 = "in base64"
    case hexadecimal = "in hexadecimal digits"
    case utf16 = "in UTF-16"
    case characterReference = "with character references"
    case percentEscape = "with percent escapes"
    case backslashEscape = "with backslash escapes"
    case markupWithin = "with markup within words"
    case apart = "with its letters or syllables apart"
    case binary = "among other bytes"
  }

  package let layers: [Layer]

  package init(_ layers: [Layer]) { self.layers = layers }

  package var description: String {
    layers.isEmpty ? "as text" : layers.reversed().map(\.rawValue).joined(separator: " ")
  }
}
