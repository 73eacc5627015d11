import LapelVerification

extension Finding {
  /// Stands in for `SignatureCheck.swift`: an input can have a right signature without anybody's key.
  ///
  /// A signature is right when its last byte is even, so that inputs reach what lies behind either answer.
  init(of question: SignatureQuestion) {
    let isRight = question.signature.last?.isMultiple(of: 2) ?? false
    self = isRight ? .signatureIsValid : .signatureIsInvalid
  }
}
