// swift-tools-version: 6.1
import PackageDescription

// Apart from the package around it, since all of it is built for fuzzing, and without swift-crypto: see `.ci/fuzz`.
let package = Package(
  name: "fuzzing",
  platforms: [.macOS(.v14)],
  targets: [
    .systemLibrary(name: "CZlib", path: "Lapel/CZlib", pkgConfig: "zlib"),
    .target(name: "LapelLinkedData", path: "Lapel/LapelLinkedData"),
    .target(
      name: "LapelCredentials", dependencies: ["LapelLinkedData"], path: "Lapel/LapelCredentials"),
    .target(
      name: "LapelVerification", dependencies: ["LapelCredentials", "LapelLinkedData"],
      path: "Lapel/LapelVerification"),
    .target(name: "LapelDiagnostics", path: "Lapel/LapelDiagnostics"),
    .target(name: "Crypto", dependencies: ["LapelLinkedData"]),
    .target(
      name: "LapelBackpack",
      dependencies: [
        "CZlib", "Crypto", "LapelCredentials", "LapelDiagnostics", "LapelLinkedData",
        "LapelVerification",
      ],
      exclude: ["Files/SignatureCheck.swift"]),
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "CZlib", "LapelBackpack", "LapelCredentials", "LapelLinkedData", "LapelVerification",
      ]),
  ],
  swiftLanguageModes: [.v6]
)
