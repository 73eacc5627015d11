"""A visitor checks the sample's badges in Firefox ESR, Debian's own, through Marionette."""

import json
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest
from conftest import MOMENT, lapel
from marionette_driver import By
from marionette_driver.marionette import Marionette

SAMPLE = Path(__file__).resolve().parents[2] / "SamplePortfolio"
FIREFOX = shutil.which("firefox-esr")


@pytest.fixture
def firefox(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    profile = tmp_path / "profile"
    profile.mkdir()
    (profile / "user.js").write_text(f'user_pref("marionette.port", {port});\nuser_pref("app.update.enabled", false);\n')
    process = subprocess.Popen(
        [FIREFOX, "--headless", "--marionette", "--no-remote", "--profile", str(profile)],
        env=os.environ | {"HOME": str(tmp_path)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    client = Marionette(host="127.0.0.1", port=port)
    while process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            break
        except OSError:
            time.sleep(0.2)
    client.start_session()
    yield client
    client.delete_session()
    process.terminate()
    process.wait()


@pytest.mark.skipif(FIREFOX is None, reason="firefox-esr is not installed and could not be")
def test_the_sample_portfolio_verifies_in_firefox_as_it_was_built(firefox, serve, tmp_path):
    site = tmp_path / "site"
    lapel("build", str(SAMPLE), "--output", str(site), "--as-of", MOMENT)
    address = serve(site)
    count = 0
    for original in sorted(site.glob("badges/*/credential.*")):
        built = json.loads((original.parent / "verification.json").read_text())
        firefox.navigate(f"{address}badges/{original.parent.name}/index.html")
        firefox.find_element(By.ID, "recheck").click()
        section = firefox.find_element(By.ID, "verification")
        while section.get_attribute("aria-busy") == "true":
            time.sleep(0.1)
        status = firefox.find_element(By.ID, "check-status").text
        assert section.get_attribute("data-witness") == "browser", status
        # Firefox's clock is the machine's: only what does not lapse is compared.
        if built["outcome"] in ("verified", "invalid", "revoked", "unconfirmed"):
            assert section.get_attribute("data-outcome") in (built["outcome"], "expired"), status
        count += 1
    assert count >= 10


@pytest.mark.skipif(FIREFOX is None, reason="firefox-esr is not installed and could not be")
def test_a_showcase_is_searched_in_firefox_from_a_disk(firefox, tmp_path):
    site = tmp_path / "site"
    lapel("build", str(SAMPLE / "showcase"), "--output", str(site), "--as-of", MOMENT)
    firefox.navigate((site / "search/index.html").as_uri())
    firefox.find_element(By.ID, "search-words").send_keys("JOSE angel")
    count = firefox.find_element(By.ID, "search-count")
    end = time.monotonic() + 30
    while count.text != "1 learner, 2 badges" and time.monotonic() < end:
        time.sleep(0.1)
    assert count.text == "1 learner, 2 badges"
    firefox.find_element(By.CSS_SELECTOR, "#search-results a").click()
    assert firefox.find_element(By.TAG_NAME, "h1").text == "José Ángel Ruiz"
