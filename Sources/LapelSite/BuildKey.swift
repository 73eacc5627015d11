import LapelBackpack
import LapelPortfolio

/// What a part of a site is made from, as one digest: parts with the same key, made by the same program, have the same bytes.
struct BuildKey: Sendable, Hashable {
  /// 32 bytes.
  let digest: [UInt8]

  init(digest: [UInt8]) { self.digest = digest }

  /// Of parts that are each preceded by their length, so that no two lists of parts give the same bytes.
  init(_ parts: [[UInt8]]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(parts.reduce(0) { $0 + 8 + $1.count })
    for part in parts {
      withUnsafeBytes(of: UInt64(part.count).bigEndian) { bytes += $0 }
      bytes += part
    }
    digest = sha256Digest(of: bytes)
  }

  init(_ texts: [String]) { self.init(texts.map { Array($0.utf8) }) }
}

extension Showcase {
  /// The key of all that the pages of every learner are made from: the settings, the theme, the moment, the verifier, and
  /// everybody whose name must not appear in them.
  func key(verifier: VerifierModule?) -> BuildKey {
    let people = privatePeople.flatMap { person in
      ["\(person.names.count)"] + person.names + ["\(person.identities.count)"] + person.identities
    }
    return BuildKey([
      basis, Array((verifier?.sha256 ?? "").utf8), BuildKey(people).digest,
      BuildKey(shownNames).digest,
      BuildKey(themeFiles.flatMap { [Array($0.path.utf8), $0.bytes] }).digest,
    ])
  }
}

extension ShowcaseLearner {
  /// The key of the learner's pages. What the user calls the folder is no part of it: it stands in no page.
  ///
  /// - Parameters:
  ///   - inputs: SHA-256 over the learner's folder.
  ///   - showcase: the key of what all learners have in common.
  func key(inputs: [UInt8], in showcase: BuildKey) -> BuildKey {
    let parts = Consent.Part.allCases.filter(consent.parts.contains).map(\.rawValue)
    let lists = [parts, secrets.names, secrets.identities, identities].flatMap {
      ["\($0.count)"] + $0
    }
    return BuildKey([
      showcase.digest, inputs,
      BuildKey([folder, slug, displayName, consent.naming.rawValue] + lists).digest,
    ])
  }
}
