// Written in the lines that `ContextTable` explains.
extension BundledContexts {
  /// The services of 1EdTech that Open Badges 3.0 and CLR 2.0 refer to.
  static let openBadges3ExtensionsTable = """
    # https://purl.imsglobal.org/spec/ob/v3p0/extensions.json
    vccs> https://purl.imsglobal.org/spec/vccs/v1p0/context.json#
    vcrl> https://purl.imsglobal.org/spec/vcrl/v1p0/context.json#
    vccr> https://purl.imsglobal.org/spec/vccr/v1p0/context.json#
    + aliases
    1EdTechJsonSchemaValidator2019 = vccs>
    1EdTechRevocationList = vcrl>
    1EdTechCredentialRefresh = vccr>
    """

  /// Comprehensive Learner Record 2.0; its `xsd:` stands for nothing unless another context says so.
  static let clr2Table = """
    clr> https://purl.imsglobal.org/spec/vc/clr/vocab.html#

    # https://purl.imsglobal.org/spec/clr/v2p0/context.json
    + aliases
    ClrCredential = clr>
      + aliases
    ClrSubject = clr>
      + aliases
      cred = >
      obi = https://purl.imsglobal.org/spec/ob/v3p0/vocab.html#
      achievement = clr> obi:Achievement @set
      association = clr> clr>Association @set
      verifiableCredential = clr> cred:verifiableCredential @set
    Association = clr>
      associationType = clr>AssociationType
      sourceId targetId = clr> xsd:anyURI

    # https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json
    + https://purl.imsglobal.org/spec/clr/v2p0/context.json
    ClrCredential
      partial = clr> xsd:boolean
    ClrSubject
      obi = https://purl.imsglobal.org/spec/vc/ob/vocab.html#
      identifier = clr>identifier-1 obi:Identifier @set
    """
}
