"""A visitor searches a showcase in Chromium, on the page that `lapel build` wrote."""

import json
import shutil
from pathlib import Path

import pytest
from conftest import MOMENT, lapel
from issuing import TestIssuer
from playwright.sync_api import expect

SAMPLE = Path(__file__).resolve().parents[2] / "SamplePortfolio/showcase"
PAGE = "search/index.html"


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory):
    site = tmp_path_factory.mktemp("showcase") / "site"
    lapel("build", str(SAMPLE), "--output", str(site), "--as-of", MOMENT)
    return site


@pytest.fixture(params=["from a disk", "from a server, below a path"])
def place(request, serve, sample_site):
    """The address of the sample's site, and its folder."""
    if request.param == "from a disk":
        return sample_site.as_uri() + "/", sample_site
    return serve(sample_site, prefix="/some/where/"), sample_site


@pytest.fixture
def search_page(page, serve, sample_site):
    page.goto(serve(sample_site) + PAGE)
    return page


def found(page, words="", **filters) -> dict[str, list[str]]:
    """What the page lists, by heading."""
    for name in ("issuer", "year", "outcome"):
        page.select_option(f"#search-{name}", label=filters.get(name, "Any"))
    page.fill("#search-words", words)
    expect(page.get_by_role("status")).not_to_have_text("The index of the search is being read.")
    expect(page.locator("#search-results")).not_to_have_attribute("aria-busy", "true")
    groups = {}
    for heading in page.locator("#search-results h2").all():
        groups[heading.text_content()] = heading.locator("xpath=following-sibling::ul[1]/li").all_inner_texts()
    return groups


def links(page) -> list[str]:
    return page.locator("#search-results a").evaluate_all("(links) => links.map((link) => link.href)")


# ---- What words find ----

NOORS = [
    "Accessible Menu Noor Haddad · Hillcourt Community College · 2026 · Verified",
    "First Web Page Noor Haddad · Hillcourt Community College · 2026 · Verified",
    "Safe Kitchen Noor Haddad · The Good Table · 2026 · Verified",
]
LUNCHES = [f"Lunch for Forty {name} · The Good Table · 2026 · Verified" for name in ("Aroha Ngata", "Kwame Mensah", "林美玲")]


def test_words_find_a_learner_and_the_badges_of_the_learner(page, place):
    page.goto(place[0] + PAGE)
    assert found(page, "noor") == {"Learners": ["Noor Haddad"], "Badges": NOORS}
    assert page.problems == []


@pytest.mark.parametrize(
    "words, expected",
    [
        ("lunch", {"Kinds of badges": ["Lunch for Forty The Good Table"], "Badges": LUNCHES}),
        ("lunch aroha", {"Badges": LUNCHES[:1]}),
        ("aroha table lunch", {"Badges": LUNCHES[:1]}),
        (
            "kit-2.4",
            {
                "Kinds of badges": ["Lunch for Forty The Good Table"],
                "Skills": ["Plan a service Lindmere Skills Framework LSF-KIT-2.4"],
                "Badges": LUNCHES,
            },
        ),
        ("spreadsheets i. b.", {"Badges": ["Orders in a Table I. B. · Hillcourt Community College · 2026 · Verified"]}),
        ("kitchen lead", {"Stacks": ["Kitchen lead Aroha Ngata · toward Kitchen Lead"]}),
    ],
)  # fmt: skip
def test_words_find_what_they_stand_in(search_page, words, expected):
    assert found(search_page, words) == expected


def test_words_find_an_issuer_with_its_kinds_and_badges(search_page):
    groups = found(search_page, "good table")
    assert groups["Issuers"] == ["The Good Table"]
    assert groups["Kinds of badges"] == ["Lunch for Forty The Good Table", "Safe Kitchen The Good Table"]
    assert list(groups) == ["Kinds of badges", "Issuers", "Badges"]
    assert len(groups["Badges"]) == 8 and set(LUNCHES) < set(groups["Badges"])


@pytest.mark.parametrize(
    "words, name",
    [
        ("jose angel", "José Ángel Ruiz"), ("JOSÉ ruiz", "José Ángel Ruiz"), ("nguyen", "Thanh Nguyễn"),
        ("Nguyễn  THANH ", "Thanh Nguyễn"), ("Nguye\u0302\u0303n", "Thanh Nguyễn"), ("林", "林美玲"), ("sunFLOWER", "Sunflower"),
    ],
)  # fmt: skip
def test_accents_case_order_and_spaces_make_no_difference(search_page, words, name):
    assert found(search_page, words)["Learners"] == [name]


@pytest.mark.parametrize(
    "words",
    ["priya", "raman", "tomasz", "zielinski", "sandor", "balog", "olena", "kovalenko", "ewa", "nowak", "idris", "bello"],
)
def test_who_is_hidden_is_not_found(search_page, words):
    assert found(search_page, words) == {}
    expect(search_page.get_by_role("status")).to_have_text("Nothing found")


def test_every_page_is_found_and_every_result_has_its_page(page, place):
    address, site = place
    page.goto(address + PAGE)
    addresses = set()
    for words in "aeiouh林":
        found(page, words)
        addresses.update(links(page))
    paths = {link.removeprefix(address) for link in addresses}
    assert paths == {
        str(file.relative_to(site))
        for pattern in ("learners/*", "learners/*/badges/*", "learners/*/stacks/*", "badges/*", "skills/*", "issuers/*")
        for file in site.glob(pattern + "/index.html")
        if file.parent.name not in ("badges", "skills", "issuers", "stacks", "verify")
    }
    page.locator("#search-results a").first.click()
    expect(page.locator("h1")).to_have_text("林美玲")


def test_the_number_of_results_is_announced(search_page):
    status = search_page.get_by_role("status")
    expect(status).to_have_text("")
    found(search_page, "lunch")
    expect(status).to_have_text("1 kind of badge, 3 badges")
    found(search_page, "kwame")
    expect(status).to_have_text("1 learner, 3 badges")
    found(search_page, "")
    expect(status).to_have_text("")
    assert search_page.locator("#search-results > *").count() == 0


def test_the_index_is_read_when_it_is_wanted_and_nothing_else_is(page, serve, sample_site):
    address = serve(sample_site)
    page.goto(address + PAGE)
    assert not any("index.js" in request for request in page.requested)
    page.locator("#search-words").focus()
    found(page, "noor")
    assert len([request for request in page.requested if "search/index.js" in request]) == 1
    assert all(request.startswith(address) for request in page.requested)
    assert page.problems == []


def test_whoever_comes_back_finds_the_results_again(search_page):
    found(search_page, "noor")
    search_page.get_by_role("link", name="Noor Haddad").click()
    expect(search_page.locator("h1")).to_have_text("Noor Haddad")
    search_page.go_back()
    expect(search_page.get_by_role("status")).to_have_text("1 learner, 3 badges")


def test_an_index_that_cannot_be_read_is_named_and_asked_for_again(page, serve, sample_site, tmp_path):
    site = tmp_path / "site"
    shutil.copytree(sample_site, site)
    index = site / "search/index.js"
    kept = index.read_bytes()
    index.unlink()
    page.goto(serve(site) + PAGE)
    page.fill("#search-words", "noor")
    expect(page.get_by_role("status")).to_have_text("The index of the search cannot be read.")
    index.write_bytes(kept)
    page.fill("#search-words", "lunch")
    expect(page.get_by_role("status")).to_have_text("1 kind of badge, 3 badges")


def test_without_scripts_there_are_lists_and_no_form(chromium, place):
    address, site = place
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PAGE)
    expect(page.get_by_role("search")).to_be_hidden()
    lists = page.locator("main ul.links a")
    assert lists.all_text_contents() == ["Learners", "Badges", "Skills", "Issuers", "Stacks"]
    for name, entry in [("Learners", "林美玲"), ("Skills", "food safety"), ("Stacks", "Kitchen lead · Aroha Ngata")]:
        page.goto(address + PAGE)
        lists.get_by_text(name).click()
        expect(page.locator("main").get_by_role("link", name=entry).first).to_be_visible()
    context.close()


# ---- A class of many sorts of badges ----

MARKUP = "<img src=x onerror=window.ran=1>&amp;</script>\u2028"


def write_class(folder: Path, learners: dict[str, list[bytes]]) -> Path:
    folder.mkdir()
    (folder / "showcase.yml").write_text("title: Mixed\nlinks: folders\n")
    rows = ["folder,name,publish"]
    for number, (name, badges) in enumerate(learners.items()):
        backpack = folder / f"learners/l{number}/backpack"
        backpack.mkdir(parents=True)
        (backpack.parent / "lapel.yml").write_text(f"learner: {{name: {json.dumps(name)}}}\n")
        for place, badge in enumerate(badges):
            (backpack / f"{place}.json").write_bytes(badge)
        rows.append(f'l{number},"{name}",full')
    (folder / "roster.csv").write_text("\n".join(rows) + "\n")
    return folder


def badge(name: str, issuer: TestIssuer | None = None, year: int = 2026, achievement: str = "", tags=(), **members) -> bytes:
    """Unsigned without an issuer."""
    members |= {
        "id": f"urn:badge:{name.encode().hex()}:{year}", "name": name, "validFrom": f"{year}-01-02T00:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"], "id": "urn:somebody", "achievement": {
                "id": f"https://issuer.example/{achievement or name.split()[0]}", "type": ["Achievement"], "name": name,
                "description": "d", "criteria": {"narrative": "c"}, "tag": list(tags),
            },
        },
    }  # fmt: skip
    if issuer:
        return issuer.badge(**members)
    document = json.loads(TestIssuer().badge(**members))
    del document["proof"]
    document["issuer"] = {"id": "https://mill.example/", "type": ["Profile"], "name": "Mill"}
    return json.dumps(document).encode()


@pytest.fixture(scope="session")
def mixed_site(tmp_path_factory):
    first, second = TestIssuer(7), TestIssuer(9)
    folder = write_class(
        tmp_path_factory.mktemp("mixed") / "class",
        {
            "Łucja Straße": [
                badge("Bread", first),
                badge("Cake", first, 2024, validUntil="2025-06-01T00:00:00Z"),
                badge("Bread for Ten", second, 2025, achievement="Bread"),
            ],
            "Ben Ørn": [badge("Mill Work", None, 2025), badge("Bread", first, 2025, tags=["Ov’en"])],
            "Name Only": [badge(MARKUP, first, achievement="m", tags=["<b>bold</b>"])],
        },
    )
    lapel("build", str(folder), "--as-of", MOMENT)
    return folder / "_site"


@pytest.fixture
def mixed_page(page, serve, mixed_site):
    page.goto(serve(mixed_site, prefix="/class/") + "search/")
    return page


# Both of these issuers call themselves so.
ISSUER = "Issuer"
FIRST = ["Bread Łucja Straße · Issuer · 2026 · Verified"]
CAKE = ["Cake Łucja Straße · Issuer · 2024 · Expired"]
TEN = ["Bread for Ten Łucja Straße · Issuer · 2025 · Verified"]
BENS = ["Bread Ben Ørn · Issuer · 2025 · Verified"]
WORK = ["Mill Work Ben Ørn · Mill · 2025 · Not confirmed"]


@pytest.mark.parametrize(
    "words, filters, expected",
    [
        ("", {"outcome": "Expired"}, {"Badges": CAKE}),
        ("", {"outcome": "Not confirmed"}, {"Badges": WORK}),
        ("", {"year": "2025"}, {"Badges": TEN + WORK + BENS}),
        ("", {"issuer": "Mill"}, {"Badges": WORK}),
        ("", {"year": "2025", "outcome": "Verified"}, {"Badges": TEN + BENS}),
        ("", {"year": "2024", "issuer": "Mill"}, {}),
        # Learners and the like are found when a badge of theirs is as the filters say.
        ("ben", {"year": "2025"}, {"Learners": ["Ben Ørn"], "Badges": WORK + BENS}),
        ("ben", {"year": "2024"}, {}),
        ("bread", {"year": "2025"}, {"Kinds of badges": ["Bread Issuer"], "Badges": TEN + BENS}),
        ("oven", {}, {}),
        ("OV'EN", {"year": "2025"}, {"Kinds of badges": ["Bread Issuer"], "Skills": ["Ov’en"], "Badges": TEN + BENS}),
    ],
)
def test_filters_narrow_what_is_found(mixed_page, words, filters, expected):
    groups = found(mixed_page, words, **filters)
    assert {name: sorted(entries) for name, entries in groups.items()} == {
        name: sorted(entries) for name, entries in expected.items()
    }


def test_filters_offer_what_there_is_and_tell_issuers_of_one_name_apart(mixed_page):
    choices = {
        name: mixed_page.locator(f"#search-{name} option").all_text_contents() for name in ("issuer", "year", "outcome")
    }
    assert choices["year"] == ["Any", "2026", "2025", "2024"]
    assert choices["outcome"] == ["Any", "Verified", "Not confirmed", "Expired"]
    assert [choice.split(" · ")[0] for choice in choices["issuer"]] == ["Any", ISSUER, ISSUER, "Mill"]
    of_each = [found(mixed_page, "", issuer=choice) for choice in choices["issuer"][1:3]]
    assert {"Badges": TEN} in of_each
    assert len(set(choices["issuer"])) == 4


@pytest.mark.parametrize("words", ["lucja", "ŁUCJA", "strasse", "straße"])
def test_letters_that_have_no_accent_to_lose_are_found_as_they_are_typed(mixed_page, words):
    assert found(mixed_page, words)["Learners"] == ["Łucja Straße"]


def test_a_badge_that_is_not_called_like_its_kind_is_found_by_its_own_name(mixed_page):
    assert found(mixed_page, "ten")["Badges"] == TEN


def test_markup_in_a_name_is_text(mixed_page):
    groups = found(mixed_page, "onerror=window")
    (entry,) = groups["Badges"]
    assert entry.startswith("<img src=x onerror=window.ran=1>&amp;</script>")
    assert found(mixed_page, "<b>bold")["Skills"] == ["<b>bold</b>"]
    assert mixed_page.locator("main img, main b").count() == 0
    assert mixed_page.evaluate("window.ran") is None
    assert mixed_page.problems == []


def test_links_without_file_names_lead_to_pages_too(mixed_page):
    found(mixed_page, "e")
    addresses = links(mixed_page)
    assert len(addresses) > 10 and all(address.endswith("/") for address in addresses)
    assert [address for address in addresses if mixed_page.request.get(address).status != 200] == []


def test_of_very_many_results_a_hundred_are_shown_of_every_group_some(page, serve, tmp_path):
    learners = {f"Ada {number:02}": [badge(f"A{number}-{own}", tags=[f"a{own}"]) for own in range(4)] for number in range(30)}
    folder = write_class(tmp_path / "class", learners)
    lapel("build", str(folder), "--as-of", MOMENT)
    page.goto(serve(folder / "_site") + "search/")
    groups = found(page, "a")
    assert {name: len(entries) for name, entries in groups.items()} == {
        "Learners: the first 15 of 30": 15, "Kinds of badges: the first 15 of 120": 15, "Skills": 4,
        "Badges: the first 66 of 120": 66,
    }  # fmt: skip
    expect(page.get_by_role("status")).to_have_text("30 learners, 120 kinds of badges, 4 skills, 120 badges; 100 of them are shown")
