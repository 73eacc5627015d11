/// What must not appear in a site, made ready for the search. Build it once for all files.
///
/// ```swift
/// let rules = LeakRules(
///   people: [HiddenPerson(name: "Grace Hopper", identities: ["grace@navy.example"])],
///   shownNames: ["Ada Lovelace"], allowed: ["grace period"])
/// let leaks = rules.leaks(in: page, path: "learners/ada-lovelace/index.html")
/// ```
///
/// Errors are: a full name in either order, with anything but letters between its words or nothing
/// at all; an e-mail address; an identifier; a lone first or last name. To be confirmed are: a lone
/// name that is an ordinary word of English or of the site, has two letters, or belongs to a name
/// that is shown; a full name that is also shown; and a name written as one word of fewer than
/// eight letters, since that may be a word by chance. Nothing is said where a lone name stands
/// within a longer name that is shown or words that were allowed; a name that is shown and is one
/// word only is to be confirmed too, since somebody else may be meant.
///
/// Of a name of more than 40 words or 1,000 bytes, what stands before that is searched for.
///
/// Building it takes time in proportion to the number of terms; it is not changed by a search, so
/// that files can be searched at the same time.
package struct LeakRules: Sendable {
  /// Everything that is searched for.
  package let terms: [ForbiddenTerm]

  /// Identities that are not searched for, since they would be found everywhere: those of fewer than
  /// five letters and digits. `diagnostics` says so.
  package let unsearchedIdentities: [String]

  /// How much is unpacked for one file.
  package var limits = SearchLimits()

  let compiled: [CompiledTerm]
  let table: TermTable
  /// The lengths of terms of one word that are recognised inside a longer one, as bits.
  let embeddableLengths: UInt64
  let numbers: NumberTable

  /// - Parameters:
  ///   - shownNames: the names under which learners are shown.
  ///   - allowed: words and phrases that may appear (`allow:` in showcase.yml).
  ///   - ordinaryWords: further words, folded as `words(of:)` gives them, that mean nothing when
  ///     they are also a name: those of the site's own templates and assets.
  package init(
    people: [HiddenPerson], shownNames: [String] = [], allowed: [String] = [],
    ordinaryWords: [String] = []
  ) {
    var compiler = TermCompiler(shownNames: shownNames, ordinaryWords: ordinaryWords)
    for (index, person) in people.enumerated() { compiler.add(person, index: index) }
    for name in shownNames { compiler.addExempt(name, role: .shown) }
    for phrase in allowed { compiler.addExempt(phrase, role: .allowed) }
    compiler.addMailWord()
    unsearchedIdentities = compiler.unsearched
    terms = compiler.forbidden
    compiled = compiler.compiled
    numbers = compiler.numbers
    table = compiler.table()
    embeddableLengths = compiler.embeddableLengths()
  }

  /// Every forbidden term in a file and in its path, the errors first.
  ///
  /// Searched are: the path; the bytes as text in UTF-8 or Latin-1, with HTML's character
  /// references, percent and backslash escapes read, through markup between or within words;
  /// UTF-16; base64 in both alphabets, in one line or several, and hexadecimal digits, from five
  /// letters on, up to four layers deep; encoded headers of mails; the texts of PNG pictures,
  /// compressed ones too; EXIF, XMP and comments of PNG, JPEG and WebP; gzip with all its members,
  /// damaged ones as far as they go; names and contents in zip archives, behind other bytes too;
  /// streams and strings in PDF files; anything else as bytes in which texts may stand. Names may
  /// differ in case and accents, and have letters that stand apart, circled letters or those of
  /// formulas, and hyphens between their syllables.
  ///
  /// **Not looked into:** what a picture shows and what a recording says; what is encrypted, hashed
  /// or compressed in other ways (brotli, zstd, WOFF2, LZW, Huffman coded headers); text that a PDF
  /// writes with character codes of its own fonts or places letter by letter; base32, base58 and
  /// base85; base64 of UTF-16; quoted-printable but for headers of mails; base64 or hexadecimal
  /// digits of names of fewer than five letters, but for the former with its signs at the end;
  /// other scripts' transliterations, nicknames, misspellings and initials; words that a script
  /// puts together; parts of runs of more than 4,096 letters; letters of one script that stand for
  /// those of another. In bytes that are not text, and in digits and letters without sense (hashes,
  /// signatures), a short name counts only where enough readable text surrounds it, since it would
  /// be found there by chance.
  package func leaks(in bytes: [UInt8], path: String) -> [Leak] {
    var search = FileSearch(rules: self, path: path)
    search.searchPath()
    bytes.withUnsafeBufferPointer { search.searchFile($0) }
    return search.leaks()
  }

  /// The different words of a text without digits, folded: for `ordinaryWords`.
  package static func words(of text: [UInt8]) -> Set<String> {
    text.withUnsafeBufferPointer { bytes in
      var reader = WordReader(bytes)
      var words: Set<String> = []
      while let word = reader.next() {
        guard word.traits.isDisjoint(with: .digits) else { continue }
        words.insert(String(decoding: bytes[word.start..<word.end], as: UTF8.self).lowercased())
      }
      return words
    }
  }
}
