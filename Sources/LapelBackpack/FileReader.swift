import LapelCredentials
import LapelDiagnostics
import LapelLinkedData
import LapelVerification

/// Reads one file of the backpack: from its bytes to assessed credentials.
struct FileReader: Sendable {
  let decoder: CredentialDecoder
  let assessor: CredentialAssessor
  let limits: BackpackLimits

  /// What is in a file, or why it cannot be read, as a backpack of that file alone.
  func findings(in entry: FolderWalk.Entry) -> Backpack {
    do throws(FileFlaw) {
      return try backpack(of: entry)
    } catch {
      // A folder that cannot be opened is no file that should hold a badge.
      let isMissed = error.severity == .error && !entry.path.isEmpty
      return Backpack(
        diagnostics: [error.diagnostic(at: entry.displayPath)],
        unreadableFiles: isMissed ? [entry.displayPath] : [])
    }
  }

  private func backpack(of entry: FolderWalk.Entry) throws(FileFlaw) -> Backpack {
    _ = try entry.byteCount.get()
    let bytes = try RegularFile(path: entry.absolutePath).bytes(limit: limits.fileBytes)
    let content = try content(of: bytes, name: entry.path)
    guard let encoded = BadgeText.encoded(content.text) else {
      throw .unknownBadgeText(in: content.kind)
    }
    guard encoded.bytes.count <= limits.textBytes else {
      throw .badgeTextTooLong(limit: limits.textBytes)
    }
    let decoded = try decoded(encoded, in: content.kind)
    let file = BackpackFile(
      path: entry.path, displayPath: entry.displayPath, absolutePath: entry.absolutePath,
      kind: content.kind, byteCount: bytes.count, digest: sha256Digest(of: bytes),
      pixelSize: content.size)
    let leftOut = decoded.leftOut.map { FileFlaw.leftOut($0, of: encoded, in: content.kind) }
    var backpack = Backpack(
      diagnostics: (content.notes + leftOut).map { $0.diagnostic(at: entry.displayPath) },
      unreadableFiles: decoded.credentials.isEmpty ? [entry.displayPath] : [])
    let isAlone = content.tellsNoMore && decoded.isAll(of: encoded)
    for (index, decoded) in decoded.credentials.enumerated() {
      backpack.badges.append(
        BackpackBadge(
          file: file, indexInFile: index, encoded: decoded.encoded,
          assessed: assessor.assessment(of: decoded, noting: &backpack.pureResults),
          isAloneInFile: isAlone))
    }
    return backpack
  }

  private func decoded(
    _ encoded: EncodedCredential, in kind: BackpackFile.Kind
  ) throws(FileFlaw) -> DecodedCredentials {
    do throws(CredentialDecodingError) {
      return try decoder.credentials(in: encoded)
    } catch {
      throw .undecodable(error, of: encoded, in: kind)
    }
  }
}

extension FileReader {
  /// What a file is, and the badge text in it.
  private struct Content {
    var kind: BackpackFile.Kind
    var text: [UInt8]
    var size: PictureSize?
    var notes: [FileFlaw] = []
    /// Whether there is nothing in the file but this text and a picture.
    var tellsNoMore = true
  }

  private func content(of bytes: [UInt8], name: String) throws(FileFlaw) -> Content {
    let content = FileContent(of: bytes)
    let fileName = name.split(separator: "/").last.map(String.init) ?? name
    if let flaw = content.flaw(forFileNamed: fileName) { throw flaw }
    switch content {
    case .png:
      let image = try PNGImage(parsing: bytes)
      let baked = try BakedPNG(in: image, limit: limits.textBytes)
      return Content(
        kind: .png, text: baked.text, size: image.size, notes: baked.notes,
        tellsNoMore: image.chunksThatTell == 1 && image.endsWithItsFile)
    case .svg:
      let svg = try XMLEvents(parsing: bytes)
      let baked = try BakedSVG(in: svg, limit: limits.textBytes)
      return Content(
        kind: .svg, text: baked.text, size: PictureSize(rootOf: svg), notes: baked.notes,
        tellsNoMore: baked.notes.isEmpty && !mayHoldAddress(bytes, beside: baked.text))
    case .json: return textContent(.json, of: bytes)
    case .compactJWS: return textContent(.compactJWS, of: bytes)
    default: return textContent(.address, of: bytes)
    }
  }

  /// A text file is the badge text itself, but for a byte-order mark, which no JSON parser has to accept (RFC 8259, 8.1).
  private func textContent(_ kind: BackpackFile.Kind, of bytes: [UInt8]) -> Content {
    let text = FileContent.withoutByteOrderMark(bytes)
    let hasMark = text.count < bytes.count
    return Content(kind: kind, text: text, notes: hasMark ? [.byteOrderMark] : [])
  }
}

/// Whether an SVG may hold a mail address outside its badge text: in a title, a label, a comment.
///
/// Counting `@` is more than is needed, and never less: a picture that is held back costs a download, not a secret.
private func mayHoldAddress(_ svg: [UInt8], beside badge: [UInt8]) -> Bool {
  func count(_ bytes: [UInt8]) -> Int { bytes.count { $0 == UInt8(ascii: "@") } }
  if count(svg) != count(badge) { return true }
  let text = String(decoding: svg, as: UTF8.self).lowercased()
  return text.contains("&#") || text.contains("%40")
}

extension DecodedCredentials {
  /// Whether there is one credential and it is the whole text.
  fileprivate func isAll(of text: EncodedCredential) -> Bool {
    credentials.count == 1 && leftOut.isEmpty && credentials[0].encoded.bytes == text.bytes
  }
}

extension BackpackFile {
  /// The file's bytes, read again.
  ///
  /// Throws when it cannot be read any more, or is not the file that it was.
  package func bytes() throws(Diagnostic) -> [UInt8] {
    do throws(FileFlaw) {
      let bytes = try RegularFile(path: absolutePath).bytes(limit: max(byteCount, 0))
      guard sha256Digest(of: bytes) == digest else { throw .changedSinceRead }
      return bytes
    } catch {
      let hasGrown = error.identifier == FileFlaw.fileTooLarge(size: 0, limit: 0).identifier
      throw (hasGrown ? .changedSinceRead : error).diagnostic(at: displayPath)
    }
  }
}

extension FileFlaw {
  static let changedSinceRead = FileFlaw(
    "changed-file", "the file changed while the site was being built", help: "build again")

  static func unknownBadgeText(in kind: BackpackFile.Kind) -> FileFlaw {
    FileFlaw(
      "no-badge-in-picture",
      "the badge text in the \(kind.displayName) is neither JSON nor a signed badge (JWS, JWT) nor an address",
      help: "download the badge again from its platform")
  }

  static func undecodable(
    _ error: CredentialDecodingError, of encoded: EncodedCredential, in kind: BackpackFile.Kind
  ) -> FileFlaw {
    decodingFlaw(.error, "unreadable-badge", error, of: encoded, in: kind)
  }

  /// A part of a file of several credentials that does not count among them.
  static func leftOut(
    _ error: CredentialDecodingError, of encoded: EncodedCredential, in kind: BackpackFile.Kind
  ) -> FileFlaw {
    decodingFlaw(.warning, "left-out", error, of: encoded, in: kind)
  }

  /// A file's own text has lines to point at; the text in a picture has a place only in words.
  private static func decodingFlaw(
    _ severity: Diagnostic.Severity, _ identifier: String, _ error: CredentialDecodingError,
    of encoded: EncodedCredential, in kind: BackpackFile.Kind
  ) -> FileFlaw {
    let position = error.offset.map { SourcePosition(ofOffset: $0, in: encoded.bytes) }
    let place = encoded.encoding == .json ? position : nil
    guard kind == .png || kind == .svg else {
      return FileFlaw(
        severity, identifier, error.summary, help: error.help, line: place?.line,
        column: place?.column)
    }
    let at = place.map { ", line \($0.line), column \($0.column)" } ?? ""
    return FileFlaw(
      severity, identifier, "in the badge text of the picture\(at): \(error.summary)",
      help: error.help)
  }
}

extension BackpackFile.Kind {
  /// The kind as messages name it.
  var displayName: String {
    switch self {
    case .png: "PNG"
    case .svg: "SVG"
    case .json: "JSON file"
    case .compactJWS: "signed badge"
    case .address: "text file"
    }
  }
}
