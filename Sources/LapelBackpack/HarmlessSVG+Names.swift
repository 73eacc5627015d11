extension HarmlessSVG {
  /// The elements of SVG 2 and Filter Effects 1 that draw and load nothing. Without `animate` and its kin, which can
  /// change an attribute after it was checked, and without `feImage`, `foreignObject` and `script`.
  static let elements: Set<String> = names(
    """
    svg g defs symbol use switch title desc
    path rect circle ellipse line polyline polygon image
    text tspan textPath
    linearGradient radialGradient stop pattern clipPath mask marker
    filter feBlend feColorMatrix feComponentTransfer feFuncR feFuncG feFuncB feFuncA feComposite
    feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood
    feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
    feSpotLight feTile feTurbulence
    """)

  /// Those in which characters mean something.
  static let textElements: Set<String> = names("text tspan textPath title desc")

  /// Those that may name another element by `href`.
  static let referringElements: Set<String> = names(
    "use textPath linearGradient radialGradient pattern")

  static let attributes: Set<String> = names(
    """
    viewBox preserveAspectRatio x y width height rx ry cx cy r x1 y1 x2 y2 fx fy fr dx dy rotate
    textLength lengthAdjust startOffset method spacing side points d pathLength role version
    gradientTransform gradientUnits spreadMethod offset
    patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits
    markerUnits markerWidth markerHeight refX refY orient filterUnits primitiveUnits
    in in2 result stdDeviation mode type values tableValues slope intercept amplitude exponent
    operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode preserveAlpha
    surfaceScale diffuseConstant specularConstant specularExponent kernelUnitLength
    xChannelSelector yChannelSelector scale azimuth elevation z pointsAtX pointsAtY pointsAtZ
    limitingConeAngle radius baseFrequency numOctaves seed stitchTiles
    """)

  /// Properties, as attributes (SVG 2, 6.6) and in styles alike.
  static let properties: Set<String> = names(
    """
    alignment-baseline baseline-shift clip-path clip-rule color color-interpolation
    color-interpolation-filters color-rendering direction display dominant-baseline fill
    fill-opacity fill-rule filter flood-color flood-opacity font font-family font-size
    font-size-adjust font-stretch font-style font-variant font-weight image-rendering isolation
    letter-spacing lighting-color line-height marker marker-end marker-mid marker-start mask
    mask-type mix-blend-mode opacity overflow paint-order shape-rendering stop-color stop-opacity
    stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-opacity stroke-width text-align text-anchor text-decoration text-rendering
    text-transform transform transform-box transform-origin unicode-bidi vector-effect visibility
    white-space word-spacing writing-mode
    """)

  private static func names(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
