/// A kind of input: what is done with it, and what to start from.
enum FuzzTarget: String, CaseIterable {
  case json
  case jsonLD = "json-ld"
  case png
  case svg
  case jws
  case credential
  case base58
  case schema

  /// Reads an input in every way that Lapel would, and requires what must hold of the results.
  func run(_ input: [UInt8]) {
    switch self {
    case .json: runJSON(input)
    case .jsonLD: runJSONLD(input)
    case .png: runPNG(input)
    case .svg: runSVG(input)
    case .jws: runJWS(input)
    case .credential: runCredential(input)
    case .base58: runBase58(input)
    case .schema: runSchema(input)
    }
  }

  /// The first inputs, between them every form that the readers know.
  var seeds: [[UInt8]] {
    switch self {
    case .json: jsonSeeds.map { Array($0.utf8) }
    case .jsonLD: jsonLDSeeds.map { Array($0.utf8) }
    case .png: pngSeeds
    case .svg: svgSeeds.map { Array($0.utf8) }
    case .jws: jwsSeeds.map { Array($0.utf8) }
    case .credential: credentialSeeds.map { Array($0.utf8) }
    case .base58: base58Seeds.map { Array($0.utf8) }
    case .schema: schemaSeeds.map { Array($0.utf8) }
    }
  }
}
