import LapelBackpack
import LapelCredentials
import LapelDiagnostics
import LapelLinkedData
import LapelPortfolio

/// A file beside a badge's page that holds its original.
struct PublishedOriginal: Sendable, Hashable {
  /// The name in the badge's folder.
  var name: String
  /// What a browser calls it when it saves it.
  var downloadName: String
  /// What the link says.
  var label: String
}

extension Badge {
  /// The files that hold the original, when it may be published: the credential, and the picture it was baked into.
  var publishedOriginals: [PublishedOriginal] {
    guard original == .published else { return [] }
    var files: [PublishedOriginal] = []
    switch source.encoded.encoding {
    case .json:
      files.append(
        PublishedOriginal(
          name: "credential.json", downloadName: "\(slug).json", label: "The credential (JSON)"))
    case .compactJWS:
      files.append(
        PublishedOriginal(
          name: "credential.jwt", downloadName: "\(slug).jwt", label: "The credential (JWT)"))
    case .address: break
    }
    // A file that tells more than this one credential stays with the learner.
    guard source.isAloneInFile else { return files }
    switch source.file.kind {
    case .png:
      files.append(
        PublishedOriginal(
          name: "badge.png", downloadName: "\(slug).png", label: "The baked picture (PNG)"))
    case .svg:
      // As text: a browser that is led to the file shows it and runs nothing in it.
      files.append(
        PublishedOriginal(
          name: "badge-original.txt", downloadName: "\(slug).svg",
          label: "The baked picture (SVG)"))
    case .json, .compactJWS, .address: break
    }
    return files
  }

  /// The files of the original as output: exactly the bytes that were read.
  func originalFiles() -> [OutputFile] {
    publishedOriginals.map { file in
      let address = SiteAddress.badgeFile(slug, file.name)
      if file.name.hasPrefix("credential.") {
        return OutputFile(address, .bytes(source.encoded.bytes))
      }
      let source = source
      return OutputFile(
        address, .made { () throws(Diagnostic) in try unchangedBytes(of: source.file) })
    }
  }
}

/// The picture of a badge for the site, found before pages are planned; its bytes are made again when it is written.
struct BadgePictureFile: Sendable {
  var picture: SitePlan.BadgePicture
  /// Nil when the original already is this file.
  var output: OutputFile?

  /// Nil when the badge brings no picture that can be shown; then a diagnostic may say why.
  static func find(
    for badge: Badge, keptPictures: [String: KeptPicture]
  ) -> (file: BadgePictureFile?, diagnostic: Diagnostic?) {
    let file = badge.source.file
    switch file.kind {
    case .png:
      guard let size = file.pixelSize else { return (nil, nil) }
      let address = SiteAddress.badgeFile(badge.slug, "badge.png")
      let picture = SitePlan.BadgePicture(
        address: address, width: size.width, height: size.height)
      if badge.publishedOriginals.contains(where: { $0.name == "badge.png" }) {
        return (BadgePictureFile(picture: picture), nil)
      }
      let output = OutputFile(
        address,
        .made { () throws(Diagnostic) in try harmlessCopy(of: unchangedBytes(of: file), file) })
      return (BadgePictureFile(picture: picture, output: output), nil)
    case .svg:
      do throws(Diagnostic) {
        let bytes = try unchangedBytes(of: file)
        guard let svg = Picture(inspecting: bytes) else { return (nil, nil) }
        _ = try harmlessCopy(of: bytes, file)
        let address = SiteAddress.badgeFile(badge.slug, "badge.svg")
        return (
          BadgePictureFile(
            picture: SitePlan.BadgePicture(
              address: address, width: svg.size?.width ?? 200, height: svg.size?.height ?? 200),
            output: OutputFile(
              address,
              .made { () throws(Diagnostic) in
                try harmlessCopy(of: unchangedBytes(of: file), file)
              })), nil
        )
      } catch {
        return (nil, error)
      }
    case .json, .compactJWS, .address:
      return (namedPicture(of: badge, keptPictures: keptPictures), nil)
    }
  }

  /// The picture that the credential names: held in a `data:` address, or kept by the learner from its own address.
  private static func namedPicture(
    of badge: Badge, keptPictures: [String: KeptPicture]
  ) -> BadgePictureFile? {
    let credential = badge.assessed.credential
    let candidates = [credential.image, credential.subject.achievement?.image]
    for image in candidates.compactMap(\.self) {
      // Made again when it is written: thousands of badges may bring pictures.
      let find: @Sendable () -> (picture: Picture, copy: [UInt8])? = {
        let held = bytesOfDataAddress(image.address).flatMap { Picture(inspecting: $0) }
        guard let picture = held ?? keptPictures[image.address]?.picture(),
          let copy = try? picture.harmlessCopy()
        else { return nil }
        return (picture, copy)
      }
      guard let picture = find()?.picture, let size = picture.size else { continue }
      let address = SiteAddress.badgeFile(badge.slug, "badge.\(picture.kind.fileExtension)")
      let displayPath = badge.source.file.displayPath
      return BadgePictureFile(
        picture: SitePlan.BadgePicture(address: address, width: size.width, height: size.height),
        output: OutputFile(
          address,
          .made { () throws(Diagnostic) in
            guard let found = find() else {
              throw .keptPictureChanged(at: Diagnostic.Location(path: displayPath))
            }
            return found.copy
          }))
    }
    return nil
  }
}

/// The bytes in a `data:` address of a picture in Base64 (RFC 2397); nil for anything else.
private func bytesOfDataAddress(_ address: String) -> [UInt8]? {
  guard address.hasPrefix("data:image/"), let comma = address.firstIndex(of: ","),
    address[..<comma].hasSuffix(";base64")
  else { return nil }
  return try? Base64.decode(String(address[address.index(after: comma)...]), forgiving: true)
}

/// The bytes of a backpack file, which must still be those that were read.
private func unchangedBytes(of file: BackpackFile) throws(Diagnostic) -> [UInt8] {
  try file.bytes()
}

private func harmlessCopy(of bytes: [UInt8], _ file: BackpackFile) throws(Diagnostic) -> [UInt8] {
  guard let picture = Picture(inspecting: bytes) else {
    throw .pictureCannotBeShown(at: Diagnostic.Location(path: file.displayPath))
  }
  do { return try picture.harmlessCopy() } catch { throw error.diagnostic(at: file.displayPath) }
}

extension Diagnostic {
  static func pictureCannotBeShown(at location: Location) -> Diagnostic {
    Diagnostic(
      .warning, "picture-cannot-be-shown", at: location,
      "the picture of this badge cannot be shown on a page, only offered as a download",
      help: "the badge itself is not affected")
  }
}

extension Diagnostic {
  static func keptPictureChanged(at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "changed-file", at: location,
      "the kept picture of this badge changed while the site was being built", help: "build again")
  }
}

extension BackpackFile.Kind {
  /// For people.
  var label: String {
    switch self {
    case .png: "A PNG picture with the badge inside"
    case .svg: "An SVG picture with the badge inside"
    case .json: "A JSON file"
    case .compactJWS: "A signed text (compact JWS)"
    case .address: "The address of a hosted badge"
    }
  }
}
