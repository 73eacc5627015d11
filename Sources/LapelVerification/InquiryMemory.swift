import LapelLinkedData

/// What an inquiry worked out and the next one about the same credential need not work out again.
///
/// Nothing in it decides anything: without it the report is the same, later.
struct InquiryMemory: Sendable {
  /// What earlier verifications worked out of bytes alone.
  var pure = PureResultMemory()
  /// Documents that were read as JSON-LD.
  private var readings: [LinkedDataReading] = []
  /// What was lost of others, which were only looked through.
  private var losses: [(document: JSONValue, losses: [JSONLDDroppedMember])] = []
  /// Context checks, which the documents alone decide.
  private var contextChecks: [(document: JSONValue, isEnveloped: Bool, check: Check)] = []
  /// Documents that were parsed, by their addresses.
  private(set) var documents = [DocumentAddress: JSONValue]()
  /// What was found of the documents that were asked for, in the order in which they came up, each once.
  private(set) var consulted: [ConsultedDocument] = []
  private var hashes: [(proof: SignedProof, hash: [UInt8])] = []
  /// The steps that may still be made to tell blank nodes apart; nil before the first. Unlike the rest this decides what is
  /// given up, of documents that no issuer would make.
  var stepsLeft: Int?

  /// More would only fill memory.
  private static let mostEntries = 64

  mutating func remember(_ reading: LinkedDataReading) {
    if readings.count < Self.mostEntries { readings.append(reading) }
  }

  func reading(of document: JSONValue) -> LinkedDataReading? {
    readings.first { $0.document == document }
  }

  mutating func remember(_ losses: [JSONLDDroppedMember], of document: JSONValue) {
    if self.losses.count < Self.mostEntries { self.losses.append((document, losses)) }
  }

  func losses(of document: JSONValue) -> [JSONLDDroppedMember]? {
    losses.first { $0.document == document }?.losses
  }

  mutating func remember(_ check: Check, of document: JSONValue, _ isEnveloped: Bool) {
    if contextChecks.count < Self.mostEntries {
      contextChecks.append((document, isEnveloped, check))
    }
  }

  func contextCheck(of document: JSONValue, _ isEnveloped: Bool) -> Check? {
    contextChecks.first { $0.isEnveloped == isEnveloped && $0.document == document }?.check
  }

  mutating func remember(_ document: JSONValue, at address: DocumentAddress) {
    if documents.count < Self.mostEntries { documents[address] = document }
  }

  /// Notes what was found of a document, in place of what was found before.
  mutating func replace(_ document: ConsultedDocument) {
    documents[document.address] = nil
    consulted.removeAll { $0.address == document.address }
    consulted.append(document)
  }

  /// Notes what was found of a document, which stays the same.
  mutating func note(_ document: ConsultedDocument) {
    if !consulted.contains(where: { $0.address == document.address }) {
      consulted.append(document)
    }
  }

  mutating func remember(_ hash: [UInt8], under proof: SignedProof) {
    if hashes.count < Self.mostEntries { hashes.append((proof, hash)) }
  }

  func hash(under proof: SignedProof) -> [UInt8]? {
    hashes.first { $0.proof == proof }?.hash
  }
}

/// On what the hash under a data integrity proof rests.
struct SignedProof: Sendable, Equatable {
  let proof: JSONValue
  /// The document with all its proofs.
  let document: JSONValue
  let algorithm: SignatureAlgorithm
}
