/// One spelling of a term as the matcher compares it: the words, and what may stand between them.
struct CompiledTerm {
  enum Role {
    /// Index into the forbidden terms. `severity` is the most that a match can mean.
    case forbidden(Int, Leak.Severity)
    /// A name that is shown.
    case shown
    /// Words that were allowed.
    case allowed
    /// The Q in `=?utf-8?Q?…?=`.
    case mailWord
  }

  enum Separation {
    /// A few signs, and any white space and markup.
    case loose(signs: Int32)
    /// Exactly these, as `Word.separator` of each word but the first has them.
    case exact([UInt64])
  }

  var role: Role
  var words: [UInt64]
  var separation: Separation
  /// Letters and digits of all words.
  var letters: Int
  /// Counts only where it begins with a capital: a name of two letters.
  var needsCapital = false
  /// The number of words before the `@` of an e-mail address, 0 for other terms.
  var wordsBeforeAt = 0
}
