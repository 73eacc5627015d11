import LapelCredentials
import Testing

@testable import LapelPortfolio

@Suite struct BadgeSlugTests {
  private func credential(_ change: (inout Credential) -> Void = { _ in }) -> Credential {
    var credential = Credential(format: .openBadges3Unsigned, document: .object([]))
    credential.id = "urn:uuid:1"
    credential.issuer = Profile(id: "https://college.example")
    var achievement = Achievement(id: "https://college.example/robotics")
    achievement.name = LocalizedText("Robotics: Level 1")
    credential.subject.achievement = achievement
    credential.validFrom = Timestamp(text: "2024-05-01T00:00:00Z")
    change(&credential)
    return credential
  }

  @Test func `a slug is the readable name and a fingerprint, and stays what it is for ever`() {
    #expect(BadgeSlug.slug(for: credential(), encodedAs: []) == "robotics-level-1-sgdkxn5c")
    let unnamed = credential { $0.subject.achievement?.name = nil }
    #expect(BadgeSlug.slug(for: unnamed, encodedAs: []) == "badge-qskvgaac")
    let unidentified = credential { $0.id = nil }
    #expect(BadgeSlug.slug(for: unidentified, encodedAs: [1, 2]) == "robotics-level-1-54s0a8sn")
  }

  @Test func `a new proof, a new description and other bytes change no slug`() {
    let renewed = credential {
      $0.proofs = [Proof(document: .object([]))]
      $0.description = LocalizedText("New")
      $0.subject.id = "did:example:somebody"
    }
    #expect(
      BadgeSlug.slug(for: renewed, encodedAs: [1])
        == BadgeSlug.slug(for: credential(), encodedAs: [2]))
  }

  @Test(
    arguments: [
      { $0.id = "urn:uuid:2" },
      { $0.issuer?.id = "https://other.example" },
      { $0.subject.achievement?.id = nil },
      { $0.subject.achievement?.name = LocalizedText("Robotics, Level 1") },
      { $0.validFrom = nil },
      { $0.validUntil = Timestamp(text: "2025-05-01") },
    ] as [@Sendable (inout Credential) -> Void])
  func `every identifying part counts`(change: @Sendable (inout Credential) -> Void) {
    #expect(
      BadgeSlug.slug(for: credential(change), encodedAs: [])
        != BadgeSlug.slug(for: credential(), encodedAs: []))
  }

  @Test func `the end of one part is not the beginning of the next`() {
    let a = credential {
      $0.id = "bc"
      $0.issuer?.id = "a"
    }
    let b = credential {
      $0.id = "c"
      $0.issuer?.id = "ab"
    }
    #expect(BadgeSlug.slug(for: a, encodedAs: []) != BadgeSlug.slug(for: b, encodedAs: []))
  }

  @Test func `a credential without an id is known by its bytes`() {
    let unidentified = credential { $0.id = nil }
    #expect(
      BadgeSlug.slug(for: unidentified, encodedAs: [1])
        != BadgeSlug.slug(for: unidentified, encodedAs: [2]))
  }

  @Test func `the credential's own name, which may be the holder's, stays out`() {
    let named = credential {
      $0.name = LocalizedText("Amina Diallo")
      $0.subject.achievement?.name = nil
    }
    #expect(BadgeSlug.slug(for: named, encodedAs: []).hasPrefix("badge-"))
  }
}
