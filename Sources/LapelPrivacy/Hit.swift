/// A place where a forbidden term stands, before it is known what it is a part of.
struct Hit {
  /// Index into the forbidden terms.
  let term: Int
  var severity: Leak.Severity
  let kind: ForbiddenTerm.Kind
  let isInTag: Bool
  /// Of all words that the matcher was given, the number of the last one.
  let ordinal: Int
  let first: Word
  let last: Word
  let words: Int
  let traits: Word.Traits

  var start: Int { first.start }
  var end: Int { last.end }
}

/// A place where a shown name or allowed words stand.
struct ExemptPlace {
  let start: Int
  let end: Int
  let isInTag: Bool
  let isAllowed: Bool
  let words: Int

  func contains(_ start: Int, _ end: Int) -> Bool { self.start <= start && end <= self.end }
}
