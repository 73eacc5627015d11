extension WordReader {
  /// The letters of a word that was read from these bytes, as they are compared.
  static func foldedLetters(of word: Word, in bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    let reader = WordReader(bytes)
    var letters: [UInt32] = []
    letters.reserveCapacity(word.length)
    var at = word.start
    while at < word.end {
      let byte = bytes[at]
      if (byte | 0x20) &- 0x61 < 26 {
        letters.append(UInt32(byte | 0x20))
        at += 1
      } else {
        let spelled = reader.character(at: at)
        if case .letters(let first, let second) = LetterFolding.folded(spelled.scalar) {
          letters.append(first)
          if second > 0 { letters.append(second) }
        }
        at += spelled.length
      }
    }
    return letters
  }
}
