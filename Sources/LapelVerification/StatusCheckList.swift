import LapelCredentials
import LapelLinkedData

extension Inquiry {
  /// What the status list that an entry points into says of a badge; warnings about the list's age and the entry may follow.
  ///
  /// The list counts only if the badge's issuer made it and it holds by itself, and then its form is the issuer's word:
  /// Bitstring Status List 1.0, 3.2, Validate Algorithm.
  mutating func statusListChecks(
    of entry: StatusListEntry, _ id: String?, in credential: Credential
  ) -> [Check] {
    var checks: [Check]
    switch statusList(of: entry, issuer: credential.issuer?.id) {
    case .pending: return [.awaiting(.status)]
    case .gone:
      checks = [
        .statusNotKnown(entry, because: "the list at \(shown(entry.list)) is gone for good")
      ]
    case .unavailable(let reason): checks = [.statusNotKnown(entry, because: reason)]
    case .found(let list):
      checks = [listedStatus(of: entry, in: list.credential)]
      if checks[0].lapse == nil, let check = ageCheck(of: list, entry) { checks.append(check) }
    }
    if let id, id.hasSameBytes(as: entry.list) { checks.append(.entryIsNamedAsItsList(entry.list)) }
    return checks
  }

  /// The warning that a copy is older than its issuer wants lists to be kept (`ttl`: Bitstring Status List 1.0, 2.2).
  ///
  /// The standard asks to try and fetch a list anew after that time, and does not make the old one wrong: so what it says still
  /// counts, and the reader is told how old it is. Of a copy of unknown age nothing is said, and a `ttl` that is no number of
  /// milliseconds above zero asks for nothing.
  private func ageCheck(of list: StatusListCopy, _ entry: StatusListEntry) -> Check? {
    let subject = list.credential.document["credentialSubject"]?.elements.first
    guard let ttl = subject?["ttl"]?.number?.integer, ttl > 0, let time = list.time,
      let fetched = Timestamp(text: time).moment
    else { return nil }
    let age = request.moment.secondsSince1970 - fetched.secondsSince1970
    // In whole seconds, as ages are told.
    guard age > Int64(ttl / 1_000) else { return nil }
    return .statusListIsOld(entry, fetched: fetched.utcText, moment: request.moment.utcText)
  }

  private mutating func listedStatus(of entry: StatusListEntry, in list: Credential) -> Check {
    let subject = list.document["credentialSubject"]?.elements.first ?? .null
    if let flaw = flaw(of: list, subject, for: entry) { return .brokenStatusList(entry, flaw) }
    let packed: [UInt8]
    do throws(StatusListEntryError) {
      packed = try packedBits(in: subject, kind: entry.kind)
    } catch {
      return .statusNotKnown(
        entry, because: "the list at \(shown(entry.list)) cannot be read: \(error.description)")
    }
    switch unpacked(packed, limit: BitstringStatusList.maximumBytes) {
    case .pending, .gone: return .awaiting(.status)
    case .unavailable(let reason):
      return .statusNotKnown(
        entry, because: "the list at \(shown(entry.list)) cannot be unpacked: \(reason)")
    case .found(let bytes):
      let bits = BitstringStatusList(bytes: bytes, entrySize: entry.size)
      guard bits.entryCount >= BitstringStatusList.minimumEntries else {
        return .brokenStatusList(
          entry,
          "it has \(bits.entryCount) entries, and fewer than \(BitstringStatusList.minimumEntries) do not hide whose status is asked for"
        )
      }
      guard let value = bits[entry.index] else {
        return .brokenStatusList(
          entry,
          "it has \(bits.entryCount) entries, and the badge’s would be at \(words(forIndex: entry.index))"
        )
      }
      return .listedStatus(of: entry, value, ttl: subject["ttl"]?.number?.integer)
    }
  }

  private func words(forIndex index: Int) -> String {
    index == Int.max ? "a place that no list has" : String(index)
  }

  /// What is wrong with a list that its issuer made, for this entry.
  private func flaw(
    of list: Credential, _ subject: JSONValue, for entry: StatusListEntry
  ) -> String? {
    let types = entry.kind.listTypes
    guard list.types.contains(where: { $0.hasSameBytes(as: types.credential) }) else {
      return "it is not of the type '\(types.credential)'"
    }
    let subjectTypes = (subject["type"] ?? subject["@type"])?.elements ?? []
    guard subjectTypes.contains(where: { $0.string?.hasSameBytes(as: types.subject) == true })
    else {
      return "what it is about is not of the type '\(types.subject)'"
    }
    var purposes: [String] = []
    for purpose in subject["statusPurpose"]?.elements ?? [] {
      purposes.append(purpose.string ?? "")
    }
    guard purposes.contains(where: { $0.hasSameBytes(as: entry.purpose) }) else {
      let named = purposes.isEmpty ? "nothing" : "'\(shown(purposes.joined(separator: "', '")))'"
      return "it is for \(named), and the badge looks in it for '\(shown(entry.purpose))'"
    }
    return nil
  }

  /// The gzip file in a list; Status List 2021 wrote it without the letter of its alphabet.
  private func packedBits(
    in subject: JSONValue, kind: StatusListEntry.Kind
  ) throws(StatusListEntryError) -> [UInt8] {
    guard let text = subject["encodedList"]?.string else {
      throw StatusListEntryError(description: "it holds no list ('encodedList')")
    }
    var body = text[...].utf8
    if body.first == UInt8(ascii: "u") {
      body = body.dropFirst()
    } else if kind == .bitstring {
      throw StatusListEntryError(description: "its list is not in base64url with 'u' before it")
    }
    if kind == .statusList2021 {
      while body.last == UInt8(ascii: "=") { body = body.dropLast() }
    }
    do throws(BinaryTextError) {
      return try Base64URL.decode(Array(body)[...])
    } catch {
      throw StatusListEntryError(description: "its list is not in base64url")
    }
  }
}

extension Check {
  fileprivate static func statusNotKnown(_ entry: StatusListEntry, because reason: String) -> Check
  {
    Check(
      .status, .notChecked,
      "Whether \(StatusPurpose(entry.purpose).question) was not checked, because \(reason).")
  }

  fileprivate static func brokenStatusList(_ entry: StatusListEntry, _ flaw: String) -> Check {
    Check(
      .status, .failed, "The issuer’s status list at \(shown(entry.list)) cannot be used: \(flaw).",
      documents: [withoutFragment(entry.list)])
  }

  fileprivate static func entryIsNamedAsItsList(_ list: String) -> Check {
    Check(
      .status, .warning,
      "The badge’s status entry has the address of its list, \(shown(list)), as its own id.")
  }

  fileprivate static func statusListIsOld(
    _ entry: StatusListEntry, fetched: String, moment: String
  ) -> Check {
    Check(
      .status, .warning,
      "The copy of the issuer’s status list at \(shown(entry.list)) is from \(fetched), and the badge was judged for \(moment): that is longer than the issuer wants the list to be kept. What changed since is not in it.",
      documents: [withoutFragment(entry.list)])
  }

  /// What the value of an entry means.
  fileprivate static func listedStatus(
    of entry: StatusListEntry, _ value: Int, ttl: Int?
  ) -> Check {
    let list = "The issuer’s status list at \(shown(entry.list))"
    let place = "(entry \(entry.index))"
    let (outcome, sentence, lapse): (Outcome, String, Lapse?) =
      switch (StatusPurpose(entry.purpose), value) {
      case (.revocation, 0):
        (.passed, "\(list) does not say that the badge was revoked \(place).", nil)
      case (.revocation, _):
        (.failed, "\(list) says that the badge was revoked \(place).", .revoked)
      case (.suspension, 0):
        (.passed, "\(list) does not say that the badge is suspended \(place).", nil)
      case (.suspension, _):
        (.failed, "\(list) says that the badge is suspended \(place).", .suspended)
      case (.refresh, 0):
        (.passed, "\(list) does not say that there is a newer version of the badge \(place).", nil)
      case (.refresh, _):
        (.warning, "\(list) says that there is a newer version of the badge \(place).", nil)
      case (.message, _):
        (
          value == 0 ? .passed : .warning,
          "\(list) says of the badge: \(messageWords(of: entry, value)) \(place).", nil
        )
      case (.other(let name), 0):
        (.passed, "\(list) has no mark for '\(shown(name))' on the badge \(place).", nil)
      case (.other(let name), _):
        (
          .warning,
          "\(list) has a mark for '\(shown(name))' on the badge, and Lapel does not know what that means \(place).",
          nil
        )
      }
    return Check(
      .status, outcome, sentence + ttlWords(ttl), documents: [withoutFragment(entry.list)],
      lapse: lapse)
  }

  private static func messageWords(of entry: StatusListEntry, _ value: Int) -> String {
    if let text = entry.message(for: value) { return "'\(shown(text))'" }
    return "'0x\(String(value, radix: 16))', of which the badge does not tell the meaning"
  }

  /// How long the list may be relied on (`ttl`, in milliseconds).
  private static func ttlWords(_ ttl: Int?) -> String {
    guard let ttl, ttl > 0 else { return "" }
    let time = ttl % 1_000 == 0 ? "\(ttl / 1_000) s" : "\(ttl) ms"
    return " Its issuer asks that it be fetched anew after \(time)."
  }
}
