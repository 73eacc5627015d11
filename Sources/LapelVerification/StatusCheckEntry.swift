import LapelCredentials
import LapelLinkedData

/// An entry of a badge that points into a status list: Bitstring Status List 1.0, 2.1, and Status List 2021, its forerunner.
struct StatusListEntry: Sendable, Hashable {
  enum Kind: String, Sendable, Hashable {
    case bitstring = "BitstringStatusListEntry"
    case statusList2021 = "StatusList2021Entry"

    /// The types of the list credential and of its subject.
    var listTypes: (credential: String, subject: String) {
      switch self {
      case .bitstring: ("BitstringStatusListCredential", "BitstringStatusList")
      case .statusList2021: ("StatusList2021Credential", "StatusList2021")
      }
    }
  }

  var kind: Kind
  var purpose: String
  var index: Int
  /// Bits to an entry, from 1 to 32.
  var size: Int
  /// The address of the list credential.
  var list: String
  /// What each value means, of the purpose `message`.
  var messages: [JSONValue]
}

/// Why a status entry points nowhere.
struct StatusListEntryError: Error, Sendable, Hashable {
  /// Completes "the status entry cannot be followed: …".
  let description: String
}

extension StatusListEntry {
  init(_ reference: StatusReference, _ kind: Kind) throws(StatusListEntryError) {
    self.kind = kind
    guard let purpose = reference.document["statusPurpose"]?.string, !purpose.isEmpty else {
      throw StatusListEntryError(description: "it names no purpose ('statusPurpose')")
    }
    self.purpose = purpose
    guard let list = reference.listCredential else {
      throw StatusListEntryError(description: "it names no list ('statusListCredential')")
    }
    self.list = list
    guard let text = reference.listIndex else {
      throw StatusListEntryError(description: "it names no place in the list ('statusListIndex')")
    }
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw StatusListEntryError(
        description:
          "its place in the list ('statusListIndex') is '\(shown(text))' and not a whole number from 0"
      )
    }
    // What does not fit lies beyond any list.
    index = Int(text) ?? Int.max
    size = try Self.size(reference.document["statusSize"])
    messages = reference.document["statusMessage"]?.elements ?? []
  }

  private static func size(_ value: JSONValue?) throws(StatusListEntryError) -> Int {
    guard let value else { return 1 }
    guard let size = value.number?.integer, (1...32).contains(size) else {
      throw StatusListEntryError(
        description: "its size ('statusSize') is not a whole number from 1 to 32")
    }
    return size
  }

  /// What the entry says that a value means.
  func message(for value: Int) -> String? {
    for entry in messages {
      guard let text = entry["status"]?.string, text.utf8.starts(with: "0x".utf8) else { continue }
      let digits = String(decoding: text.utf8.dropFirst(2), as: UTF8.self)
      if Int(digits, radix: 16) == value { return entry["message"]?.string }
    }
    return nil
  }
}
