import CZlib
import LapelPrivacy

/// What a search found, written so that a test can state all of it.
func findings(
  _ bytes: [UInt8], _ rules: LeakRules, path: String = "index.html"
) -> [String] {
  rules.leaks(in: bytes, path: path).map { leak in
    let severity = leak.severity == .error ? "error" : "confirm"
    switch leak.finding {
    case .term(let term):
      return "\(severity) \(term.kind.rawValue) \(term.text) \(leak.form)"
    case .notSearched: return "\(severity) not searched \(leak.form)"
    }
  }
}

func findings(_ text: String, _ rules: LeakRules, path: String = "index.html") -> [String] {
  findings(Array(text.utf8), rules, path: path)
}

/// Packs as zlib (15), gzip (31) or deflate alone (-15) do.
func packed(_ bytes: [UInt8], windowBits: Int32 = 15) -> [UInt8] {
  var stream = z_stream()
  precondition(lapel_deflateInit2(&stream, 9, windowBits) == Z_OK, "zlib starts")
  defer { deflateEnd(&stream) }
  var input = bytes
  var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, uLong(bytes.count))) + 64)
  let produced = input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output in
      stream.next_in = input.baseAddress
      stream.avail_in = uInt(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = uInt(output.count)
      precondition(deflate(&stream, Z_FINISH) == Z_STREAM_END, "the output has room")
      return output.count - Int(stream.avail_out)
    }
  }
  return Array(output[..<produced])
}

func base64(_ bytes: [UInt8], url: Bool = false) -> String {
  let signs = url ? "-_" : "+/"
  let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789\(signs)")
  var text = ""
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    var value = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    value <<= UInt32(8 * (3 - group.count))
    for place in 0...group.count {
      let shift = UInt32(18 - 6 * place)
      text.append(alphabet[Int(value >> shift) & 63])
    }
    if !url { text += String(repeating: "=", count: 3 - group.count) }
  }
  return text
}

func base64(_ text: String, url: Bool = false) -> String { base64(Array(text.utf8), url: url) }

func bigEndian(_ value: Int, bytes: Int = 4) -> [UInt8] {
  (0..<bytes).reversed().map { (place: Int) -> UInt8 in
    UInt8(truncatingIfNeeded: value >> (8 * place))
  }
}

func littleEndian(_ value: Int, bytes: Int) -> [UInt8] { bigEndian(value, bytes: bytes).reversed() }

func utf16(_ text: String, bigEndian: Bool = false) -> [UInt8] {
  text.utf16.flatMap { (unit: UInt16) -> [UInt8] in
    let bytes: [UInt8] = [UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit)]
    return bigEndian ? bytes : Array(bytes.reversed())
  }
}

func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

func join(_ parts: [UInt8]...) -> [UInt8] { parts.flatMap { $0 } }

/// A part of a picture: a chunk of PNG, a segment of JPEG.
struct PicturePart: Sendable {
  var type: String
  var content: [UInt8]

  init(_ type: String, _ content: [UInt8]...) {
    self.type = type
    self.content = content.flatMap { $0 }
  }
}

/// A PNG of one pixel with further chunks. Check sums are not looked at by the search.
func png(_ chunks: [PicturePart]) -> [UInt8] {
  var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  var all = [PicturePart("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])]
  all += chunks
  all += [PicturePart("IDAT", packed([0, 0])), PicturePart("IEND")]
  for chunk in all {
    bytes += bigEndian(chunk.content.count)
    bytes += ascii(chunk.type)
    bytes += chunk.content
    bytes += [1, 2, 3, 4]
  }
  return bytes
}

/// A JPEG of segments; the type of each is its marker in hexadecimal digits.
func jpeg(_ segments: [PicturePart]) -> [UInt8] {
  var bytes: [UInt8] = [0xFF, 0xD8]
  for segment in segments {
    bytes += [0xFF, UInt8(segment.type, radix: 16)!]
    bytes += bigEndian(segment.content.count + 2, bytes: 2)
    bytes += segment.content
  }
  bytes += [0xFF, 0xDA, 0, 2, 0x12, 0xFF, 0, 0x34, 0xFF, 0xD9]
  return bytes
}

struct ExifEntry {
  var tag: Int
  var type: Int
  var content: [UInt8]
}

/// EXIF with one directory of entries, in the byte order of Intel.
func exif(_ entries: ExifEntry...) -> [UInt8] {
  var directory = littleEndian(entries.count, bytes: 2)
  var values: [UInt8] = []
  let start = 14 + entries.count * 12
  for entry in entries {
    directory += littleEndian(entry.tag, bytes: 2)
    directory += littleEndian(entry.type, bytes: 2)
    directory += littleEndian(entry.content.count, bytes: 4)
    if entry.content.count <= 4 {
      directory += entry.content
      directory += [UInt8](repeating: 0, count: 4 - entry.content.count)
    } else {
      directory += littleEndian(start + values.count, bytes: 4)
      values += entry.content
    }
  }
  return join(ascii("II*\0"), littleEndian(8, bytes: 4), directory, [0, 0, 0, 0], values)
}
