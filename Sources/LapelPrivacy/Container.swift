/// What bytes are, as far as their first ones tell.
enum Container {
  case png, jpeg, gzip, zip, pdf
  case utf16(bigEndian: Bool)
  case text
  case bytes

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: [0x1F, 0x8B, 0x08]) {
      self = .gzip
    } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = .zip
    } else if bytes.starts(with: "%PDF-".utf8) {
      self = .pdf
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self = .utf16(bigEndian: true)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      self = .utf16(bigEndian: false)
    } else {
      self = Self.looksLikeText(bytes) ? .text : .bytes
    }
  }

  /// Nearly all of the first 1,024 bytes are printable, or belong to UTF-8 or Latin-1 letters.
  static func looksLikeText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let sample = bytes.prefix(1024)
    var odd = 0
    var index = 0
    while index < sample.count {
      let byte = sample[index]
      switch byte {
      case 0x20...0x7E, 0x09, 0x0A, 0x0D: break
      case 0xC2...0xF4:
        // A letter of Latin-1 stands between others, bytes of UTF-8 follow their first.
        let next = index + 1 < sample.count ? sample[index + 1] : 0x20
        if next & 0xC0 == 0x80 {
          while index + 1 < sample.count, sample[index + 1] & 0xC0 == 0x80 { index += 1 }
        } else if next >= 0x80 {
          odd += 1
        }
      default: odd += 1
      }
      index += 1
    }
    return odd * 8 <= sample.count
  }
}
