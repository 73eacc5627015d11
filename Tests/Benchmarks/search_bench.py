"""Measures the search of a showcase of 10,000 badges in Chromium: the size of its index, and how soon it answers.

    python Tests/Benchmarks/search_bench.py LAPEL WORK-FOLDER [LEARNERS [BADGES-EACH]]

Nothing here passes or fails on a time. Each query is made three times, and the quickest counts. It is measured from the input
event until the first thirty lines stand in the page with their layout made ("answered"), until the picture with them is
handed to the screen ("seen", with the wait for the next picture in it, 17 ms at most), and until the picture with all lines
is ("complete"). The slow-down is Chromium's own, what its developer tools offer.
"""

import functools
import gzip
import http.server
import os
import statistics
import subprocess
import sys
import threading
from pathlib import Path

from generated_showcase import write_showcase
from playwright.sync_api import sync_playwright

AIM = 50
MARK = ".lapel-bench"
# As somebody types them, letter by letter where it is a word, and as filters.
TYPED = ["noor", "baking", "zielinski", "café service", "hillcourt library"]
WORDS = [
    "a", "e n", "o r a", "an ba", "the", "nguyen data", "food hygiene exam", "plan", "explain robotics", "diploma",
    "riverside kitchen tutor", "nobody at all", "",
]  # fmt: skip
ANSWER = """async ([name, value]) => {
  const field = document.getElementById("search-" + name);
  const results = document.getElementById("search-results");
  const picture = () => new Promise((resolve) => requestAnimationFrame(
    () => scheduler.postTask(resolve, { priority: "user-blocking" })));
  field.value = value;
  await new Promise((resolve) => setTimeout(resolve, 100));
  const begin = performance.now();
  field.dispatchEvent(new Event("input", { bubbles: true }));
  results.getBoundingClientRect();
  const answered = performance.now() - begin;
  await picture();
  const seen = performance.now() - begin;
  const isComplete = () => results.getAttribute("aria-busy") !== "true";
  let complete = seen;
  if (!isComplete()) {
    while (!isComplete()) await new Promise((resolve) => setTimeout(resolve));
    await picture();
    complete = performance.now() - begin;
  }
  const lines = results.querySelectorAll("li").length;
  return [answered, seen, complete, lines, document.getElementById("search-count").textContent];
}"""
FIRST = """async () => {
  const count = document.getElementById("search-count");
  const words = document.getElementById("search-words");
  const begin = performance.now();
  words.value = "noor";
  words.dispatchEvent(new Event("input", { bubbles: true }));
  while (!/\\d/.test(count.textContent)) await new Promise((resolve) => setTimeout(resolve));
  return performance.now() - begin;
}"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def queries() -> list[tuple[str, str]]:
    letters = [word[:length] for word in TYPED for length in range(1, len(word) + 1) if length < 4 or length == len(word)]
    return (
        [("words", words) for words in letters + WORDS]
        + [("outcome", "0"), ("words", "an"), ("year", "1"), ("words", "sewing"), ("issuer", "3"), ("words", "")]
        + [("outcome", ""), ("year", ""), ("issuer", "")]
    )  # fmt: skip


def measure(chromium, address: str, rate: int) -> None:
    context = chromium.new_context()
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    page.goto(address)
    first = page.evaluate(FIRST)
    rounds = [[page.evaluate(ANSWER, list(query)) for query in queries()] for _ in range(3)]
    answers = [
        (f"{name} “{value}”", [min(run[place] for run in runs) for place in range(3)], *runs[0][3:])
        for (name, value), runs in zip(queries(), zip(*rounds))
    ]
    context.close()
    speed = "as it is" if rate == 1 else f"slowed down {rate} times"
    print(f"Processor {speed}, {len(answers)} queries, median and worst (aim: {AIM} ms):")
    for place, what in enumerate(("answered", "seen", "complete")):
        query, times, _, count = max(answers, key=lambda answer: answer[1][place])
        median = statistics.median(answer[1][place] for answer in answers)
        print(f"  {what + ':':9} {median:6.1f} ms, {times[place]:6.1f} ms for {query}: {count or 'nothing asked'}")
    print(f"  the first answer, with the index read: {first:.0f} ms; most lines shown: {max(answer[2] for answer in answers)}")


def main() -> int:
    lapel, work = sys.argv[1:3]
    learners, badges_each = [int(number) for number in sys.argv[3:5]] + [1000, 10][len(sys.argv) - 3 :]
    showcase = Path(work) / f"showcase-{learners}-{badges_each}"
    if not (showcase / MARK).exists():
        write_showcase(showcase, learners, badges_each)
        (showcase / MARK).touch()
    subprocess.run([lapel, "build", showcase, "--as-of", "2026-06-01"], check=True, capture_output=True)
    site = showcase / "_site"
    index = (site / "search/index.js").read_bytes()
    print(f"The search of {learners:,} learners with {badges_each} badges each:")
    print(f"  index: {len(index):,} bytes, {len(gzip.compress(index)):,} gzipped (aim: 200,000)")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("LAPEL_CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
        )
        for rate in (1, 4):
            measure(browser, f"http://127.0.0.1:{server.server_port}/search/index.html", rate)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
