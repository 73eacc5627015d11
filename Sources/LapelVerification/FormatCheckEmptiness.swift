import LapelLinkedData

// Open Badges 3.0, 7: members that are null or an empty list must be left out. Their validator reads over most, so they
// are only warned about.

extension FormatInspector {
  /// Looks everywhere but in contexts, where null has a meaning, and in credentials that are judged by themselves.
  mutating func inspectEmptiness(of document: JSONValue) {
    guard document.holdsEmptiness else { return }
    searchEmptiness(in: document)
  }

  private mutating func searchEmptiness(in value: JSONValue) {
    switch value.content {
    case .null: warnOnce(FormatFinding.null)
    case .array(let elements):
      if elements.isEmpty { return warnOnce(FormatFinding.emptyList) }
      for (index, element) in elements.enumerated() where element.holdsEmptiness {
        at(index) { $0.searchEmptiness(in: element) }
      }
    case .object(let object):
      for member in object.members where member.isSearched && member.value.holdsEmptiness {
        at(member.name) { $0.searchEmptiness(in: member.value) }
      }
    case .bool, .number, .string: break
    }
  }

  /// Says it unless the rule of the member has said something already.
  private mutating func warnOnce(_ finding: String) {
    let count = problems.count
    warn(finding)
    guard let last = problems.last, problems.count > count else { return }
    if problems.dropLast().contains(where: { $0.path.hasSameBytes(as: last.path) }) {
      removeLastProblem()
    }
  }
}

extension JSONValue {
  fileprivate var holdsEmptiness: Bool {
    switch content {
    case .null: true
    case .array(let elements): elements.isEmpty || elements.contains { $0.holdsEmptiness }
    case .object(let object):
      object.members.contains { $0.isSearched && $0.value.holdsEmptiness }
    case .bool, .number, .string: false
    }
  }
}

extension JSONObject.Member {
  fileprivate var isSearched: Bool {
    switch name.utf8.first {
    case UInt8(ascii: "@"): !name.isWord("@context")
    case UInt8(ascii: "e"): !name.isWord("endorsement")
    case UInt8(ascii: "v"): !name.isWord("verifiableCredential")
    default: true
    }
  }
}
