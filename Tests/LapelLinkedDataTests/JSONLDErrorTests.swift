import LapelLinkedData
import Testing

@Suite struct JSONLDErrorTests {
  @Test(
    arguments: [
      (.collidingKeywords, "the keyword 'x' appears twice, by its own name or an alias"),
      (.conflictingIndexes, "the node 'x' has two different values of '@index'"),
      (.contextOverflow, "contexts refer to each other more than the limit allows, at 'x'"),
      (.cyclicIRIMapping, "the term 'x' is defined by itself"),
      (.invalidBaseDirection, "'@direction' must be 'ltr', 'rtl' or, in a context, null"),
      (.invalidBaseIRI, "'@base' must be an IRI, or one relative to a known base, or null"),
      (.invalidContainerMapping, "the '@container' of the term 'x' is none that JSON-LD has"),
      (.invalidContextEntry, "'x' must not stand in an imported context"),
      (.invalidContextNullification, "a null context cannot undo protected terms"),
      (.invalidDefaultLanguage, "'@language' in a context must be a text or null"),
      (.invalidIDValue, "the value of '@id' must be a text"),
      (.invalidImportValue, "'@import' must be the address of a context"),
      (.invalidIncludedValue, "'@included' must hold nodes only"),
      (.invalidIndexValue, "the value of '@index' must be a text"),
      (.invalidIRIMapping, "the term 'x' must be defined by an IRI, a known prefix or a keyword"),
      (.invalidJSONLiteral, "the JSON literal cannot be written canonically: x"),
      (.invalidKeywordAlias, "the term 'x' must not stand for '@context'"),
      (.invalidLanguageMapValue, "a language map must hold texts, not what stands under 'x'"),
      (.invalidLanguageMapping, "the '@language' of the term 'x' must be a text or null"),
      (.invalidLanguageTaggedString, "the value of '@language' must be a text"),
      (.invalidLanguageTaggedValue, "a value with '@language' must be a text"),
      (.invalidLocalContext, "a context must be an address, an object or null"),
      (.invalidNestValue, "the '@nest' at 'x' must hold or name objects without '@value'"),
      (.invalidPrefixValue, "the '@prefix' of the term 'x' must be true or false"),
      (.invalidPropagateValue, "'@propagate' must be true or false"),
      (.invalidProtectedValue, "'@protected' must be true or false"),
      (.invalidRemoteContext, "the document 'x' holds no context that can be used here"),
      (.invalidReverseProperty, "the reverse property 'x' is not well defined"),
      (.invalidReversePropertyMap, "the keyword 'x' must not stand in '@reverse'"),
      (.invalidReversePropertyValue, "the reverse property 'x' must hold nodes only"),
      (.invalidReverseValue, "the value of '@reverse' must be an object"),
      (.invalidScopedContext, "the context within the term 'x' cannot be used"),
      (.invalidSetOrListObject, "an object with '@set' or '@list' may only have '@index' besides"),
      (.invalidTermDefinition, "the definition of the term 'x' is not well formed"),
      (.invalidTypeMapping, "the '@type' of the term 'x' must be an IRI or keyword for types"),
      (.invalidTypeValue, "the value of '@type' must be texts"),
      (.invalidTypedValue, "the '@type' of a value must be an IRI"),
      (.invalidValueObject, "an object with '@value' has a member that does not go with it"),
      (
        .invalidValueObjectValue,
        "the value of '@value' must be a text, number, true, false or null"
      ),
      (.invalidVersionValue, "'@version' must be the number 1.1"),
      (.invalidVocabMapping, "'@vocab' must be an IRI or null"),
      (.keywordRedefinition, "the keyword 'x' must not be defined anew"),
      (.loadingDocumentFailed, "the context address 'x' is relative, and there is no base"),
      (.protectedTermRedefinition, "the protected term 'x' must not be defined differently"),
      (.unknownContext, "the context 'x' is not known"),
      (.tooComplex, "the document needs more work than the limits allow"),
      (.numberOutOfRange, "the number 'x' is outside the range of a double (IEEE 754)"),
    ] as [(JSONLDError.Code, String)])
  func `each flaw has its words`(code: JSONLDError.Code, message: String) {
    #expect(JSONLDError(code, "x", at: "").description == message)
  }

  @Test func `an error names its place and the supplied context that holds the flaw`() throws {
    let contexts = JSONLDContexts([
      (
        address: "https://a.example/c",
        document: try json(#"{"@context": {"t": {"@id": "https://a.example/t", "@prefix": 1}}}"#)
      )
    ])
    let processor = JSONLDProcessor(contexts: contexts)
    let document = try json(
      #"{"b": 1, "a/~": {"@context": ["https://a.example/c"]}, "@context": {"@vocab": "https://b.example/"}}"#
    )
    let error = #expect(throws: JSONLDError.self) { try processor.expanded(document) }
    #expect(error?.code == .invalidPrefixValue)
    #expect(error?.path == "/a~1~0/@context")
    #expect(error?.context == "https://a.example/c")
    #expect(
      error?.description == "the '@prefix' of the term 't' must be true or false,"
        + " in the context 'https://a.example/c'")
  }

  @Test func `an unknown context is named by its address`() throws {
    let processor = JSONLDProcessor(contexts: JSONLDContexts([]))
    let document = try json(#"{"@context": "https://a.example/c", "x": 1}"#)
    #expect(throws: JSONLDError(.unknownContext, "https://a.example/c", at: "/@context")) {
      try processor.dataset(document)
    }
  }

  private func json(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }
}
