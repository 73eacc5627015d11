import LapelCredentials
import LapelLinkedData

/// A key that the issuer's own documents list, and on what that rests.
struct ListedKey {
  var key: PublicKey
  /// On what the tie between key and issuer rests.
  var identity: IssuerIdentity
  /// The addresses of the documents that list it.
  var documents: [String] = []
  /// How it is tied to the issuer, to be said to people; a complete sentence.
  var sentence: String
  /// Whether the tie is weaker than it should be, as Open Badges 1 leaves it: nothing lists the key on the issuer's own host.
  var isWeak = false
}

/// Whether a key may speak for an issuer.
enum KeyVerdict {
  case listed(ListedKey)
  /// Not the issuer's; a complete sentence says why.
  case refused(String, documents: [String] = [])
  /// Could not be found out; the reason completes "not checked, because …".
  case unavailable(String)
  case pending
}

extension Inquiry {
  /// The key of a verification method, if the issuer's own document lists it for that purpose.
  ///
  /// Open Badges 3.0, "Key provenance"; Verifiable Credential Data Integrity 1.0, 4.6; Controlled Identifiers 1.0, 3.3.
  /// A key is never taken on the credential's own word: one under the issuer's name that only the credential names is a
  /// forgery.
  mutating func key(
    of method: String, issuer: String, purpose: String = "assertionMethod"
  ) -> KeyVerdict {
    if issuer.utf8.starts(with: "did:key:".utf8) { return keyOfDIDKey(method, issuer: issuer) }
    if issuer.utf8.starts(with: "did:jwk:".utf8) { return keyOfDIDJWK(method, issuer: issuer) }
    guard let address = addressOfController(issuer) else {
      return .unavailable("Lapel knows no way to look up the keys of '\(shown(issuer))'")
    }
    switch jsonDocument(at: address) {
    case .pending: return .pending
    case .unavailable(let reason): return .unavailable(reason)
    case .gone: return .refused("The issuer’s document at \(address) is gone for good.")
    case .found(let document):
      let controller = ControllerDocument(document, address: address)
      guard controller.id?.hasSameBytes(as: issuer) == true else {
        return .refused(
          "What lies at \(address) is about '\(shown(controller.id ?? "nothing named"))' and not about the issuer '\(shown(issuer))'.",
          documents: [address])
      }
      return key(of: method, listedBy: controller, issuer: issuer, purpose: purpose)
    }
  }

  private mutating func key(
    of method: String, listedBy controller: ControllerDocument, issuer: String, purpose: String
  ) -> KeyVerdict {
    let documents = [controller.address]
    switch controller.method(method, for: purpose) {
    case .key(let material):
      if let reason = reasonOfEnd(of: material) { return .unavailable(reason) }
      do throws(KeyError) {
        let key = try PublicKey(material: material)
        return .listed(
          ListedKey(
            key: key, identity: .domain, documents: documents,
            sentence:
              "The issuer’s own document at \(controller.address) lists the key for this purpose."
          ))
      } catch {
        return .unavailable("the key '\(shown(method))' cannot be used: \(error.description)")
      }
    case .reference: return keyOfDocument(at: method, listedBy: controller, issuer: issuer)
    case .otherPurpose:
      return .refused(
        "The issuer’s document at \(controller.address) has the key '\(shown(method))', but not for signing credentials ('\(purpose)').",
        documents: documents)
    case .otherController(let other):
      return .refused(
        "The key '\(shown(method))' belongs to '\(shown(other))' and not to the issuer '\(shown(issuer))'.",
        documents: documents)
    case .absent:
      if !controller.listsKeys, isOnHost(of: issuer, method) {
        return keyOfDocument(at: method, listedBy: controller, issuer: issuer, isListed: false)
      }
      return .refused(
        "The issuer’s document at \(controller.address) does not list the key '\(shown(method))'.",
        documents: documents)
    }
  }

  /// Why a key no longer counts; nil when it does. It may have been good when it signed: Lapel cannot know.
  ///
  /// Controlled Identifiers 1.0, 2.2.
  private func reasonOfEnd(of material: JSONValue) -> String? {
    for (name, word) in [("revoked", "revoked"), ("expires", "expired")] {
      guard let text = material[name]?.string, let moment = Timestamp(text: text).moment,
        moment <= request.moment
      else { continue }
      return
        "the issuer’s document says that the key was \(word) on \(shown(text)), and when it signed is not known"
    }
    return nil
  }

  /// A key that has a document of its own.
  ///
  /// One on the issuer's host that names the issuer, while the issuer's document says nothing of keys, is not confirmed: others
  /// can have documents on that host too, and write into them what they like.
  private mutating func keyOfDocument(
    at method: String, listedBy controller: ControllerDocument, issuer: String,
    isListed: Bool = true
  ) -> KeyVerdict {
    let address = withoutFragment(method)
    switch jsonDocument(at: address) {
    case .pending: return .pending
    case .unavailable(let reason): return .unavailable(reason)
    case .gone: return .refused("The key at \(address) is gone for good.")
    case .found(let document):
      let owner = document["controller"]?.string ?? document["owner"]?.string
      if owner == nil, !isListed {
        // Others may have documents on the same host.
        return .refused(
          "Neither does the issuer’s document at \(controller.address) list the key '\(shown(method))', nor does the key name the issuer.",
          documents: [controller.address, address])
      }
      if let reason = reasonOfEnd(of: document) { return .unavailable(reason) }
      if let owner, !owner.hasSameBytes(as: issuer) {
        return .refused(
          "The key at \(address) belongs to '\(shown(owner))' and not to the issuer '\(shown(issuer))'.",
          documents: [controller.address, address])
      }
      guard isListed else {
        return .unavailable(
          "the issuer’s document at \(controller.address) lists no keys: that the key at \(address) names the issuer, anybody with a place on that host could have written"
        )
      }
      do throws(KeyError) {
        let key = try PublicKey(material: document)
        return .listed(
          ListedKey(
            key: key, identity: .domain, documents: [controller.address, address],
            sentence:
              "The issuer’s own document at \(controller.address) lists the key at \(address)."))
      } catch {
        return .unavailable("the key at \(address) cannot be used: \(error.description)")
      }
    }
  }

  /// The key that a JWS header writes out itself, if the issuer's own documents list the same.
  ///
  /// Open Badges 3.0, "Key provenance", External proof: the issuer's document, or the key set of its host.
  mutating func listedKey(equalTo key: PublicKey, issuer: String) -> KeyVerdict {
    if issuer.utf8.starts(with: "did:key:".utf8) || issuer.utf8.starts(with: "did:jwk:".utf8) {
      let verdict = self.key(of: issuer, issuer: issuer)
      guard case .listed(let listed) = verdict, listed.key != key else { return verdict }
      return .refused(
        "The key in the signature’s header is not the one that the issuer’s identifier stands for.")
    }
    guard let address = addressOfController(issuer) else {
      return .unavailable("Lapel knows no way to look up the keys of '\(shown(issuer))'")
    }
    var missing: [String] = []
    switch jsonDocument(at: address) {
    case .pending: return .pending
    case .unavailable(let reason): missing.append(reason)
    case .gone: break
    case .found(let document):
      let controller = ControllerDocument(document, address: address)
      if controller.id?.hasSameBytes(as: issuer) == true, let material = controller.entry(for: key)
      {
        if let reason = reasonOfEnd(of: material) { return .unavailable(reason) }
        return .listed(
          ListedKey(
            key: key, identity: .domain, documents: [address],
            sentence: "The issuer’s own document at \(address) lists the key for this purpose."))
      }
    }
    return keyInSet(equalTo: key, ofHostOf: address, missing: missing)
  }

  /// A key named by a bare `kid`: in the issuer's document under that fragment, or in the key set of its host.
  ///
  /// It is refused only when both are there, or gone, and neither lists it: what is missing could. The document of a did:web is
  /// all that its method knows (did:web, "Read"), so what it leaves out is nobody's key of that issuer.
  mutating func key(named kid: String, issuer: String) -> KeyVerdict {
    let looksAbsolute = kid.utf8.contains(UInt8(ascii: ":"))
    if looksAbsolute { return key(of: kid, issuer: issuer) }
    let fragment = kid.utf8.first == UInt8(ascii: "#") ? kid : "#" + kid
    let verdict = key(of: issuer + fragment, issuer: issuer)
    guard let address = addressOfController(issuer), let origin = origin(of: address) else {
      return verdict
    }
    switch verdict {
    case .listed, .pending: return verdict
    case .refused: break
    case .unavailable:
      // A document that is there has the last word on its key, for one that it has ended.
      guard case .unavailable = jsonDocument(at: address) else { return verdict }
    }
    let set = origin + "/.well-known/jwks.json"
    switch jsonDocument(at: set) {
    case .pending: return .pending
    case .gone: return verdict
    case .unavailable(let reason):
      guard case .refused = verdict, addressOfDIDWeb(issuer) == nil else { return verdict }
      return .unavailable(
        "the issuer’s document at \(address) does not list the key '\(shown(kid))', and of the keys of its host, \(reason)"
      )
    case .found(let document):
      for candidate in document["keys"]?.elements ?? [] {
        guard candidate["kid"]?.string?.hasSameBytes(as: kid) == true else { continue }
        guard let key = try? PublicKey(jwk: candidate) else { continue }
        return .listed(keyOfSet(key, at: set))
      }
      return verdict
    }
  }

  private mutating func keyInSet(
    equalTo key: PublicKey, ofHostOf address: String, missing: [String]
  ) -> KeyVerdict {
    guard let origin = origin(of: address) else {
      return .unavailable("'\(shown(address))' names no host")
    }
    let set = origin + "/.well-known/jwks.json"
    switch jsonDocument(at: set) {
    case .pending: return .pending
    case .found(let document):
      for candidate in document["keys"]?.elements ?? [] {
        if let found = try? PublicKey(jwk: candidate), found == key {
          return .listed(keyOfSet(key, at: set))
        }
      }
    case .unavailable(let reason):
      if !missing.isEmpty { return .unavailable("\(missing[0]); \(reason)") }
    case .gone: break
    }
    if let reason = missing.first { return .unavailable(reason) }
    return .refused(
      "The key is only in the signature’s own header: no document of the issuer lists it.",
      documents: [address])
  }

  private func keyOfSet(_ key: PublicKey, at address: String) -> ListedKey {
    ListedKey(
      key: key, identity: .domain, documents: [address],
      sentence: "The key set of the issuer’s host, at \(address), has the key.")
  }

  // MARK: Keys that are their own identifiers

  private func keyOfDIDKey(_ method: String, issuer: String) -> KeyVerdict {
    guard withoutFragment(method).hasSameBytes(as: issuer) else {
      return .refused(
        "The key '\(shown(method))' is not the one that the issuer’s identifier stands for.")
    }
    let text = String(decoding: issuer.utf8.dropFirst("did:key:".utf8.count), as: UTF8.self)
    let fragment = method.utf8.dropFirst(issuer.utf8.count)
    guard fragment.isEmpty || fragment.elementsEqual("#\(text)".utf8) else {
      return .refused("The identifier '\(shown(issuer))' has no key '\(shown(method))'.")
    }
    do throws(KeyError) {
      return .listed(selfDeclared(try PublicKey(multikey: text)))
    } catch {
      return .unavailable("the issuer’s did:key cannot be used: \(error.description)")
    }
  }

  private func keyOfDIDJWK(_ method: String, issuer: String) -> KeyVerdict {
    let fragment = method.utf8.dropFirst(issuer.utf8.count)
    guard withoutFragment(method).hasSameBytes(as: issuer),
      fragment.isEmpty || fragment.elementsEqual("#0".utf8)
    else {
      return .refused(
        "The key '\(shown(method))' is not the one that the issuer’s identifier stands for.")
    }
    let text = String(decoding: issuer.utf8.dropFirst("did:jwk:".utf8.count), as: UTF8.self)
    guard let bytes = try? Base64URL.decode(text), let jwk = try? JSONValue(parsing: bytes) else {
      return .unavailable("the issuer’s did:jwk cannot be read")
    }
    do throws(KeyError) {
      return .listed(selfDeclared(try PublicKey(jwk: jwk)))
    } catch {
      return .unavailable("the issuer’s did:jwk cannot be used: \(error.description)")
    }
  }

  private func selfDeclared(_ key: PublicKey) -> ListedKey {
    ListedKey(
      key: key, identity: .selfDeclared,
      sentence:
        "The issuer’s identifier is the key itself, so the signature is the issuer’s, whoever that is."
    )
  }
}

/// Where the document of an issuer lies: for did:web by its rules, for https the address itself.
func addressOfController(_ issuer: String) -> String? {
  if let address = addressOfDIDWeb(issuer) { return address }
  return origin(of: issuer) == nil ? nil : withoutFragment(issuer)
}

/// Whether an address lies on the host of an https issuer.
private func isOnHost(of issuer: String, _ method: String) -> Bool {
  guard let host = origin(of: issuer), let other = origin(of: method) else { return false }
  return host.hasSameBytes(as: other)
    && !withoutFragment(method).hasSameBytes(as: withoutFragment(issuer))
}
