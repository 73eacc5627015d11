/// Why a document cannot be processed as JSON-LD, and where.
package struct JSONLDError: Error, Sendable, Hashable {
  /// What is wrong. The raw values are the specification's error codes (JSON-LD 1.1 API, 9.6.2),
  /// but for the last group, which is Lapel's own.
  package enum Code: String, Sendable, Hashable, CaseIterable {
    case collidingKeywords = "colliding keywords"
    case conflictingIndexes = "conflicting indexes"
    case contextOverflow = "context overflow"
    case cyclicIRIMapping = "cyclic IRI mapping"
    case invalidBaseDirection = "invalid base direction"
    case invalidBaseIRI = "invalid base IRI"
    case invalidContainerMapping = "invalid container mapping"
    case invalidContextEntry = "invalid context entry"
    case invalidContextNullification = "invalid context nullification"
    case invalidDefaultLanguage = "invalid default language"
    case invalidIDValue = "invalid @id value"
    case invalidImportValue = "invalid @import value"
    case invalidIncludedValue = "invalid @included value"
    case invalidIndexValue = "invalid @index value"
    case invalidIRIMapping = "invalid IRI mapping"
    case invalidJSONLiteral = "invalid JSON literal"
    case invalidKeywordAlias = "invalid keyword alias"
    case invalidLanguageMapValue = "invalid language map value"
    case invalidLanguageMapping = "invalid language mapping"
    case invalidLanguageTaggedString = "invalid language-tagged string"
    case invalidLanguageTaggedValue = "invalid language-tagged value"
    case invalidLocalContext = "invalid local context"
    case invalidNestValue = "invalid @nest value"
    case invalidPrefixValue = "invalid @prefix value"
    case invalidPropagateValue = "invalid @propagate value"
    case invalidProtectedValue = "invalid @protected value"
    case invalidRemoteContext = "invalid remote context"
    case invalidReverseProperty = "invalid reverse property"
    case invalidReversePropertyMap = "invalid reverse property map"
    case invalidReversePropertyValue = "invalid reverse property value"
    case invalidReverseValue = "invalid @reverse value"
    case invalidScopedContext = "invalid scoped context"
    case invalidSetOrListObject = "invalid set or list object"
    case invalidTermDefinition = "invalid term definition"
    case invalidTypeMapping = "invalid type mapping"
    case invalidTypeValue = "invalid type value"
    case invalidTypedValue = "invalid typed value"
    case invalidValueObject = "invalid value object"
    case invalidValueObjectValue = "invalid value object value"
    case invalidVersionValue = "invalid @version value"
    case invalidVocabMapping = "invalid vocab mapping"
    case keywordRedefinition = "keyword redefinition"
    case loadingDocumentFailed = "loading document failed"
    case protectedTermRedefinition = "protected term redefinition"

    /// The document names a context that was not supplied: the specification's
    /// "loading remote context failed". The subject is its address.
    case unknownContext = "loading remote context failed"
    /// The document asks for more work, memory or depth than the limits allow.
    case tooComplex = "too complex"
    /// A number that no finite double stands for, so that RDF cannot have it.
    case numberOutOfRange = "number out of range"
  }

  /// What it says, apart, so that the recursive functions that may throw it need little stack.
  private final class Details: Sendable {
    let code: Code
    let subject: String
    let path: String
    let context: String?

    init(_ code: Code, _ subject: String, _ path: String, _ context: String?) {
      self.code = code
      self.subject = subject
      self.path = path
      self.context = context
    }
  }

  private let details: Details

  package var code: Code { details.code }
  /// The term, name, value or address that it is about; empty when there is none to name.
  package var subject: String { details.subject }
  /// The place in the document as a JSON Pointer (RFC 6901); within the context that `context` names,
  /// the place where the document uses that.
  package var path: String { details.path }
  /// The address of the supplied context that holds the flaw; nil when it is in the document itself.
  package var context: String? { details.context }

  package init(
    _ code: Code, _ subject: String = "", at path: String, inContext context: String? = nil
  ) {
    details = Details(code, subject, path, context)
  }

  package static func == (a: Self, b: Self) -> Bool {
    a.code == b.code && a.subject.hasSameBytes(as: b.subject) && a.path.hasSameBytes(as: b.path)
      && a.context.map(JSONLDName.init) == b.context.map(JSONLDName.init)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(code)
    subject.hashBytes(into: &hasher)
    path.hashBytes(into: &hasher)
  }
}

extension JSONLDError: CustomStringConvertible {
  /// What is wrong, in one line without its place.
  package var description: String {
    guard let context else { return statement }
    return "\(statement), in the context '\(context.shortenedForMessage)'"
  }

  private var name: String { "'\(subject.shortenedForMessage)'" }

  private var statement: String {
    switch code {
    case .collidingKeywords: "the keyword \(name) appears twice, by its own name or an alias"
    case .conflictingIndexes: "the node \(name) has two different values of '@index'"
    case .contextOverflow: "contexts refer to each other more than the limit allows, at \(name)"
    case .cyclicIRIMapping: "the term \(name) is defined by itself"
    case .invalidBaseDirection: "'@direction' must be 'ltr', 'rtl' or, in a context, null"
    case .invalidBaseIRI: "'@base' must be an IRI, or one relative to a known base, or null"
    case .invalidContainerMapping: "the '@container' of the term \(name) is none that JSON-LD has"
    case .invalidContextEntry: "\(name) must not stand in an imported context"
    case .invalidContextNullification: "a null context cannot undo protected terms"
    case .invalidDefaultLanguage: "'@language' in a context must be a text or null"
    case .invalidIDValue: "the value of '@id' must be a text"
    case .invalidImportValue: "'@import' must be the address of a context"
    case .invalidIncludedValue: "'@included' must hold nodes only"
    case .invalidIndexValue: "the value of '@index' must be a text"
    case .invalidIRIMapping:
      "the term \(name) must be defined by an IRI, a known prefix or a keyword"
    case .invalidJSONLiteral: "the JSON literal cannot be written canonically: \(subject)"
    case .invalidKeywordAlias: "the term \(name) must not stand for '@context'"
    case .invalidLanguageMapValue: "a language map must hold texts, not what stands under \(name)"
    case .invalidLanguageMapping: "the '@language' of the term \(name) must be a text or null"
    case .invalidLanguageTaggedString: "the value of '@language' must be a text"
    case .invalidLanguageTaggedValue: "a value with '@language' must be a text"
    case .invalidLocalContext: "a context must be an address, an object or null"
    case .invalidNestValue: "the '@nest' at \(name) must hold or name objects without '@value'"
    case .invalidPrefixValue: "the '@prefix' of the term \(name) must be true or false"
    case .invalidPropagateValue: "'@propagate' must be true or false"
    case .invalidProtectedValue: "'@protected' must be true or false"
    case .invalidRemoteContext: "the document \(name) holds no context that can be used here"
    case .invalidReverseProperty: "the reverse property \(name) is not well defined"
    case .invalidReversePropertyMap: "the keyword \(name) must not stand in '@reverse'"
    case .invalidReversePropertyValue: "the reverse property \(name) must hold nodes only"
    case .invalidReverseValue: "the value of '@reverse' must be an object"
    case .invalidScopedContext: "the context within the term \(name) cannot be used"
    case .invalidSetOrListObject: "an object with '@set' or '@list' may only have '@index' besides"
    case .invalidTermDefinition: "the definition of the term \(name) is not well formed"
    case .invalidTypeMapping: "the '@type' of the term \(name) must be an IRI or keyword for types"
    case .invalidTypeValue: "the value of '@type' must be texts"
    case .invalidTypedValue: "the '@type' of a value must be an IRI"
    case .invalidValueObject: "an object with '@value' has a member that does not go with it"
    case .invalidValueObjectValue:
      "the value of '@value' must be a text, number, true, false or null"
    case .invalidVersionValue: "'@version' must be the number 1.1"
    case .invalidVocabMapping: "'@vocab' must be an IRI or null"
    case .keywordRedefinition: "the keyword \(name) must not be defined anew"
    case .loadingDocumentFailed: "the context address \(name) is relative, and there is no base"
    case .protectedTermRedefinition: "the protected term \(name) must not be defined differently"
    case .unknownContext: "the context \(name) is not known"
    case .tooComplex: "the document needs more work than the limits allow"
    case .numberOutOfRange: "the number \(name) is outside the range of a double (IEEE 754)"
    }
  }
}
