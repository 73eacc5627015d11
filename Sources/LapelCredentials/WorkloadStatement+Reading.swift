import LapelLinkedData

extension WorkloadStatement {
  /// The level and workload that an achievement states by extensions, in document order: those of edubadges, with or
  /// without the prefix `extensions:` and the ending `Extension`.
  static func statements(in value: JSONValue) -> [WorkloadStatement] {
    (value.object?.members ?? []).flatMap { member -> [WorkloadStatement] in
      guard let kind = Kind(memberName: member.name) else { return [] }
      return member.value.elements.compactMap { item in
        kind.statedValue(of: item).map { WorkloadStatement(kind: kind, value: $0) }
      }
    }
  }
}

extension WorkloadStatement.Kind {
  init?(memberName: String) {
    guard memberName.utf8.count <= 120 else { return nil }
    let name = memberName.localName
    let isExtension =
      memberName.utf8.count > name.utf8.count || name.hasSuffix("Extension")
      || name.isOne(of: ["ECTS", "EQF", "StudyLoad", "TimeInvestment"])
    // Words such as `language` are extensions only when they say so.
    guard isExtension, let kind = Self.allCases.first(where: { $0.isSpelt(name) }) else {
      return nil
    }
    self = kind
  }

  private func isSpelt(_ name: String) -> Bool {
    let name = name.lowercased()
    let own = term.lowercased()
    return name.hasSameBytes(as: own) || name.hasSameBytes(as: own + "extension")
  }

  /// The name of the extension and of its member, as edubadges writes them.
  private var term: String {
    switch self {
    case .ects: "ECTS"
    case .eqf: "EQF"
    case .studyLoad: "StudyLoad"
    case .timeInvestment: "TimeInvestment"
    case .learningOutcome: "LearningOutcome"
    case .educationProgramIdentifier: "EducationProgramIdentifier"
    case .language: "Language"
    }
  }

  fileprivate func statedValue(of item: JSONValue) -> String? {
    guard let object = item.object else { return item.plainText }
    let member = object.members.first { isSpelt($0.name) }
    let value = member?.value ?? item[first: "value", "@value", "name"]
    let texts = value?.elements.compactMap { $0.plainText } ?? []
    return texts.isEmpty ? nil : texts.joined(separator: ", ")
  }
}
