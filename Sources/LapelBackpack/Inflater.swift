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

  /// What came out of a packed stream.
  package struct Outcome: Sendable, Hashable {
    /// What was unpacked before the end or the error; nothing of what is longer than the limit.
    package var bytes: [UInt8] = []
    /// How many packed bytes were read.
    package var consumed = 0
    package var error: InflationError?
  }

  /// The unpacked bytes. Bytes behind the end of the packed stream are not looked at.
  package func inflated(_ packed: ArraySlice<UInt8>) throws(InflationError) -> [UInt8] {
    let outcome = outcome(of: packed)
    if let error = outcome.error { throw error }
    return outcome.bytes
  }

  /// The unpacked bytes as far as the stream is whole, for those who read damaged ones too.
  package func outcome(of packed: ArraySlice<UInt8>) -> Outcome {
    var outcome = Outcome()
    do throws(InflationError) {
      try inflate(packed, into: &outcome)
    } catch {
      outcome.error = error
      if case .longerThan = error { outcome.bytes = [] }
    }
    return outcome
  }

  private func inflate(
    _ packed: ArraySlice<UInt8>, into outcome: inout Outcome
  ) throws(InflationError) {
    var stream = z_stream()
    guard lapel_inflateInit2(&stream, format.windowBits) == Z_OK else { throw .damaged }
    defer { inflateEnd(&stream) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var rest = packed
    while true {
      // Handed over in parts, since zlib counts in 32 bits.
      let part = rest.prefix(1 << 24)
      let step = Self.step(&stream, input: part, output: &buffer)
      rest = rest.dropFirst(step.consumed)
      outcome.consumed += step.consumed
      guard outcome.bytes.count + step.produced <= limit else { throw .longerThan(limit) }
      outcome.bytes += buffer[..<step.produced]
      guard step.code == Z_OK || step.code == Z_STREAM_END || step.code == Z_BUF_ERROR else {
        throw .damaged
      }
      if step.code == Z_STREAM_END { return }
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
        let code = CZlib.inflate(&stream, Z_NO_FLUSH)
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
