import LapelCredentials
import LapelLinkedData
import Testing

@testable import LapelVerification

/// Whole documents that are as their standards say, from which the tests of forms take something away.
enum FormatSamples {
  static let badge3 = """
    {
      "@context": ["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
      "id": "urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e",
      "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "name": "Bread",
      "issuer": {"id": "https://bakers.example/issuer", "type": ["Profile"], "name": "Bakers"},
      "validFrom": "2024-05-01T09:30:00Z",
      "credentialSubject": {
        "type": ["AchievementSubject"],
        "identifier": [{"type": "IdentityObject", "hashed": true, "identityType": "emailAddress",
          "identityHash":
            "sha256$7a1a1b3f7d40552e4299180e346e3add12bf9a751a43d9c4ca4518febc2c60c6"}],
        "achievement": {
          "id": "https://bakers.example/bread", "type": ["Achievement"], "name": "Bread",
          "description": "Bakes bread.", "achievementType": "Badge",
          "criteria": {"narrative": "Bake it."},
          "alignment": [{"type": ["Alignment"], "targetName": "Baking",
            "targetUrl": "https://skills.example/baking"}],
          "tag": ["bread"]
        },
        "result": [{"type": ["Result"], "status": "Completed", "value": "A"}]
      }
    }
    """

  static let record = """
    {
      "@context": ["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
      "id": "urn:uuid:1f8fad5b-d9cb-469f-a165-70867728950e",
      "type": ["VerifiableCredential", "ClrCredential"],
      "name": "Record",
      "issuer": {"id": "https://bakers.example/issuer", "type": ["Profile"], "name": "Bakers"},
      "validFrom": "2024-05-01T09:30:00Z",
      "credentialSubject": {
        "id": "did:example:amina", "type": ["ClrSubject"],
        "verifiableCredential": [{"type": "VerifiableCredential"}],
        "association": [{"type": "Association", "associationType": "precedes",
          "sourceId": "urn:uuid:a", "targetId": "urn:uuid:b"}]
      }
    }
    """

  static let endorsement3 = """
    {
      "@context": ["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
      "id": "urn:uuid:2f8fad5b-d9cb-469f-a165-70867728950e",
      "type": ["VerifiableCredential", "EndorsementCredential"],
      "name": "Endorsement",
      "issuer": {"id": "https://guild.example/issuer", "type": ["Profile"]},
      "validFrom": "2024-05-01T09:30:00Z",
      "credentialSubject": {
        "id": "https://bakers.example/issuer", "type": ["EndorsementSubject"],
        "endorsementComment": "Good bakers."
      }
    }
    """

  static let badge2 = """
    {
      "@context": "https://w3id.org/openbadges/v2", "type": "Assertion",
      "id": "https://bakers.example/assertions/1",
      "recipient": {"type": "email", "hashed": false, "identity": "amina@example.org"},
      "badge": {
        "type": "BadgeClass", "id": "https://bakers.example/classes/bread", "name": "Bread",
        "description": "Bakes bread.", "image": "https://bakers.example/bread.png",
        "criteria": {"narrative": "Bake it."},
        "alignment": [{"targetName": "Baking", "targetUrl": "https://skills.example/baking"}],
        "issuer": {"type": "Issuer", "id": "https://bakers.example/issuer", "name": "Bakers",
          "url": "https://bakers.example/", "email": "office@bakers.example"}
      },
      "image": "https://bakers.example/1.png",
      "verification": {"type": "HostedBadge"},
      "issuedOn": "2024-05-01T09:30:00Z",
      "expires": "2026-05-01T09:30:00Z"
    }
    """

  static let badge1 = """
    {
      "uid": "1",
      "recipient": {"type": "email", "hashed": true, "salt": "s",
        "identity": "sha256$7a1a1b3f7d40552e4299180e346e3add12bf9a751a43d9c4ca4518febc2c60c6"},
      "badge": {"name": "Bread", "description": "Bakes bread.",
        "image": "https://bakers.example/bread.png", "criteria": "https://bakers.example/bread",
        "issuer": {"name": "Bakers", "url": "https://bakers.example/"}},
      "verify": {"type": "hosted", "url": "https://bakers.example/assertions/1"},
      "issuedOn": 1400000000
    }
    """

  static let badge05 = """
    {
      "recipient": "sha256$7a1a1b3f7d40552e4299180e346e3add12bf9a751a43d9c4ca4518febc2c60c6",
      "salt": "s", "issued_on": "2012-05-01",
      "badge": {"version": "0.5.0", "name": "Bread", "description": "Bakes bread.",
        "image": "/bread.png", "criteria": "/bread",
        "issuer": {"origin": "https://bakers.example", "name": "Bakers"}}
    }
    """

  static func decoded(_ text: String, jwtHeader: String? = nil) throws -> DecodedCredential {
    var encoded = EncodedCredential(encoding: .json, bytes: Array(text.utf8))
    if let jwtHeader {
      let parts = [jwtHeader, text, "signature"].map { Base64URL.encode(Array($0.utf8)) }
      encoded = EncodedCredential(
        encoding: .compactJWS, bytes: Array(parts.joined(separator: ".").utf8))
    }
    let decoded = try CredentialDecoder().credentials(in: encoded)
    return try #require(decoded.credentials.first)
  }
}
