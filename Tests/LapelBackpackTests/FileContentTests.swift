import LapelDiagnostics
import Testing

@testable import LapelBackpack

@Suite struct FileContentTests {
  static let kinds: [(String, [UInt8], FileContent)] = [
    ("PNG", TestPNG.plain, .png),
    ("JSON", text(" \n{\"a\":1}"), .json),
    ("JSON array", text("[]"), .json),
    ("JSON behind a byte-order mark", [0xEF, 0xBB, 0xBF] + text("{}"), .json),
    ("SVG", text("<svg/>"), .svg),
    ("SVG with prefix", text("<s:svg xmlns:s='http://www.w3.org/2000/svg'/>"), .svg),
    ("SVG behind declarations", text("<?xml version='1.0'?><!-- <html> --><svg>"), .svg),
    ("SVG with a document type", text("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>"), .svg),
    ("JWS", text("eyJhbGciOiJFZERTQSJ9.e30.AAAA"), .compactJWS),
    ("JWS with line feeds around", text("\neyJhbGciOiJFZERTQSJ9.e30.AAAA\r\n"), .compactJWS),
    ("JWS without a signature", text("eyJhbGciOiJFZERTQSJ9.e30."), .compactJWS),
    ("address", text("https://bank.example/badges/1\n"), .address),
    ("host name", text("example.example.org"), .text),
    ("two addresses", text("https://a.example/ https://b.example/"), .text),
    ("empty", [], .empty),
    ("only white space", text(" \n\t"), .empty),
    ("ZIP", [0x50, 0x4B, 3, 4, 20], .zip),
    ("gzip", [0x1F, 0x8B, 8], .gzip),
    ("PDF", text("%PDF-1.7"), .pdf),
    ("JPEG", [0xFF, 0xD8, 0xFF, 0xE0], .jpeg),
    ("GIF", text("GIF89a"), .gif),
    ("WebP", text("RIFF....WEBP"), .webp),
    ("HTML", text("<!doctype HTML><title>"), .html),
    ("HTML without a type", text("\n<html lang=en>"), .html),
    ("other XML", text("<feed xmlns='http://www.w3.org/2005/Atom'/>"), .otherXML),
    ("markup without an element", text("<"), .otherXML),
    ("UTF-16 with a mark", [0xFF, 0xFE, 0x7B, 0], .utf16),
    ("UTF-16 without", [0x7B, 0, 0x7D, 0], .utf16),
    ("UTF-16, the other order", [0, 0x7B, 0, 0x7D], .utf16),
    ("text", text("Dear diary"), .text),
    ("bytes", [1, 2, 3], .binary),
  ]

  @Test(arguments: kinds)
  func `a file is known by its content`(name: String, bytes: [UInt8], expected: FileContent) {
    #expect(FileContent(of: bytes) == expected)
  }

  static let flaws: [(FileContent, String)] = [
    (
      .empty,
      """
      backpack/x: error: the file is empty [empty-file]
        help: download the badge again
      """
    ),
    (
      .zip,
      """
      backpack/x: error: this is a ZIP archive, and archives are not opened [zip-file]
        help: unpack it into the backpack
      """
    ),
    (
      .gzip,
      """
      backpack/x: error: this is a gzip-compressed file, perhaps an SVG (.svgz) [compressed-file]
        help: unpack it with gunzip, and keep the unpacked file
      """
    ),
    (
      .pdf,
      """
      backpack/x: error: this is a PDF, which holds no badge that can be checked [pdf-file]
        help: put certificates in evidence/, and download the badge itself as PNG, SVG or JSON
      """
    ),
    (
      .jpeg,
      """
      backpack/x: error: this is a JPEG picture, a kind that holds no badge [plain-picture]
        help: put photos in evidence/, and download the badge itself as PNG, SVG or JSON
      """
    ),
    (
      .gif,
      """
      backpack/x: error: this is a GIF picture, a kind that holds no badge [plain-picture]
        help: put photos in evidence/, and download the badge itself as PNG, SVG or JSON
      """
    ),
    (
      .webp,
      """
      backpack/x: error: this is a WebP picture, a kind that holds no badge [plain-picture]
        help: put photos in evidence/, and download the badge itself as PNG, SVG or JSON
      """
    ),
    (
      .html,
      """
      backpack/x: error: this is a web page, not a badge [web-page]
        help: you saved the page that shows the badge; use its download button for PNG, SVG or JSON
      """
    ),
    (
      .otherXML,
      """
      backpack/x: error: this is an XML document whose root element is not 'svg' [other-xml]
        help: download the badge as PNG, SVG or JSON
      """
    ),
    (
      .utf16,
      """
      backpack/x: error: the text is encoded in UTF-16; a badge is UTF-8 [utf16-text]
        help: download the badge again, or save the text as UTF-8
      """
    ),
    (
      .text,
      """
      backpack/x: error: this is plain text, not a badge [plain-text]
        help: a badge file holds JSON, a signed badge (JWS, JWT), or the address of a badge
      """
    ),
    (
      .binary,
      """
      backpack/x: error: this is no kind of file that holds a badge [unknown-content]
        help: download the badge as PNG, SVG or JSON
      """
    ),
  ]

  @Test(arguments: flaws)
  func `what holds no badge is named with what to do`(content: FileContent, expected: String) {
    let flaw = content.flaw(forFileNamed: "x")
    #expect(flaw?.diagnostic(at: "backpack/x").description == expected)
  }

  @Test(arguments: ["README", "readme.txt", "Notes.md", "Thumbs.db", "desktop.ini", "LICENSE"])
  func `a file that lies in any folder is only noted`(name: String) {
    #expect(
      FileContent.text.flaw(forFileNamed: name)?.diagnostic(at: name).description
        == "\(name): note: this is not a badge, and was passed over [stray-file]")
  }

  @Test func `a badge is a badge whatever its name`() {
    #expect(FileContent.json.flaw(forFileNamed: "README.md") == nil)
  }

  private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }
}
