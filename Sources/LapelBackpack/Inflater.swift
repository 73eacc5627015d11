import CZlib

/// Unpacks what zlib or gzip packed, up to a length that is settled beforehand.
package struct Inflater: Sendable {
  package enum Format: Sendable, Hashable {
    /// RFC 1950, as in PNG.
    case zlib
    /// RFC 1951 alone, as in a zip archive.
    case deflate
    /// RFC 1952, one member.
    case gzip

    /// How zlib is told about it.
    fileprivate var windowBits: Int32 {
      switch self {
      case .zlib: 15
      case .deflate: -15
      case .gzip: 31
      }
    }
  }

  package let format: Format
  /// The longest result, in bytes.
  package let limit: Int

  package init(_ format: Format, limit: Int) {
    precondition(limit >= 0, "A result has no negative length.")
    self.format = format
    self.limit = limit
  }

  /// The unpacked bytes. Bytes behind the end of the packed stream are not looked at.
  package func inflated(_ packed: ArraySlice<UInt8>) throws(InflationError) -> [UInt8] {
    var stream = z_stream()
    guard lapel_inflateInit2(&stream, format.windowBits) == Z_OK else { throw .damaged }
    defer { inflateEnd(&stream) }
    var unpacked: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var rest = packed
    while true {
      // Handed over in parts, since zlib counts in 32 bits.
      let part = rest.prefix(1 << 24)
      let step = Self.step(&stream, input: part, output: &buffer)
      rest = rest.dropFirst(step.consumed)
      guard step.code == Z_OK || step.code == Z_STREAM_END || step.code == Z_BUF_ERROR else {
        throw .damaged
      }
      guard unpacked.count + step.produced <= limit else { throw .longerThan(limit) }
      unpacked += buffer[..<step.produced]
      if step.code == Z_STREAM_END { return unpacked }
      if step.produced == 0 && step.consumed == 0 { throw .truncated }
    }
  }

  private static func step(
    _ stream: inout z_stream, input: ArraySlice<UInt8>, output: inout [UInt8]
  ) -> (code: Int32, consumed: Int, produced: Int) {
    input.withUnsafeBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        // zlib declares its input mutable and does not write to it.
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = uInt(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = uInt(output.count)
        let code = inflate(&stream, Z_NO_FLUSH)
        return (code, input.count - Int(stream.avail_in), output.count - Int(stream.avail_out))
      }
    }
  }
}

/// Why packed bytes could not be unpacked.
package enum InflationError: Error, Sendable, Hashable {
  case damaged
  case truncated
  case longerThan(Int)
}
