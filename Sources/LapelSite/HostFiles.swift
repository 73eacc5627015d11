/// Files that hosts read: no Jekyll on GitHub Pages, and headers where a host takes them from a file.
///
/// - Parameters:
///   - isIndexed: whether search engines are invited; else files that are no pages ask them to stay away, too.
///   - checkFolders: where pages stand on which a badge can be checked.
func hostFiles(
  _ assets: SiteAssets, isIndexed: Bool, checkFolders: [String] = ["badges", "verify"]
) -> [OutputFile] {
  var headers = """
    /*
      X-Content-Type-Options: nosniff
      Referrer-Policy: strict-origin-when-cross-origin
      Content-Security-Policy: frame-ancestors 'self'; object-src 'none'; base-uri 'none'; form-action 'none'

    """
  if !isIndexed { headers += "  X-Robots-Tag: noindex\n" }
  for folder in checkFolders {
    headers += "/\(folder)/*\n  Content-Security-Policy: \(BrowserAccess.anyIssuer.policy)\n"
  }
  headers += "/verifier/*\n  Content-Security-Policy: \(VerifierFramePolicy.inHeaders)\n"
  if assets.areNamedByContent {
    headers += "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
  }
  return [
    OutputFile(SiteAddress(path: ".nojekyll"), .bytes([])),
    OutputFile(SiteAddress(path: "_headers"), .bytes(Array(headers.utf8))),
  ]
}
