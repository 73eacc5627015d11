import LapelBackpack
import LapelCredentials
import LapelLinkedData
import LapelVerification

private let assessor: CredentialAssessor = {
  // 2025-01-01T00:00:00Z.
  let moment = Timestamp.Moment(secondsSince1970: 1_735_689_600)
  let request = VerificationRequest(moment: moment, identities: ["mira@mail.example"])
  var documents = KeptDocuments()
  for (address, text) in keptDocuments {
    documents[DocumentAddress(address)] = DocumentCopy(bytes: Array(text.utf8), origin: .kept)
  }
  return CredentialAssessor(request: request, documents: documents)
}()

/// Credentials in JSON, alone or in what holds several, are decoded and verified.
func runCredential(_ input: [UInt8]) {
  for assessed in assessedCredentials(in: EncodedCredential(encoding: .json, bytes: input))
  where assessed.report.outcome == .verified {
    let credential = assessed.credential
    switch credential.format {
    case .openBadges1, .openBadges2Hosted, .openBadges2Signed, .endorsementOpenBadges2: continue
    default:
      require(
        credential.document["proof"] != nil || credential.envelope != nil,
        "a verified credential that is not hosted is signed")
    }
  }
}

/// Every credential in a text with its report, which can be written as JSON.
func assessedCredentials(in encoded: EncodedCredential) -> [AssessedCredential] {
  guard let decoded = try? CredentialDecoder().credentials(in: encoded) else { return [] }
  require(
    !decoded.credentials.isEmpty || !decoded.leftOut.isEmpty, "what was decoded holds something")
  return decoded.credentials.map { credential in
    let assessed = assessor.assessment(of: credential)
    let json = assessed.json(source: "input")
    require((try? JSONValue(parsing: json.text())) == json, "a report is JSON")
    return assessed
  }
}
