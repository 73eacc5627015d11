import LapelBackpack

/// The search of one file: opens what is packed or encoded in it, and counts what is found.
struct FileSearch {
  private let rules: LeakRules
  private let path: String
  private let limits: SearchLimits
  private var unpackable: Int
  private var tallies: [Int: Tally] = [:]
  private var notSearched: Tally?

  private struct Tally {
    var severity: Leak.Severity
    var form: LeakForm
    var count: Int
  }

  init(rules: LeakRules, path: String) {
    self.rules = rules
    self.path = path
    limits = rules.limits
    unpackable = limits.file
  }

  /// The errors first, then in the order of the terms.
  func leaks() -> [Leak] {
    var leaks = tallies.sorted { ($1.value.severity, $0.key) < ($0.value.severity, $1.key) }
      .map { leak(.term(rules.terms[$0.key]), $0.value) }
    if let notSearched { leaks.append(leak(.notSearched, notSearched)) }
    return leaks
  }

  private func leak(_ finding: Leak.Finding, _ tally: Tally) -> Leak {
    Leak(
      finding: finding, severity: tally.severity, path: path, form: tally.form, count: tally.count)
  }

  mutating func searchPath() {
    searchText(Array(path.utf8), as: [.fileName])
  }

  mutating func searchFile(_ bytes: UnsafeBufferPointer<UInt8>) {
    search(bytes, layers: [], trust: .text)
  }

  // MARK: What containers hand over

  /// Searches what a container says is a text, though it may have zeros in it.
  mutating func searchText(_ text: [UInt8], as layers: [LeakForm.Layer]) {
    text.withUnsafeBufferPointer { bytes in
      if case .bytes = Container(bytes), layers.count <= limits.depth {
        searchText(bytes, layers: layers, trust: .text)
      } else {
        search(bytes, layers: layers, trust: .text)
      }
    }
  }

  /// Searches a file that a container holds.
  mutating func search(_ content: [UInt8], as layers: [LeakForm.Layer]) {
    content.withUnsafeBufferPointer { search($0, layers: layers, trust: .text) }
  }

  /// Searches bytes of any kind.
  mutating func searchBytes(_ bytes: UnsafeBufferPointer<UInt8>, layers: [LeakForm.Layer]) {
    searchText(bytes, layers: layers, trust: .bytes)
  }

  /// Unpacks a stream within the limits. What is damaged is searched as it is too, and so is what
  /// stands behind the stream.
  mutating func unpacked(
    _ packed: UnsafeBufferPointer<UInt8>, _ format: Inflater.Format, layers: [LeakForm.Layer]
  ) -> [UInt8]? {
    let outcome = outcome(of: Array(packed)[...], format, layers: layers)
    switch outcome.error {
    case .longerThan: return nil
    case .damaged, .truncated: searchBytes(packed, layers: layers)
    case nil: searchBytes(packed.part(outcome.consumed, packed.count), layers: layers)
    }
    return outcome.error == nil || !outcome.bytes.isEmpty ? outcome.bytes : nil
  }

  /// What a stream gives within the limits; what is beyond them is said.
  mutating func outcome(
    of packed: ArraySlice<UInt8>, _ format: Inflater.Format, layers: [LeakForm.Layer]
  ) -> Inflater.Outcome {
    let outcome = Inflater(format, limit: min(limits.stream, unpackable)).outcome(of: packed)
    if case .longerThan(let limit) = outcome.error {
      // What was unpacked in vain counts too, or a thousand bombs would cost a thousand times.
      unpackable = max(0, unpackable - limit)
      noteNotSearched(layers)
    } else {
      unpackable -= outcome.bytes.count
    }
    return outcome
  }

  /// Counts bytes that are looked at again as if they were unpacked.
  mutating func allows(_ count: Int, layers: [LeakForm.Layer]) -> Bool {
    guard count <= unpackable else {
      noteNotSearched(layers)
      return false
    }
    unpackable -= count
    return true
  }

  mutating func noteNotSearched(_ layers: [LeakForm.Layer]) {
    let count = (notSearched?.count ?? 0) + 1
    notSearched = Tally(
      severity: .toConfirm, form: notSearched?.form ?? LeakForm(layers), count: count)
  }

  /// Searches bytes that were encoded or packed: what they are shows in their first bytes.
  mutating func search(
    _ bytes: UnsafeBufferPointer<UInt8>, layers: [LeakForm.Layer], trust: ChanceMatch.Trust
  ) {
    guard layers.count <= limits.depth else { return noteNotSearched(layers) }
    switch Container(bytes) {
    case .png: PNGTexts(bytes).search(&self, layers)
    case .jpeg: JPEGTexts(bytes).search(&self, layers)
    case .gzip: GzipTexts(bytes).search(&self, layers)
    case .zip: return ZipTexts(bytes).search(&self, layers)
    case .pdf: PDFTexts(bytes).search(&self, layers)
    case .utf16(let bigEndian): searchUTF16(bytes, bigEndian: bigEndian, layers)
    case .text:
      // An archive has zeros in it.
      guard searchText(bytes, layers: layers, trust: trust) else { return }
    case .bytes: searchBytes(bytes, layers: layers)
    }
    ZipTexts(atEndOf: bytes)?.search(&self, layers)
  }

  // MARK: Text and everything else

  /// Whether there are zeros in it.
  @discardableResult
  private mutating func searchText(
    _ bytes: UnsafeBufferPointer<UInt8>, layers: [LeakForm.Layer], trust: ChanceMatch.Trust
  ) -> Bool {
    let rest = match(bytes, layers: layers, trust: trust)
    matchAll(
      DividedWords.texts(around: rest.dividedWords, in: bytes), layers + [.markupWithin], trust)
    if trust == .text, !rest.hasZeros {
      matchAll(SpacedWords.texts(around: rest.spacedWords, in: bytes), layers + [.apart], trust)
    }
    matchAll(MailWords.texts(rest.mailWords, in: bytes), layers + [.mailHeader], trust)
    for text in rest.hasZeros ? SixteenBitText.texts(in: bytes) : [] {
      // Zeros between letters are no accident.
      let trust = trust == .bytes ? .decoded : trust
      text.withUnsafeBufferPointer { _ = match($0, layers: layers + [.utf16], trust: trust) }
    }
    EncodedRuns(bytes).forEach { encoding, decoded in
      decoded.withUnsafeBufferPointer { search($0, layers: layers + [encoding], trust: .decoded) }
    }
    for run in rest.shortRuns {
      ShortRun(run, in: bytes).forEach { encoding, decoded, trust in
        // Too short to hold anything that is packed or encoded again.
        matchAll([decoded], layers + [encoding], trust)
      }
    }
    return rest.hasZeros
  }

  private mutating func matchAll(
    _ texts: [[UInt8]], _ layers: [LeakForm.Layer], _ trust: ChanceMatch.Trust
  ) {
    for text in texts {
      text.withUnsafeBufferPointer { _ = match($0, layers: layers, trust: trust) }
    }
  }

  private mutating func searchUTF16(
    _ bytes: UnsafeBufferPointer<UInt8>, bigEndian: Bool, _ layers: [LeakForm.Layer]
  ) {
    let text = SixteenBitText.utf8(UnsafeBufferPointer(rebasing: bytes.dropFirst(2)), bigEndian)
    searchText(text, as: layers + [.utf16])
  }

  private mutating func match(
    _ bytes: UnsafeBufferPointer<UInt8>, layers: [LeakForm.Layer], trust: ChanceMatch.Trust
  ) -> WordMatcher.Rest {
    var matcher = WordMatcher(rules, bytes: bytes, trust: trust)
    matcher.search { hit in note(hit, layers: layers, trust: trust) }
    return matcher.rest
  }

  private mutating func note(_ hit: Hit, layers: [LeakForm.Layer], trust: ChanceMatch.Trust) {
    var hit = hit
    // "Free-man" may be a man.
    if hit.kind == .loneName, layers.last == .apart { hit.severity = .toConfirm }
    if var tally = tallies[hit.term], tally.severity >= hit.severity {
      tally.count += 1
      tallies[hit.term] = tally
    } else {
      let form = LeakForm(layers + Self.spelling(hit.traits, trust))
      let count = (tallies[hit.term]?.count ?? 0) + 1
      tallies[hit.term] = Tally(severity: hit.severity, form: form, count: count)
    }
  }

  private static func spelling(
    _ traits: Word.Traits, _ trust: ChanceMatch.Trust
  ) -> [LeakForm.Layer] {
    if traits.contains(.characterReference) { return [.characterReference] }
    if traits.contains(.percentEscape) { return [.percentEscape] }
    if traits.contains(.backslashEscape) { return [.backslashEscape] }
    return trust == .bytes ? [.binary] : []
  }
}
