// Makes the badges of the sample portfolio, and of the sample showcase in it, with every signature, from the
// drafts, pictures and keys that lie beside this file:
//
//     swift run MakeSampleBadges SamplePortfolio
//
// The keys and dates are fixed and the signature schemes deterministic, so that the same files come
// out byte by byte. (On Linux. Apple's CryptoKit, which swift-crypto uses on its own systems, adds
// randomness to Ed25519: there the signatures differ and are as good.)

import Foundation

let folders = CommandLine.arguments.dropFirst()
guard let folder = folders.first, folders.count == 1 else {
  FileHandle.standardError.write(Data("usage: MakeSampleBadges PORTFOLIO\n".utf8))
  exit(2)
}
let sources = URL(filePath: #filePath).deletingLastPathComponent()
let portfolio = URL(filePath: folder)

do {
  let workshop = try Workshop(sources: sources)
  var files = try Catalog.badges.map { try workshop.file(for: $0) }
  files += try Snapshot(of: Catalog.documents, workshop: workshop).files
  files = files.map { MadeFile(path: "backpack/\($0.path)", bytes: $0.bytes) }
  files += try workshop.classFiles().map {
    MadeFile(path: "showcase/\($0.path)", bytes: $0.bytes)
  }
  for file in files {
    let place = portfolio.appending(path: file.path)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(file.bytes).write(to: place)
    print(file.path, file.bytes.count)
  }
} catch {
  FileHandle.standardError.write(Data("error: \(error)\n".utf8))
  exit(1)
}
