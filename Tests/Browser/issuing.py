"""An issuer for tests, with a key of its own: signs badges and status lists with `eddsa-jcs-2022`."""

import base64
import gzip
import hashlib
import json

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
LIST = "https://issuer.example/status"


def base58(data: bytes) -> str:
    number, text = int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        text = ALPHABET[digit] + text
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + text


class TestIssuer:
    __test__ = False

    def __init__(self, seed: int = 7):
        self.key = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
        public = self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.multikey = "z" + base58(b"\xed\x01" + public)
        self.id = f"did:key:{self.multikey}"

    def signed(self, document: dict) -> bytes:
        proof = {
            "type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022", "created": "2026-01-01T00:00:00Z",
            "verificationMethod": f"{self.id}#{self.multikey}", "proofPurpose": "assertionMethod",
            "@context": document["@context"],
        }  # fmt: skip
        digests = [hashlib.sha256(canonical(part)).digest() for part in (proof, document)]
        proof["proofValue"] = "z" + base58(self.key.sign(digests[0] + digests[1]))
        return json.dumps(document | {"proof": proof}, indent=1).encode()

    def badge(self, subject: dict | None = None, **members) -> bytes:
        return self.signed({
            "@context": [
                "https://www.w3.org/ns/credentials/v2",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            ],
            "id": "urn:uuid:6f3c1f36-7a9d-4f39-9c0e-0d6f5a0f0001", "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": "Robotics", "issuer": {"id": self.id, "type": ["Profile"], "name": "Issuer"},
            "validFrom": "2026-01-01T00:00:00Z",
            "credentialSubject": {
                "type": ["AchievementSubject"], **(subject or {"id": "did:example:learner"}),
                "achievement": {
                    "id": "https://issuer.example/robotics", "type": ["Achievement"], "name": "Robotics",
                    "description": "Built a robot.", "criteria": {"narrative": "Build a robot."},
                },
            },
        } | members)  # fmt: skip

    def badge_with_status(self) -> bytes:
        return self.badge(credentialStatus={
            "id": f"{LIST}#94567", "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
            "statusListIndex": "94567", "statusListCredential": LIST,
        })  # fmt: skip

    def status_list(self, *revoked: int) -> bytes:
        bits = bytearray(131072 // 8)
        for index in revoked:
            bits[index // 8] |= 0x80 >> index % 8
        packed = base64.urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).decode().rstrip("=")
        return self.signed({
            "@context": ["https://www.w3.org/ns/credentials/v2"], "id": LIST,
            "type": ["VerifiableCredential", "BitstringStatusListCredential"], "issuer": self.id,
            "validFrom": "2026-01-01T00:00:00Z",
            "credentialSubject": {
                "id": f"{LIST}#list", "type": "BitstringStatusList", "statusPurpose": "revocation",
                "encodedList": "u" + packed,
            },
        })  # fmt: skip


def canonical(value: dict) -> bytes:
    """RFC 8785, for what stands in these badges: ASCII texts and lists and objects of them."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
