import Foundation
import LapelLinkedData

/// A file to write, by its path below the folder that it belongs to.
struct MadeFile {
  let path: String
  let bytes: [UInt8]
}

/// Why the sample cannot be made.
struct WorkshopError: Error, CustomStringConvertible {
  let description: String
}

/// Makes documents and files of what lies in the source folder.
struct Workshop {
  let sources: URL
  let keys: SampleKeys

  init(sources: URL) throws {
    self.sources = sources
    keys = SampleKeys(folder: sources.appending(path: "Keys"))
  }

  func art(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: sources.appending(path: "Art/\(name)")))
  }

  /// A draft with everything filled in, unsigned.
  func draft(_ name: String) throws -> JSONValue {
    let file = sources.appending(path: "Drafts/\(name).json")
    do {
      return try filled(JSONValue(parsing: Array(Data(contentsOf: file))))
    } catch let error as WorkshopError {
      throw error
    } catch {
      throw WorkshopError(description: "draft '\(name)': \(error)")
    }
  }

  /// A draft, signed when the catalog says how.
  func sealed(_ name: String) throws -> SealedDocument {
    let document = try draft(name)
    guard let seal = Catalog.seals[name] else { return .json(document) }
    return try seal.close(document, keys: keys)
  }

  func file(for badge: Catalog.Badge) throws -> MadeFile {
    let document = try sealed(badge.draft)
    let name = badge.draft
    switch badge.carrier {
    case .json: return MadeFile(path: "\(name).json", bytes: document.bytes)
    case .jwt: return MadeFile(path: "\(name).jwt", bytes: document.bytes)
    case .png(let picture, let chunk):
      let baked = try BakedPicture.png(art("\(picture).png"), holding: document, in: chunk)
      return MadeFile(path: "\(name).png", bytes: baked)
    case .svg(let picture):
      let baked = try BakedPicture.svg(art("\(picture).svg"), holding: document)
      return MadeFile(path: "\(name).svg", bytes: baked)
    }
  }
}

/// A document with its signature, inside it or around it.
enum SealedDocument {
  case json(JSONValue)
  case compactJWS(String, openBadges2: Bool)

  /// The bytes of a file of its own.
  var bytes: [UInt8] {
    switch self {
    case .json(let value): value.text(indented: true) + [0x0A]
    case .compactJWS(let text, _): Array("\(text)\n".utf8)
    }
  }
}
