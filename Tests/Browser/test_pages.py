"""A visitor checks badges in Chromium, on pages that `lapel build` wrote."""

import io
import json
import shutil
import struct
import threading
import zlib
from pathlib import Path

import pytest
from conftest import MOMENT, SAMPLES, badge_page, build, host_headers, native_results, needs_samples, sample_rows
from issuing import LIST, TestIssuer
from playwright.sync_api import expect

SAMPLE = Path(__file__).resolve().parents[2] / "SamplePortfolio"


def checked(page, start=None):
    """Starts a check, waits for its end and returns what the page then says."""
    (start or page.locator("#recheck").click)()
    expect(page.locator("#verification")).not_to_have_attribute("aria-busy", "true", timeout=60_000)
    return verdict(page)


def verdict(page):
    section = page.locator("#verification")
    return {
        "outcome": section.get_attribute("data-outcome"),
        "witness": section.get_attribute("data-witness"),
        "answers": {
            element.get_attribute("data-answer"): element.get_attribute("data-value")
            for element in section.locator("[data-answer]").all()
        },
        "checks": [
            (element.get_attribute("data-check"), element.get_attribute("data-outcome"))
            for element in section.locator("[data-check]").all()
        ],
        "status": page.locator("#check-status").text_content(),
        "differences": page.locator("#differences li").all_text_contents(),
    }


def checks(result):
    return [(check["id"], check["outcome"]) for check in result["checks"]]


def open_at(page, address, moment=MOMENT):
    page.clock.set_fixed_time(moment.replace("Z", "+00:00"))
    page.goto(address)


# ---- The page says what the program says ----


@needs_samples
@pytest.mark.parametrize("file, outcome, moment, also", sample_rows(), ids=[f"{row[0]} {row[2]}" for row in sample_rows()])
def test_the_page_says_of_a_sample_what_the_program_says(page, serve, tmp_path, file, outcome, moment, also):
    site = build(tmp_path, SAMPLES / file, SAMPLES / "snapshot")
    open_at(page, serve(site) + badge_page(site), moment)
    if page.locator("#browser-check").get_attribute("data-original"):
        found = checked(page)
    else:
        # It names its recipient in the clear, or is only an address: the visitor brings the file.
        found = checked(page, lambda: page.locator("#badge-file").set_input_files(SAMPLES / file))
    # A document that names its recipient in the clear is held back like the badge itself: what the page cannot offer, the
    # program does not get here either, and the badge is not confirmed.
    is_held_back = page.locator(".standing", has_text="held back").count() > 0
    documents = site / "documents" if is_held_back else SAMPLES / "snapshot"
    if is_held_back and not documents.exists():
        documents.mkdir()
        (documents / "index.json").write_text("{}")
    (native,) = native_results(SAMPLES / file, documents, moment)
    assert found["outcome"] in (["unconfirmed"] if is_held_back else [outcome, *also]), found["status"]
    assert found["outcome"] == native["outcome"]
    assert found["answers"] == native["answers"]
    assert found["checks"] == checks(native)
    assert found["witness"] == "browser"
    assert page.problems == []


@needs_samples
@pytest.mark.parametrize("file", sorted({row[0] for row in sample_rows()}))
def test_a_dropped_file_is_judged_like_the_program_judges_it_without_documents(any_file_page, tmp_path, file):
    (tmp_path / "index.json").write_text("{}")
    found = checked(any_file_page, lambda: any_file_page.locator("#badge-file").set_input_files(SAMPLES / file))
    (native,) = native_results(SAMPLES / file, tmp_path, MOMENT)
    assert (found["outcome"], found["checks"]) == (native["outcome"], checks(native)), found["status"]


@pytest.fixture
def any_file_page(page, serve, sample_site):
    open_at(page, serve(sample_site) + "verify/index.html")
    return page


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory):
    """The site of one sound badge with a status list, which the author kept before anything was revoked."""
    folder = tmp_path_factory.mktemp("sound")
    return sound_site(folder)


def sound_site(folder, badge=None, settings="", kept=True):
    issuer = TestIssuer()
    source = folder / "robotics.json"
    source.write_bytes(badge or issuer.badge_with_status())
    snapshot = folder / "snapshot"
    snapshot.mkdir()
    (snapshot / "list.json").write_bytes(issuer.status_list())
    entry = {LIST: {"file": "list.json", "time": "2026-05-01T00:00:00Z", "type": "application/vc"}}
    (snapshot / "index.json").write_text(json.dumps(entry if kept else {}))
    return build(folder / "portfolio", source, snapshot, settings=settings)


# ---- What changed after the build shows ----


def copy(site, folder):
    shutil.copytree(site, folder / "site")
    return folder / "site"


def test_an_original_that_was_altered_after_the_build_is_invalid(page, serve, sample_site, tmp_path):
    site = copy(sample_site, tmp_path)
    (original,) = site.glob("badges/*/credential.json")
    original.write_text(original.read_text().replace("Built a robot.", "Built a rocket."))
    open_at(page, serve(site) + badge_page(site))
    assert page.locator("#verification").get_attribute("data-outcome") == "verified"
    found = checked(page)
    assert found["outcome"] == "invalid"
    assert found["status"] == "Checked in your browser: Invalid. It differs from what the build found:"
    assert found["differences"][0] == "The build said “Verified” on 1 June 2026. Your browser says “Invalid” now."


@needs_samples
def test_a_kept_key_that_was_swapped_is_noticed(page, serve, tmp_path):
    site = build(tmp_path, SAMPLES / "corpus/ob3-jwt/eddsa-didweb-plain.jwt", SAMPLES / "snapshot")
    key = next(file for file in site.glob("documents/*.json") if b'"assertionMethod"' in file.read_bytes())
    document = json.loads(key.read_text())
    text = json.dumps(document["verificationMethod"][0])
    other = TestIssuer(9)
    replaced = json.loads(text)
    replaced.pop("publicKeyJwk", None)
    replaced |= {"type": "Multikey", "publicKeyMultibase": other.multikey}
    document["verificationMethod"][0] = replaced
    key.write_text(json.dumps(document))
    open_at(page, serve(site) + badge_page(site))
    assert checked(page)["outcome"] == "invalid"


def test_a_status_list_that_now_revokes_shows_after_the_issuer_was_asked(page, serve, sample_site, issuer):
    issuer.documents = {"/status": (200, TestIssuer().status_list(94567))}
    open_at(page, serve(sample_site) + badge_page(sample_site))
    assert checked(page)["outcome"] == "verified"
    assert page.locator("[data-document] .standing").text_content() == "kept by the author, of 1 May 2026"
    assert not [address for address in page.requested if "issuer.example" in address]
    button = page.get_by_role("button", name="Ask issuer.example now")
    assert "for https://issuer.example/status" in button.locator("..").text_content()
    found = checked(page, button.click)
    assert found["outcome"] == "revoked"
    assert found["answers"]["inForce"] == "no"
    assert "The build said “Verified” on 1 June 2026. Your browser says “Revoked” now." in found["differences"]
    assert page.locator("[data-document] .standing").text_content() == "from the issuer, now"
    ((path, headers),) = issuer.asked
    assert path == "/status"
    assert "Cookie" not in headers and "Referer" not in headers


def test_an_issuer_that_other_sites_may_not_read_is_named_and_the_kept_copy_counts(page, serve, sample_site, issuer):
    issuer.documents = {"/status": (200, TestIssuer().status_list(94567))}
    issuer.allows_other_sites = False
    open_at(page, serve(sample_site) + badge_page(sample_site))
    checked(page)
    found = checked(page, page.get_by_role("button", name="Ask issuer.example now").click)
    assert found["outcome"] == "verified"
    assert (
        "issuer.example did not let this page read https://issuer.example/status: it cannot be reached, or does not allow"
        " pages of other sites. What is kept here was used instead." in found["status"]
    )


def test_a_document_that_the_author_did_not_keep_can_be_asked_for(page, serve, tmp_path, issuer):
    issuer.documents = {"/status": (200, TestIssuer().status_list())}
    site = sound_site(tmp_path, kept=False)
    open_at(page, serve(site) + badge_page(site))
    assert page.locator("[data-document] .standing").text_content() == "not kept by the author"
    assert checked(page)["outcome"] == "unconfirmed"
    assert checked(page, page.get_by_role("button", name="Ask issuer.example now").click)["outcome"] == "verified"


# ---- Nothing leaves the page without a click ----


def test_checking_asks_nobody_but_the_site(page, serve, sample_site):
    address = serve(sample_site)
    open_at(page, address + badge_page(sample_site))
    first_view = list(page.requested)
    assert not any(".wasm" in request for request in first_view)
    checked(page)
    page.fill("#recipient-input", "amina@example.org")
    checked(page, page.get_by_role("button", name="Compare").click)
    assert all(request.startswith((address, "blob:")) for request in page.requested), page.requested
    assert any(".wasm" in request for request in page.requested)


def test_a_badge_is_checked_by_itself_when_the_learner_sets_so(page, serve, tmp_path, issuer):
    site = sound_site(tmp_path, settings="recheck: visit\n")
    open_at(page, serve(site) + badge_page(site))
    expect(page.locator("#verification")).to_have_attribute("data-witness", "browser", timeout=60_000)
    assert verdict(page)["outcome"] == "verified"
    assert issuer.asked == []


def test_the_policy_lets_nothing_inline_or_foreign_run(page, serve, sample_site):
    open_at(page, serve(sample_site) + badge_page(sample_site))
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert policy == (
        "default-src 'self'; script-src 'self'; frame-src 'self'; worker-src 'none'; connect-src 'self'"
        " https://issuer.example; object-src 'none'; base-uri 'none'; form-action 'none'"
    )
    # A script that stands in the page, and one from elsewhere: neither runs.
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))")
    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in problem for problem in page.problems)
    assert page.evaluate(EMPTY_MODULE) == "refused"


EMPTY_MODULE = """WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => 'runs', () => 'refused')"""


@pytest.mark.parametrize("headers", [False, True])
def test_the_verifier_runs_in_a_frame_that_reaches_nothing(page, serve, sample_site, headers):
    """Also on a host that sets the headers which Lapel writes into `_headers`."""
    open_at(page, serve(sample_site, adds=host_headers(sample_site) if headers else {}) + badge_page(sample_site))
    assert checked(page)["outcome"] == "verified"
    assert page.problems == []
    (frame,) = [frame for frame in page.frames if "/verifier/" in frame.url]
    assert frame.evaluate(EMPTY_MODULE) == "runs"
    assert frame.evaluate("fetch('../index.html').then(() => 'fetched', () => 'refused')") == "refused"
    in_worker = """() => new Promise((resolve) => {
        const text = "fetch('" + location.origin + "/index.html').then(() => postMessage('fetched'), () => postMessage('refused'))";
        new Worker(URL.createObjectURL(new Blob([text]))).onmessage = ({ data }) => resolve(data);
    })"""
    assert frame.evaluate(in_worker) == "refused"


def test_a_host_that_lets_nothing_be_framed_is_named(page, serve, sample_site):
    open_at(page, serve(sample_site, adds={"/": {"X-Frame-Options": "DENY"}}) + badge_page(sample_site))
    found = checked(page)
    assert found["status"] == (
        "The host of this site lets nothing be framed, so the verifier cannot run here. The verdict above was not made again."
    )
    assert (found["outcome"], found["witness"]) == ("verified", "build")


# ---- Is it about this person? ----

NO_MATCH = "No match with what you typed. It may have been given to another address of the same person."


@pytest.mark.parametrize(
    "salt, given, expected",
    [
        ("s4lt", "amina@example.org", "Yes, by what you typed."),
        ("s4lt", "Amina@Example.org", "Yes, by what you typed."),
        ("s4lt", "somebody@example.org", NO_MATCH),
        ("s4lt", "did:example:somebody", "Not checked with what you typed."),
    ],
)
def test_the_visitor_compares_an_address_in_the_page(page, serve, tmp_path, salt, given, expected):
    import hashlib

    digest = hashlib.sha256(f"amina@example.org{salt}".encode()).hexdigest()
    subject = {
        "identifier": [{
            "type": "IdentityObject", "hashed": True, "identityHash": f"sha256${digest}", "salt": salt,
            "identityType": "emailAddress",
        }]
    }  # fmt: skip
    site = sound_site(tmp_path, badge=TestIssuer().badge(subject))
    open_at(page, serve(site) + badge_page(site))
    before = verdict(page)
    page.fill("#recipient-input", given)
    found = checked(page, page.get_by_role("button", name="Compare").click)
    answer = page.locator("#recipient-answer").text_content()
    assert page.locator("#recipient-answer").get_attribute("role") == "status"
    assert page.locator("[data-answer=recipient]").text_content() == expected
    # A typing mistake speaks against no badge: everything else on the page stays as it was.
    changed = found["answers"].pop("recipient")
    before["answers"].pop("recipient")
    assert found == before
    assert (found["outcome"], found["witness"]) == ("verified", "build")
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty/index.json").write_text("{}")
    (native,) = native_results(tmp_path / "robotics.json", tmp_path / "empty", MOMENT, given)
    assert changed == native["answers"]["recipient"]
    (check,) = [check for check in native["checks"] if check["id"] == "recipient"]
    assert answer == (expected if expected == NO_MATCH else expected + " " + check["message"])


def test_a_match_with_a_badge_that_was_altered_after_the_build_says_so(page, serve, sample_site, tmp_path):
    site = copy(sample_site, tmp_path)
    (original,) = site.glob("badges/*/credential.json")
    original.write_text(original.read_text().replace("Built a robot.", "Built a rocket."))
    open_at(page, serve(site) + badge_page(site))
    page.fill("#recipient-input", "somebody@example.org")
    found = checked(page, page.get_by_role("button", name="Compare").click)
    assert found["outcome"] == "verified"
    answer = page.locator("#recipient-answer").text_content()
    assert " But your browser found what the verdict above does not say: " in answer


def test_the_browser_does_not_claim_to_have_compared_with_anybody(page, serve, tmp_path):
    settings = "  identities: [did:example:amina]\n"
    badge = TestIssuer().badge({"id": "did:example:amina"})
    site = sound_site(tmp_path, badge=badge, settings=settings)
    open_at(page, serve(site) + badge_page(site))
    answer = page.locator("[data-answer=recipient]")
    assert answer.text_content() == "Yes, by an address or identifier that Amina Diallo gave"
    found = checked(page)
    assert answer.text_content() == "Not checked: your browser was not told whom to compare with"
    assert found["answers"]["recipient"] == "notChecked"
    assert found["differences"] == []
    assert found["status"] == (
        "Checked in your browser: Verified. That is what the build found on 1 June 2026, too. Whether it is about this person"
        " was not compared here: the build was told whom to compare with, your browser was not."
    )


# ---- A file of one's own ----


def test_a_file_of_the_same_credential_is_recognised(page, serve, sample_site, tmp_path):
    file = tmp_path / "mine.json"
    file.write_bytes(next(sample_site.glob("badges/*/credential.json")).read_bytes())
    open_at(page, serve(sample_site) + badge_page(sample_site))
    found = checked(page, lambda: page.locator("#badge-file").set_input_files(file))
    assert found["differences"] == ["Your file is the same credential as on this page: it has the same issuer and id."]
    assert found["status"] == "Checked in your browser: Verified. That is what the build found on 1 June 2026, too."


def test_a_file_of_another_credential_is_recognised(page, serve, sample_site, tmp_path):
    file = tmp_path / "other.json"
    file.write_bytes(TestIssuer(9).badge())
    open_at(page, serve(sample_site) + badge_page(sample_site))
    found = checked(page, lambda: page.locator("#badge-file").set_input_files(file))
    assert found["outcome"] == "verified"
    assert found["differences"] == ["Your file is another credential than the one on this page: “Robotics”."]


def test_a_badge_whose_original_is_held_back_is_checked_from_the_visitors_file(page, serve, tmp_path):
    subject = {"id": "mailto:amina@example.org"}
    badge = TestIssuer().badge(subject)
    site = sound_site(tmp_path, badge=badge)
    assert list(site.glob("badges/*/credential.json")) == []
    open_at(page, serve(site) + badge_page(site))
    # There is one control for the one thing that can be done.
    expect(page.locator("#recheck")).to_be_hidden()
    expect(page.locator("#badge-file")).to_be_visible()
    assert "The original is held back here." in page.locator("#own-file label").text_content()
    found = checked(page, lambda: page.locator("#badge-file").set_input_files(tmp_path / "robotics.json"))
    assert found["outcome"] == "verified"
    assert found["differences"] == ["Your file is the same credential as on this page: it has the same issuer and id."]
    expect(page.locator("#recheck")).to_be_visible()
    assert checked(page)["outcome"] == "verified"


def test_a_held_back_badge_is_not_compared_before_its_file_is_there(page, serve, tmp_path):
    site = sound_site(tmp_path, badge=TestIssuer().badge({"id": "mailto:amina@example.org"}))
    open_at(page, serve(site) + badge_page(site))
    page.fill("#recipient-input", "amina@example.org")
    checked(page, page.get_by_role("button", name="Compare").click)
    answer = page.locator("#recipient-answer").text_content()
    assert answer == "There is no file here yet. Choose yours first. So it was not compared."


def test_a_dropped_file_is_judged(any_file_page, sample_site):
    text = next(sample_site.glob("badges/*/credential.json")).read_text()
    drop = """(element, text) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], "badge.json"));
        element.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }"""
    page = any_file_page
    page.locator("#own-file").evaluate(drop, text)
    expect(page.locator("#verification")).to_have_attribute("data-outcome", "unconfirmed", timeout=60_000)


# ---- Hostile files ----


def png(keyword: bytes, text: bytes, packed: bool) -> bytes:
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    content = keyword + b"\0" + (b"\1\0" if packed else b"\0\0") + b"\0\0" + text
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"iTXt", content) + chunk(b"IEND", b"")
    )  # fmt: skip


def zlib_bomb() -> bytes:
    packer, out = zlib.compressobj(9), io.BytesIO()
    for _ in range(256):
        out.write(packer.compress(b"[" * (1 << 20)))
    out.write(packer.flush())
    return png(b"openbadgecredential", out.getvalue(), True)


HOSTILE = {
    "50 MB": (lambda: b" " * 50_000_000, "The file hostile has 50 MB. No badge is larger than 16.8 MB, so it was not read."),
    "a zlib bomb": (zlib_bomb, "The check stopped: the badge text in the PNG unpacks to more than any badge has."),
    "deep JSON": (lambda: b"[" * 100_000, "This file was not read: "),
    "a PNG chunk of 4 GiB": (
        lambda: b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffiTXtopenbadges\0", "The check stopped: the PNG is cut off."
    ),
    "a picture without a badge": (lambda: png(b"Comment", b"hello", False), "The check stopped: the PNG holds no badge."),
    "SVG entities": (
        lambda: b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        "hostile was not read: it has a document type, which no badge needs.",
    ),
    "damaged SVG": (lambda: b"<svg><g></svg>", "hostile was not read: it is no well-formed SVG."),
    "nothing": (lambda: b"", "This file was not read: "),
    "random bytes": (lambda: bytes(range(256)) * 40, "This file was not read: "),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_reason_and_the_page_stays_usable(any_file_page, sample_site, tmp_path, name):
    make, reason = HOSTILE[name]
    file = tmp_path / "hostile"
    file.write_bytes(make())
    page = any_file_page
    found = checked(page, lambda: page.locator("#badge-file").set_input_files(file))
    expect(page.locator("#check-status")).to_contain_text(reason)
    assert found["outcome"] == ""
    # The same tab goes on to check a sound file.
    sound = next(sample_site.glob("badges/*/credential.json"))
    assert checked(page, lambda: page.locator("#badge-file").set_input_files(sound))["outcome"] == "unconfirmed"


STOPPED = "You stopped the check. The verdict above was not made again."

# A worker that never answers, as a slow device would have it.
SLOW_WORKER = """
    window.Worker = class { postMessage() { window.wasAsked = true; } terminate() { window.wasEnded = true; } };
"""


def verifier_frame(page):
    """The frame, once its worker was asked for a verdict."""
    while True:
        for frame in page.frames:
            if "/verifier/" in frame.url and frame.evaluate("window.wasAsked"):
                return frame
        page.wait_for_timeout(50)


def test_a_check_can_be_stopped(page, serve, sample_site):
    page.add_init_script(SLOW_WORKER)
    open_at(page, serve(sample_site) + badge_page(sample_site))
    page.locator("#recheck").click()
    frame = verifier_frame(page)
    page.locator("#stop-check").click()
    expect(page.locator("#recheck")).to_be_enabled()
    assert page.locator("#check-status").text_content() == STOPPED
    frame.wait_for_function("window.wasEnded")


def test_a_check_that_takes_too_long_is_ended(page, serve, sample_site):
    page.add_init_script(SLOW_WORKER)
    page.clock.install()
    page.goto(serve(sample_site) + badge_page(sample_site))
    page.locator("#recheck").click()
    frame = verifier_frame(page)
    page.clock.fast_forward(20_000)
    expect(page.locator("#recheck")).to_be_enabled()
    assert page.locator("#check-status").text_content() == (
        "The check took longer than 20 seconds and was ended. The verdict above was not made again."
    )
    frame.wait_for_function("window.wasEnded")


def test_a_check_can_be_stopped_while_the_verifier_loads_and_made_afterwards(page, serve, sample_site):
    gate = threading.Event()
    open_at(page, serve(sample_site, gates={".wasm": gate}) + badge_page(sample_site))
    page.locator("#recheck").click()
    expect(page.locator("#check-steps li").last).to_contain_text("Kept by the author")
    page.locator("#stop-check").click()
    expect(page.locator("#recheck")).to_be_enabled()
    expect(page.locator("#stop-check")).to_be_hidden()
    assert page.locator("#check-status").text_content() == STOPPED
    gate.set()
    page.wait_for_timeout(500)
    # Nothing goes on behind the visitor's back, and nothing of it is left for the next check.
    assert page.locator("#check-status").text_content() == STOPPED
    assert verdict(page)["witness"] == "build"
    assert checked(page)["outcome"] == "verified"


# ---- Hosts and browsers that lack something ----


def test_it_works_below_a_path(page, serve, sample_site):
    open_at(page, serve(sample_site, prefix="/people/amina/") + badge_page(sample_site))
    assert checked(page)["outcome"] == "verified"


def test_it_works_where_the_module_has_a_wrong_content_type(page, serve, sample_site):
    open_at(page, serve(sample_site, types={".wasm": "text/plain"}) + badge_page(sample_site))
    assert checked(page)["outcome"] == "verified"


def test_a_module_that_is_not_the_one_named_is_not_run(page, serve, sample_site, tmp_path):
    site = copy(sample_site, tmp_path)
    (module,) = site.glob("assets/verifier-*.wasm")
    module.write_bytes(module.read_bytes() + b"\0")
    open_at(page, serve(site) + badge_page(site))
    found = checked(page)
    assert found["status"].startswith("The verifier that this site serves is not the one that this page names: its SHA-256 is ")
    assert found["witness"] == "build"


def test_from_a_disk_the_visitor_chooses_the_files_and_the_module_runs(page, sample_site, tmp_path):
    open_at(page, (sample_site / badge_page(sample_site)).as_uri())
    found = checked(page)
    assert found["status"].startswith("This page was opened from a disk, where browsers do not let it read the file beside it.")
    # The whole folder of documents, with what belongs to no badge of this page.
    other = tmp_path / "0123456789abcdef.json"
    other.write_text("{}")
    files = [*sample_site.glob("badges/*/credential.json"), *sample_site.glob("documents/*.json"), other]
    found = checked(page, lambda: page.locator("#badge-file").set_input_files(files))
    assert (found["outcome"], found["witness"]) == ("verified", "browser"), found["status"]
    assert page.evaluate(EMPTY_MODULE) == "refused"


def test_without_scripts_the_verdict_of_the_build_is_there(chromium, serve, sample_site):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(serve(sample_site) + badge_page(sample_site))
    assert verdict(page)["outcome"] == "verified"
    assert verdict(page)["witness"] == "build"
    expect(page.locator("#recheck")).to_be_hidden()
    expect(page.locator("#badge-file")).to_be_hidden()
    expect(page.get_by_text("You have a file of this badge?")).to_be_visible()
    # Where a person turns scripts off, what is in it shows; Playwright's switch comes too late for that.
    assert "Scripts are off in your browser" in page.locator("noscript").inner_html()
    context.close()


@pytest.mark.parametrize(
    "lack, reason",
    [
        ("delete window.WebAssembly", "This browser has no WebAssembly, so it cannot run the verifier."),
        ("window.fetch = () => Promise.reject(new TypeError('offline'))", "This site does not answer."),
    ],
)
def test_a_browser_that_lacks_something_says_what(page, serve, sample_site, lack, reason):
    page.add_init_script(lack)
    open_at(page, serve(sample_site) + badge_page(sample_site))
    found = checked(page)
    assert found["status"] == reason + " The verdict above was not made again."
    assert (found["outcome"], found["witness"]) == ("verified", "build")


def test_a_browser_without_ed25519_says_so_and_confirms_nothing(page, serve, sample_site):
    page.add_init_script("""
        // The worker is made from a text: in front of it, a WebCrypto that does not know Ed25519.
        const make = window.Blob;
        const lack = `crypto.subtle.importKey = () => Promise.reject(new DOMException("unknown", "NotSupportedError"));`;
        window.Blob = class extends make {
          constructor(parts, options) {
            super(options && options.type === "text/javascript" ? [lack, ...parts] : parts, options);
          }
        };
    """)
    open_at(page, serve(sample_site) + badge_page(sample_site))
    found = checked(page)
    assert found["outcome"] == "unconfirmed"
    assert "this browser does not know Ed25519 signatures" in page.locator('[data-check="proof"]').first.text_content()


def test_the_outcome_is_announced_and_told_in_words(page, serve, sample_site):
    open_at(page, serve(sample_site) + badge_page(sample_site))
    checked(page)
    assert page.locator("#check-status").get_attribute("role") == "status"
    assert page.locator("#verification h2 .outcome").text_content() == "Verified"
    assert page.locator("#judged").text_content().startswith("Checked in your browser for 1 June 2026")


def test_on_paper_the_checks_are_unfolded(page, serve, sample_site):
    page.emulate_media(media="print")
    open_at(page, serve(sample_site) + badge_page(sample_site))
    for text in ["Every check, with its reason", "What this does not prove"]:
        folded = page.locator("#verification details", has_text=text).locator("li").first
        assert folded.evaluate("element => element.checkVisibility({ contentVisibilityAuto: true })"), text
    expect(page.locator(".folded-note")).to_be_hidden()
    page.emulate_media(media="screen")
    expect(page.locator("#verification .checks")).to_be_hidden()


def test_the_sample_portfolio_verifies_in_the_browser_as_it_was_built(page, serve, tmp_path):
    site = tmp_path / "site"
    from conftest import lapel

    lapel("build", str(SAMPLE), "--output", str(site), "--as-of", MOMENT)
    address = serve(site)
    count = 0
    for folder in sorted(entry for entry in (site / "badges").iterdir() if entry.is_dir()):
        if not list(folder.glob("credential.*")):
            continue
        built = json.loads((folder / "verification.json").read_text())
        open_at(page, f"{address}badges/{folder.name}/index.html")
        found = checked(page)
        assert (folder.name, found["outcome"]) == (folder.name, built["outcome"])
        assert found["differences"] == []
        count += 1
    assert count >= 10
