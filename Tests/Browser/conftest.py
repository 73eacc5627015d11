"""What the browser tests share: the program, the module, Chromium, servers on loopback, portfolios of one badge."""

import functools
import http.server
import json
import os
import ssl
import subprocess
import threading
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from verifier_module import Module

REQUIRED = ("LAPEL_EXECUTABLE", "LAPEL_VERIFIER")
SHARED = os.environ.get("LAPEL_SHARED", "")
SAMPLES = Path(SHARED) / "samples" if SHARED else None
HAS_SAMPLES = SAMPLES is not None and (SAMPLES / "expected.tsv").exists()
needs_samples = pytest.mark.skipif(
    not HAS_SAMPLES, reason="the sample badges are not there; LAPEL_SHARED names no folder that has them"
)
MOMENT = "2026-06-01T12:00:00Z"


def pytest_configure():
    missing = [name for name in REQUIRED if not os.environ.get(name)]
    if missing:
        pytest.exit(f"{' and '.join(missing)} must be set: run 'make browser-test'", 2)


def sample_rows() -> list[tuple[str, str, str, list[str]]]:
    """File, expected outcome, moment, other outcomes that are fine."""
    if not HAS_SAMPLES:
        return []
    rows = []
    for line in (SAMPLES / "expected.tsv").read_text().splitlines():
        if line and not line.startswith("#"):
            fields = line.split("\t")
            rows.append((fields[0], fields[1], fields[2], [also for also in fields[4].split("|") if also]))
    return rows


def lapel(*arguments: str, status: tuple[int, ...] = (0,)) -> str:
    run = subprocess.run([os.environ["LAPEL_EXECUTABLE"], *arguments], capture_output=True, text=True)
    assert run.returncode in status, run.stderr
    return run.stdout


def native_results(badge: Path, snapshot: Path, moment: str, *recipients: str) -> list[dict]:
    options = [part for recipient in recipients for part in ("--recipient", recipient)]
    output = lapel(
        "verify", str(badge), "--snapshot", str(snapshot), "--as-of", moment, "--format", "json", *options, status=(0, 1)
    )
    return json.loads(output)["results"]


def build(folder: Path, badge: Path, snapshot: Path | None, moment: str = MOMENT, settings: str = "") -> Path:
    """The site of a portfolio with that one badge."""
    backpack = folder / "backpack"
    backpack.mkdir(parents=True)
    (folder / "lapel.yml").write_text("learner:\n  name: Amina Diallo\n" + settings)
    (backpack / badge.name).write_bytes(badge.read_bytes())
    if snapshot:
        (backpack / ".snapshots").symlink_to(snapshot)
    lapel("build", str(folder), "--as-of", moment)
    return folder / "_site"


def badge_page(site: Path) -> str:
    (folder,) = [entry.name for entry in (site / "badges").iterdir() if entry.is_dir()]
    return f"badges/{folder}/index.html"


def host_headers(site: Path) -> dict[str, dict[str, str]]:
    """What `_headers` asks of a host, by the beginning of the path."""
    headers: dict[str, dict[str, str]] = {}
    for line in (site / "_headers").read_text().splitlines():
        if line.startswith("/"):
            beginning = line.removesuffix("*")
            headers[beginning] = {}
        else:
            name, value = line.strip().split(": ", 1)
            headers[beginning][name] = value
    return headers


@pytest.fixture(scope="session")
def module() -> Module:
    return Module(Path(os.environ["LAPEL_VERIFIER"]))


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("LAPEL_CHROMIUM", "/usr/bin/chromium"),
            args=["--host-resolver-rules=MAP issuer.example 127.0.0.1:" + str(Issuer.port())]
            + (["--no-sandbox"] if os.geteuid() == 0 else []),
        )
        yield browser
        browser.close()


@pytest.fixture
def page(chromium):
    """A page that keeps what went wrong and what was asked for."""
    context = chromium.new_context(ignore_https_errors=True)
    page = context.new_page()
    page.problems, page.requested = [], []
    page.on("console", lambda message: page.problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("request", lambda request: page.requested.append(request.url))
    yield page
    context.close()


class Site(http.server.SimpleHTTPRequestHandler):
    """A folder at `/`, or below a prefix; `types` says otherwise than usual what a file is, `adds` with which headers paths
    that begin so are sent, and `gates` when files that end so are."""

    prefix = "/"
    types: dict[str, str] = {}
    adds: dict[str, dict[str, str]] = {}
    gates: dict[str, threading.Event] = {}

    def do_GET(self):
        for ending, gate in self.gates.items():
            if self.path.endswith(ending):
                gate.wait(60)
        super().do_GET()

    def end_headers(self):
        for beginning, headers in self.adds.items():
            if self.path.startswith(beginning):
                for name, value in headers.items():
                    self.send_header(name, value)
        super().end_headers()

    def translate_path(self, path):
        if not path.startswith(self.prefix):
            return str(Path(self.directory) / "nothing-here")
        return super().translate_path("/" + path[len(self.prefix) :])

    def guess_type(self, path):
        return self.types.get(Path(path).suffix) or super().guess_type(path)

    def log_message(self, *_):
        pass


@pytest.fixture
def serve():
    """Serves a folder on loopback; gives its address."""
    servers = []

    def start(folder: Path, **settings) -> str:
        handler = type("Handler", (Site,), settings)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}{handler.prefix}"

    yield start
    for server in servers:
        server.shutdown()


class Issuer:
    """The issuer's own server, `https://issuer.example`, on loopback: documents by path, each with its status."""

    _server: http.server.ThreadingHTTPServer | None = None
    documents: dict[str, tuple[int, bytes]] = {}
    allows_other_sites = True
    asked: list[tuple[str, dict[str, str]]] = []

    @classmethod
    def port(cls) -> int:
        if cls._server is None:
            cls._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), cls._Handler)
            folder = Path(os.environ.get("TMPDIR", "/tmp")) / f"lapel-issuer-{os.getpid()}"
            folder.mkdir(exist_ok=True)
            subprocess.run(
                ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj",
                 "/CN=issuer.example", "-keyout", folder / "key.pem", "-out", folder / "certificate.pem"],
                check=True, capture_output=True,
            )  # fmt: skip
            tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            tls.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
            cls._server.socket = tls.wrap_socket(cls._server.socket, server_side=True)
            threading.Thread(target=cls._server.serve_forever, daemon=True).start()
        return cls._server.server_port

    class _Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            Issuer.asked.append((self.path, dict(self.headers)))
            status, content = Issuer.documents.get(self.path, (404, b""))
            self.send_response(status)
            if Issuer.allows_other_sites:
                self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            pass


@pytest.fixture
def issuer():
    Issuer.documents, Issuer.asked, Issuer.allows_other_sites = {}, [], True
    return Issuer
