extension PNGImage {
  /// What may stay: chunks that the pixels, their colours and their animation need.
  private static let harmlessTypes: Set<ChunkType> = [
    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "pHYs", "bKGD",
    "sBIT", "acTL", "fcTL", "fdAT",
  ]

  /// The file without texts, times, camera data, unknown chunks and whatever stands behind its end.
  /// How many chunks say something beside the picture: texts, positions, camera data, anything unknown.
  var chunksThatTell: Int { chunks.count { !Self.harmlessTypes.contains($0.type) } }

  /// Whether no bytes follow the last chunk.
  var endsWithItsFile: Bool { chunks.last?.whole.upperBound == bytes.count }

  var harmlessCopy: [UInt8] {
    chunks.reduce(into: Self.signature) { copy, chunk in
      if Self.harmlessTypes.contains(chunk.type) { copy += bytes[chunk.whole] }
    }
  }
}
