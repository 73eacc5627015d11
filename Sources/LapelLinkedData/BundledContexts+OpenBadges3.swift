// Written in the lines that `ContextTable` explains.
extension BundledContexts {
  /// Open Badges 3.0, of which each published version has a context of its own.
  ///
  /// There are two families: 3.0.0 and 3.0.1 type nearly every value, 3.0.2 and 3.0.3 protect their
  /// terms. The address without a number is still the oldest.
  static let openBadges3Table = """
    ob> https://purl.imsglobal.org/spec/vc/ob/vocab.html#

    # alignment-1
    targetCode targetType = ob> xsd:string
    targetDescription targetFramework targetName = so> xsd:string
    targetUrl = so> xsd:anyURI

    # https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json
    + aliases
    xsd = https://www.w3.org/2001/XMLSchema#
    AchievementCredential = OpenBadgeCredential
    OpenBadgeCredential Criteria EndorsementCredential = ob>
    Achievement = ob>
      achievementType fieldOfStudy humanCode specialization version = ob> xsd:string
      alignment otherIdentifier related resultDescription = ob> @set
      creator = ob>
      creditsAvailable = ob> xsd:float
      criteria = ob>Criteria @id
      image = ob>Image @id
      tag = so>keywords xsd:string @set
    AchievementSubject = ob>
      achievement = ob>achievement-0
      activityEndDate activityStartDate = ob> xsd:date
      creditsEarned = ob> xsd:float
      identifier result = ob> @set
      image = ob>Image @id
      licenseNumber role term = ob> xsd:string
      source = ob> @id
    Address = ob>
      addressCountry addressLocality addressRegion postOfficeBoxNumber = so> xsd:string
      postalCode streetAddress = so> xsd:string
      addressCountryCode = ob>CountryCode xsd:string
      geo = ob>GeoCoordinates
    Alignment = so>AlignmentObject
      + alignment-1
    EndorsementSubject = ob>
      endorsementComment = ob> xsd:string
    Evidence = ob>
      audience genre = so> xsd:string
    GeoCoordinates = ob>
      latitude longitude = so> xsd:string
    IdentifierEntry = ob>
      identifier identifierType = ob> xsd:string
    IdentityObject = ob>
      hashed = ob> xsd:boolean
      identityHash identityType salt = ob> xsd:string
    Image = ob>
      caption = so> xsd:string
    Profile = ob>
      additionalName email familyName givenName honorificPrefix = so> xsd:string
      honorificSuffix = so> xsd:string
      address parentOrg = ob> @id
      dateOfBirth = ob> xsd:date
      familyNamePrefix official patronymicName phone = ob> xsd:string
      image = ob>Image @id
      otherIdentifier = ob> @set
    Related = ob>
      version = ob> xsd:string
    Result = ob>
      achievedLevel resultDescription = ob> xsd:anyURI
      status = ob> xsd:string
      value = so> xsd:string
    ResultDescription = ob>
      allowedValue = ob> xsd:string @set
      requiredLevel = ob> xsd:anyURI
      requiredValue resultType valueMax valueMin = ob> xsd:string
      rubricCriterionLevel = ob> @set
    RubricCriterionLevel = ob>
      level points = ob> xsd:string
    alignment endorsement = ob> @set
    awardedDate = ob> xsd:dateTime
    description name = so> xsd:string
    image = ob> @id
    narrative = ob> xsd:string
    url = so> xsd:anyURI

    # https://purl.imsglobal.org/spec/ob/v3p0/context.json
    # https://purl.imsglobal.org/spec/ob/v3p0/context/ob_v3p0.jsonld
    + https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json
    - awardedDate
    Achievement
      - image
      alignment = ob> ob>Alignment @set
      creator = ob>Profile
      otherIdentifier = ob> ob>IdentifierEntry @set
      related = ob> ob>Related @set
      resultDescription = ob> ob>ResultDescription @set
    AchievementSubject
      - image
      achievement = ob>Achievement
      identifier = ob> ob>IdentityObject @set
      result = ob> ob>Result @set
      source = ob> ob>Profile
    Alignment = so>
      + alignment-1
    Profile
      - image
      address = ob>Address
      otherIdentifier = ob> ob>IdentifierEntry @set
      parentOrg = ob> xsd:string
      phone = ob>PhoneNumber xsd:string
    ResultDescription
      rubricCriterionLevel = ob> ob>RubricCriterionLevel @set
    alignment = ob> ob>Alignment @set
    endorsement = ob> ob>EndorsementCredential @set
    image = ob> ob>Image

    # https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json
    + scope
    AchievementCredential = OpenBadgeCredential
    OpenBadgeCredential Criteria EndorsementCredential = ob>
    Achievement = ob>
      + scope
      achievementType creator fieldOfStudy humanCode specialization version = ob>
      alignment otherIdentifier related resultDescription = ob> @set
      creditsAvailable = ob> xsds>float
      criteria = ob>Criteria @id
      image = ob>Image @id
      tag = so>keywords @set
    AchievementSubject = ob>
      + scope
      achievement = ob>achievement-0
      activityEndDate activityStartDate = ob> xsds>date
      creditsEarned = ob> xsds>float
      identifier result = ob> @set
      image = ob>Image @id
      licenseNumber role term = ob>
      source = ob> @id
    Address = ob>
      + scope
      addressCountry addressLocality addressRegion postOfficeBoxNumber postalCode = so>
      streetAddress = so>
      addressCountryCode = ob>CountryCode
      geo = ob>GeoCoordinates
    Alignment = so>AlignmentObject
      + scope
      targetCode targetType = ob>
      targetDescription targetFramework targetName = so>
      targetUrl = so> xsds>anyURI
    EndorsementSubject = ob>
      + scope
      endorsementComment = ob>
    Evidence = ob>
      + scope
      audience genre = so>
    GeoCoordinates = ob>
      + scope
      latitude longitude = so>
    IdentifierEntry = ob>
      + scope
      identifier identifierType = ob>
    IdentityObject = ob>
      + scope
      hashed = ob> xsds>boolean
      identityHash identityType salt = ob>
    Image = ob>
      + scope
      caption = so>
    Profile = ob>
      + scope
      additionalName email familyName givenName honorificPrefix honorificSuffix = so>
      address parentOrg = ob> @id
      dateOfBirth = ob> xsds>date
      familyNamePrefix official patronymicName phone = ob>
      image = ob>Image @id
      otherIdentifier = ob> @set
    Related = ob>
      + scope
      version = ob>
    Result = ob>
      + scope
      achievedLevel resultDescription = ob> xsds>anyURI
      status = ob>
      value = so>
    ResultDescription = ob>
      + scope
      allowedValue = ob> @list
      requiredLevel = ob> xsds>anyURI
      requiredValue resultType valueMax valueMin = ob>
      rubricCriterionLevel = ob> @set
    RubricCriterionLevel = ob>
      + scope
      level points = ob>
    alignment endorsement = ob> @set
    description name = so>
    image = ob>Image @id
    narrative = ob>
    url = so> xsds>anyURI

    # https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json
    + https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json
    Achievement
      image = ob> @id
      inLanguage = so>
    AchievementSubject
      achievement = ob>
      image = ob> @id
    Profile
      image = ob> @id
    Related
      inLanguage = so>
    awardedDate = ob> xsd:dateTime
    endorsementJwt = ob> @set
    image = ob> @id
    inLanguage = so>
    jti = jwt> @id
    """
}
