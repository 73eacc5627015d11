// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "lapel",
  platforms: [.macOS(.v14)],
  products: [
    .executable(name: "lapel", targets: ["lapel"]),
    // For WebAssembly alone: `.ci/verifier` links it into the module that pages run.
    .library(name: "LapelBrowser", type: .static, targets: ["LapelBrowser"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
  ],
  targets: [
    // System libraries.
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

    // Swift does not import the call that exchanges two folders in one step.
    .target(name: "CRename"),
    // Nor the call that sets how glibc takes memory.
    .target(name: "CAllocator"),

    // The core: no Foundation, no input or output, no clock.
    .target(name: "LapelLinkedData"),
    .target(name: "LapelCredentials", dependencies: ["LapelLinkedData"]),
    .target(name: "LapelVerification", dependencies: ["LapelCredentials", "LapelLinkedData"]),

    // The same core in the visitor's browser.
    .target(name: "CWasmRuntime"),
    .target(
      name: "LapelBrowser",
      dependencies: ["CWasmRuntime", "LapelCredentials", "LapelLinkedData", "LapelVerification"]),

    // From files to a site.
    .target(name: "LapelDiagnostics"),
    .target(
      name: "LapelBackpack",
      dependencies: [
        "CZlib", "LapelCredentials", "LapelDiagnostics", "LapelLinkedData", "LapelVerification",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ]),
    // Names that must not appear.
    .target(name: "LapelPrivacy", dependencies: ["LapelBackpack", "LapelDiagnostics"]),
    .target(
      name: "LapelPortfolio",
      dependencies: [
        "CCmark", "LapelBackpack", "LapelCredentials", "LapelDiagnostics", "LapelLinkedData",
        "LapelPrivacy", "LapelVerification", "SwiftCSV", "Yams",
      ]),
    .target(name: "LapelTemplates", dependencies: ["LapelDiagnostics"]),
    .target(
      name: "LapelSite",
      dependencies: [
        "CRename", "LapelBackpack", "LapelCredentials", "LapelDiagnostics", "LapelLinkedData",
        "LapelPortfolio", "LapelPrivacy", "LapelTemplates", "LapelVerification",
      ],
      // Links to the top-level folders: the theme travels inside the executable.
      resources: [.embedInCode("Templates"), .embedInCode("Assets")]),
    .target(
      name: "LapelCommand",
      dependencies: [
        "CAllocator", "LapelBackpack", "LapelCredentials", "LapelDiagnostics", "LapelLinkedData",
        "LapelPortfolio", "LapelPrivacy", "LapelSite", "LapelVerification",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      // Ready files for engines that build a showcase in parts.
      exclude: ["Documentation"]),
    .executableTarget(name: "lapel", dependencies: ["LapelCommand"]),

    // Makes the signed badges of the sample portfolio from fixed keys.
    .executableTarget(
      name: "MakeSampleBadges",
      dependencies: [
        "LapelLinkedData",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ],
      path: "Tests/MakeSampleBadges", exclude: ["Art", "Drafts", "Keys"]),

    // Verifications a second, beside the bare signature checks: `make bench`.
    .executableTarget(
      name: "VerifyBenchmark",
      dependencies: [
        "LapelBackpack", "LapelCredentials", "LapelLinkedData", "LapelVerification",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ],
      path: "Tests/Benchmarks/VerifyBenchmark"),

    // The standards' own suites, read from the folder that LAPEL_SHARED names.
    .target(
      name: "ConformanceSuites",
      dependencies: ["LapelBackpack", "LapelCredentials", "LapelLinkedData", "LapelVerification"],
      path: "Tests/ConformanceSuites"),
    .executableTarget(
      name: "Conformance", dependencies: ["ConformanceSuites"], path: "Tests/Conformance"),
    .testTarget(
      name: "ConformanceSuitesTests", dependencies: ["ConformanceSuites", "LapelLinkedData"]),

    .target(name: "SeededGenerator", path: "Tests/SeededGenerator"),

    .testTarget(name: "LapelDiagnosticsTests", dependencies: ["LapelDiagnostics"]),
    .testTarget(
      name: "LapelLinkedDataTests", dependencies: ["LapelLinkedData", "SeededGenerator"]),
    .testTarget(
      name: "LapelCredentialsTests",
      dependencies: ["LapelCredentials", "LapelLinkedData", "SeededGenerator"]),
    .testTarget(
      name: "LapelBackpackTests",
      dependencies: [
        "CZlib", "LapelBackpack", "LapelCredentials", "LapelDiagnostics", "LapelLinkedData",
        "LapelVerification", "SeededGenerator",
      ]),
    .testTarget(
      name: "LapelVerificationTests",
      dependencies: [
        "LapelCredentials", "LapelLinkedData", "LapelVerification",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"), "SeededGenerator",
      ]),
    .testTarget(
      name: "LapelBrowserTests",
      dependencies: ["LapelBrowser", "LapelLinkedData", "LapelVerification"]),
    .testTarget(
      name: "LapelPortfolioTests",
      dependencies: [
        "LapelBackpack", "LapelCredentials", "LapelDiagnostics", "LapelLinkedData",
        "LapelPortfolio", "LapelVerification",
      ]),
    .testTarget(
      name: "LapelPrivacyTests",
      dependencies: [
        "CZlib", "LapelBackpack", "LapelDiagnostics", "LapelPrivacy", "SeededGenerator",
      ]),
    .testTarget(
      name: "LapelTemplatesTests",
      dependencies: ["LapelDiagnostics", "LapelTemplates", "SeededGenerator"]),
    .testTarget(
      name: "LapelSiteTests",
      dependencies: [
        "LapelBackpack", "LapelCredentials", "LapelDiagnostics", "LapelLinkedData",
        "LapelPortfolio", "LapelSite", "LapelTemplates", "LapelVerification", "SeededGenerator",
        "lapel",
      ]),
    .testTarget(
      name: "LapelCommandTests",
      dependencies: [
        "LapelCommand", "LapelCredentials", "LapelDiagnostics", "LapelLinkedData",
        "LapelPortfolio", "LapelSite",
      ]),
    // What `make fuzz` tries, with the seeds alone.
    .testTarget(
      name: "FuzzingTests",
      dependencies: [
        "CZlib", "LapelBackpack", "LapelCredentials", "LapelLinkedData", "LapelVerification",
        "SeededGenerator",
      ],
      exclude: ["Inputs/Fuzz.swift"]),
    .testTarget(
      name: "EndToEndTests", dependencies: ["LapelLinkedData", "lapel", "SeededGenerator"],
      exclude: ["Snapshots"]),
  ],
  swiftLanguageModes: [.v6]
)
