import LapelLinkedData

// What was achieved: Open Badges 3.0 `Achievement`, Open Badges 1 and 2 `BadgeClass`.

extension CredentialReader {
  /// An achievement or badge class, stated or linked; nil when the value is neither an address nor an object.
  mutating func achievement(_ value: JSONValue, language: String?) -> Achievement? {
    if value.isReference {
      let address = value.reference
      return following(address) { reader, document in
        var linked = reader.statedAchievement(document, language: language)
        linked.id = linked.id ?? address
        return linked
      } ?? address.map { Achievement(id: $0) }
    }
    return value.object.map { _ in statedAchievement(value, language: language) }
  }

  private mutating func statedAchievement(_ value: JSONValue, language: String?) -> Achievement {
    let language = value.statedLanguage ?? language
    var achievement = Achievement(id: value.identifier)
    achievement.document = value
    achievement.readPlainMembers(of: value, language: language)
    achievement.creator = value[first: "creator"].flatMap { profile($0) }
    achievement.endorsements = endorsements(of: value)
    return achievement
  }
}

extension Achievement {
  fileprivate mutating func readPlainMembers(of value: JSONValue, language: String?) {
    types = value.types
    achievementType = value.text("achievementType")
    name = LocalizedText(value["name"], language: language)
    description = LocalizedText(value["description"], language: language)
    criteria = Criteria(value["criteria"], language: language)
    image = ImageReference(value["image"], language: language)
    alignments = value.items("alignment", "alignments", "alignmentObject").compactMap {
      Alignment($0, language: language)
    }
    tags = value.texts("tag", "tags")
    creditsAvailable = value.text("creditsAvailable")
    fieldOfStudy = value.text("fieldOfStudy")
    specialization = value.text("specialization")
    humanCode = value.text("humanCode")
    self.language = value.text("inLanguage", "@language")
    version = value.text("version")
    otherIdentifiers = value.items("otherIdentifier").compactMap(OtherIdentifier.init)
    resultDescriptions = value.items("resultDescription").compactMap {
      ResultDescription($0, language: language)
    }
    related = value.items("related").compactMap { RelatedAchievement($0, language: language) }
    workload = WorkloadStatement.statements(in: value)
  }
}

extension Criteria {
  /// An address, a narrative, or an object with either; the first of each when there are several.
  init?(_ value: JSONValue?, language: String?) {
    guard let value else { return nil }
    self.init()
    for item in value.elements {
      if let text = item.string.nonBlank {
        if text.isWebAddress {
          address = address ?? text
        } else {
          narrative = narrative ?? LocalizedText(text, language: language)
        }
      } else {
        address = address ?? item[first: "id", "@id", "url"]?.string.nonBlank
        narrative = narrative ?? LocalizedText(item["narrative"], language: language)
      }
    }
    if address == nil, narrative == nil { narrative = LocalizedText(value, language: language) }
    if address == nil, narrative == nil { return nil }
  }
}

extension Alignment {
  /// Open Badges 3.0 B.1.4, Open Badges 2.0 `AlignmentObject`, and the names that it had in 1.x.
  init?(_ value: JSONValue, language: String?) {
    self.init()
    if let text = value.string.nonBlank {
      url = text
      return
    }
    guard value.object != nil else { return nil }
    name = LocalizedText(value[first: "targetName", "name"], language: language)
    url = value.text("targetUrl", "targetURL", "url") ?? value.identifier
    description = LocalizedText(
      value[first: "targetDescription", "description"], language: language)
    framework = value.text("targetFramework", "frameworkName", "framework")
    code = value.text("targetCode")
    targetType = value.text("targetType")
    if name == nil, url == nil, code == nil { return nil }
  }
}

extension RelatedAchievement {
  init?(_ value: JSONValue, language: String?) {
    guard value.object != nil || value.string.nonBlank != nil else { return nil }
    self.init(id: value.reference)
    name = LocalizedText(value["name"], language: value.statedLanguage ?? language)
    description = LocalizedText(value["description"], language: value.statedLanguage ?? language)
    self.language = value.text("inLanguage", "@language")
    version = value.text("version")
  }
}

extension ResultDescription {
  init?(_ value: JSONValue, language: String?) {
    guard value.object != nil else { return nil }
    self.init(id: value.identifier)
    name = LocalizedText(value["name"], language: language)
    resultType = value.text("resultType")
    allowedValues = value.texts("allowedValue")
    requiredLevel = value["requiredLevel"]?.reference
    requiredValue = value.text("requiredValue")
    valueMin = value.text("valueMin")
    valueMax = value.text("valueMax")
    rubricLevels = value.items("rubricCriterionLevel").compactMap {
      RubricLevel($0, language: language)
    }
    alignments = value.items("alignment").compactMap { Alignment($0, language: language) }
  }
}

extension RubricLevel {
  fileprivate init?(_ value: JSONValue, language: String?) {
    guard value.object != nil else { return nil }
    self.init(id: value.identifier)
    name = LocalizedText(value["name"], language: language)
    description = LocalizedText(value["description"], language: language)
    level = value.text("level")
    points = value.text("points")
    alignments = value.items("alignment").compactMap { Alignment($0, language: language) }
  }
}
