import Foundation
import LapelLinkedData
import Testing

/// Whole credentials, read with the bundled contexts and with the published ones.
@Suite(.enabled(if: PublishedContexts.isThere, "LAPEL_SHARED names no folder with contexts"))
struct BundledContextsExpansionTests {
  @Test(arguments: SampleDocument.linkedData)
  func `a sample says the same with the bundled contexts as with the published ones`(
    sample: SampleDocument
  ) throws {
    let bundled = JSONLDProcessor(contexts: JSONLDContexts(BundledContexts.document(at:)))
    let published = JSONLDProcessor(
      contexts: JSONLDContexts(
        PublishedContexts.documents.map { (address: $0.key, document: $0.value) }))
    let ours = try bundled.expandedWithLosses(sample.document)
    let theirs = try published.expandedWithLosses(sample.document)
    #expect(ours.expanded.elements.isEmpty == false)
    #expect(ours.expanded == theirs.expanded)
    #expect(ours.losses == theirs.losses)
    #expect(
      try bundled.dataset(sample.document).nQuads() == published.dataset(sample.document).nQuads())
  }

  @Test func `the samples are of many contexts`() {
    let used = SampleDocument.linkedData.flatMap { $0.document["@context"]?.elements ?? [] }
    let kinds = used.compactMap(\.string).compactMap(BundledContexts.kind(of:))
    #expect(
      Set(kinds).isSuperset(of: [
        .credentials1, .credentials2, .openBadges2, .openBadges3, .openBadges3Extensions, .clr2,
        .security,
      ]))
  }
}

/// A JSON file of the sample badges, or of the documents they need.
struct SampleDocument: Sendable, CustomTestStringConvertible {
  let path: String
  let document: JSONValue

  var testDescription: String { path }

  /// Those whose contexts are all published ones; Open Badges 1.1, whose file is not there, is not.
  static let linkedData: [SampleDocument] = {
    guard let folder = PublishedContexts.folder, PublishedContexts.isThere else { return [] }
    let samples = folder + "/samples"
    let paths = FileManager.default.enumerator(atPath: samples)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".json") }.sorted().compactMap { path in
      guard let document = PublishedContexts.json("\(samples)/\(path)") else { return nil }
      let contexts = document["@context"]?.elements ?? []
      let isPublished = contexts.allSatisfy { context in
        context.string.map { PublishedContexts.documents[$0] != nil } ?? true
      }
      return contexts.isEmpty || !isPublished ? nil : SampleDocument(path: path, document: document)
    }
  }()
}
