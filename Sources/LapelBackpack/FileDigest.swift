import Crypto

/// The SHA-256 of a file's bytes, or of as many others: 32 bytes.
///
/// swift-crypto uses what the processor has for it, which for whole files is many times faster than the core's own.
package func fileDigest(of bytes: [UInt8]) -> [UInt8] { Array(Crypto.SHA256.hash(data: bytes)) }
