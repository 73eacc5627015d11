"""Measures a check in Chromium, from the click to all answers, with the processor slowed down four times.

Started by `make bench`. Nothing here passes or fails on a time. The slow-down is Chromium's own (what its developer tools
offer). It holds for the page and its frame, and not for the worker in which the module runs (tried with Chromium 156), so it
is also printed what the whole would take with a worker four times as slow.
"""

import functools
import http.server
import os
import shutil
import statistics
import subprocess
import sys
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

CHECK = """async () => {
  const section = document.getElementById("verification");
  const begin = performance.now();
  document.getElementById("recheck").click();
  await new Promise((resolve) => {
    new MutationObserver(() => { if (!section.hasAttribute("aria-busy")) resolve(); })
      .observe(section, { attributes: true, attributeFilter: ["aria-busy"] });
  });
  return [performance.now() - begin, window.workerTime, section.dataset.outcome];
}"""

# In the verifier's frame: how long its worker takes.
WATCH = """if (self !== top) {
  const Plain = Worker;
  window.Worker = class extends Plain {
    postMessage(task) {
      const begin = performance.now();
      this.addEventListener("message", ({ data }) => {
        if (data.kind === "end") top.workerTime = performance.now() - begin;
      });
      super.postMessage(task);
    }
  };
}"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def main() -> int:
    lapel, badge, work = sys.argv[1:]
    portfolio = Path(work)
    (portfolio / "backpack").mkdir(parents=True, exist_ok=True)
    (portfolio / "lapel.yml").write_text("learner: {name: Amina Diallo}\n")
    shutil.copy(badge, portfolio / "backpack/badge.json")
    subprocess.run([lapel, "build", work], check=True, capture_output=True)
    site = portfolio / "_site"
    (page_path,) = [page.relative_to(site) for page in site.glob("badges/*/index.html")]
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    cold, warm = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("LAPEL_CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
        )
        for _ in range(5):
            context = browser.new_context()
            page = context.new_page()
            page.add_init_script(WATCH)
            context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
            page.goto(f"http://127.0.0.1:{server.server_port}/{page_path.as_posix()}")
            for times in (cold, warm, warm):
                time, in_worker, outcome = page.evaluate(CHECK)
                times.append((time, time + 3 * in_worker))
                assert outcome == "verified", outcome
            context.close()
        browser.close()
    (module,) = site.glob("assets/verifier-*.wasm")
    print(f"A check in the browser (eddsa-rdfc-2022), page slowed down 4 times, median and worst of runs:")
    for what, times, aim in (("module not cached", cold, "1,500"), ("module cached", warm, "300")):
        for which, part in zip(("", ", worker 4 times as slow"), zip(*times)):
            print(f"  {what + which + ':':44} {statistics.median(part):6.0f} ms, {max(part):6.0f} ms  (aim: {aim} ms)")
    print(f"  module: {module.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
