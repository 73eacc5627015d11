import Foundation
import LapelLinkedData

/// A portfolio whose badges are signed: half of them as JSON, half as tokens.
struct SignedPortfolio {
  let keys: BenchmarkKeys

  func write(_ count: Int, to folder: String) throws {
    let backpack = URL(filePath: folder).appending(path: "backpack")
    let snapshots = backpack.appending(path: ".snapshots")
    try FileManager.default.createDirectory(at: snapshots, withIntermediateDirectories: true)
    try Data("learner: {name: Amina Diallo}\n".utf8)
      .write(to: URL(filePath: folder).appending(path: "lapel.yml"))
    let index = #"{"https://academy.example/.well-known/did.json": "did.json"}"#
    try Data(index.utf8).write(to: snapshots.appending(path: "index.json"))
    try Data(keys.controllerDocument.text()).write(to: snapshots.appending(path: "did.json"))
    for number in 0..<count {
      let isToken = number % 2 == 1
      let signer = Signer(kind: isToken ? .edDSAOfDomain : .rdfOfDomain, keys: keys)
      try Data(signer.credential(number).bytes)
        .write(to: backpack.appending(path: "badge-\(number).\(isToken ? "jwt" : "json")"))
    }
  }
}
