/// The theme that travels inside the executable: the files of the top-level folders `Templates` and `Assets`.
///
/// A test compares this list with the folders.
enum BuiltInTheme {
  /// By name, without `.mustache`.
  static let templates: [(name: String, text: [UInt8])] = [
    ("badge", PackageResources.badge_mustache),
    ("badge-list", PackageResources.badge_list_mustache),
    ("badges", PackageResources.badges_mustache),
    ("browser-check", PackageResources.browser_check_mustache),
    ("contained", PackageResources.contained_mustache),
    ("facts", PackageResources.facts_mustache),
    ("certificates", PackageResources.certificates_mustache),
    ("entries", PackageResources.entries_mustache),
    ("feed.xml", PackageResources.feed_xml_mustache),
    ("group", PackageResources.group_mustache),
    ("home", PackageResources.home_mustache),
    ("issuer", PackageResources.issuer_mustache),
    ("issuers", PackageResources.issuers_mustache),
    ("layout", PackageResources.layout_mustache),
    ("learner-list", PackageResources.learner_list_mustache),
    ("learners", PackageResources.learners_mustache),
    ("matrix", PackageResources.matrix_mustache),
    ("newest", PackageResources.newest_mustache),
    ("not-found", PackageResources.not_found_mustache),
    ("page", PackageResources.page_mustache),
    ("pager", PackageResources.pager_mustache),
    ("robots.txt", PackageResources.robots_txt_mustache),
    ("search", PackageResources.search_mustache),
    ("showcase", PackageResources.showcase_mustache),
    ("sitemap.xml", PackageResources.sitemap_xml_mustache),
    ("skill", PackageResources.skill_mustache),
    ("skills", PackageResources.skills_mustache),
    ("stack", PackageResources.stack_mustache),
    ("stack-list", PackageResources.stack_list_mustache),
    ("stacks", PackageResources.stacks_mustache),
    ("statement", PackageResources.statement_mustache),
    ("text", PackageResources.text_mustache),
    ("verification", PackageResources.verification_mustache),
    ("verifier-frame", PackageResources.verifier_frame_mustache),
    ("verify", PackageResources.verify_mustache),
  ]

  static let assets: [(name: String, bytes: [UInt8])] = [
    ("icon.svg", PackageResources.icon_svg),
    ("no-picture.svg", PackageResources.no_picture_svg),
    ("search.js", PackageResources.search_js),
    ("site.css", PackageResources.site_css),
    ("verifier-frame.js", PackageResources.verifier_frame_js),
    ("verify.js", PackageResources.verify_js),
  ]
}
