import Crypto

/// The SHA-256 of bytes, 32 bytes.
///
/// swift-crypto uses what the processor has for it, which for whole files is many times faster than the core's own.
package func sha256Digest(of bytes: [UInt8]) -> [UInt8] { Array(Crypto.SHA256.hash(data: bytes)) }
