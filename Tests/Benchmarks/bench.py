"""Measures building generated portfolios with Lapel, beside Hugo building equal pages in the same run.

Started by `make bench`, which builds Lapel and installs Hugo first. Nothing here passes or fails on a time; it ends
with 1 when a program fails, complains, or when the two sites are not equal in kind.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
# More badges than this, and each program builds twice instead of three times.
MANY_BADGES = 5_000
HTML_TOLERANCE = 0.20
# Stands in the folder for the sites, so that no other one is ever removed.
MARK = ".lapel-bench"
# Pages that the other program has no equal of: here visitors check a badge, with the verifier beside them.
OWN_PAGES = ("/verify/index.html", "/verifier/index.html")


class Broken(Exception):
    """Something that makes the figures worthless."""


@dataclass(frozen=True)
class Run:
    """One run of one program: seconds, seconds on all cores together, the most memory it had, in MiB."""

    wall: float
    cpu: float
    peak: float


@dataclass(frozen=True)
class Tree:
    """What lies in a folder."""

    pages: int
    page_bytes: int
    credentials: int
    files: int
    total_bytes: int


@dataclass(frozen=True)
class Result:
    """All runs for one number of badges."""

    badges: int
    lapel_tree: Tree
    hugo_tree: Tree
    runs: dict[str, list[Run]]

    def best(self, name: str) -> Run:
        return Run(*(min(getattr(run, part) for run in self.runs[name]) for part in ("wall", "cpu", "peak")))


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure Lapel and Hugo side by side.")
    parser.add_argument("--lapel", type=Path, required=True, help="the program, built for release")
    parser.add_argument("--hugo", type=Path, required=True, help="the program itself, not a script that starts it")
    parser.add_argument("--signed", type=Path, help="the program that writes portfolios of signed badges")
    parser.add_argument("--work", type=Path, required=True, help="a folder for the sites, made and removed again")
    parser.add_argument("sizes", type=int, nargs="+", help="numbers of badges")
    options = parser.parse_args()
    if min(options.sizes) < 1:
        parser.error("a portfolio needs at least one badge")
    lapel, hugo, work = options.lapel.resolve(), options.hugo.resolve(), options.work.resolve()
    if work.exists():
        if not (work / MARK).exists():
            parser.error(f"{work} is there and was not made by this program")
        shutil.rmtree(work)
    work.mkdir(parents=True)
    (work / MARK).touch()
    print_machine(lapel, hugo)
    signed = []
    try:
        if options.signed:
            signed = measure_signed(max(options.sizes), lapel, options.signed.resolve(), work / "signed")
        results = [measure(badges, lapel, hugo, work / str(badges)) for badges in sorted(set(options.sizes))]
    except Broken as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    finally:
        # Only now: ext4 is slow to create files where many were deleted a moment ago.
        shutil.rmtree(work, ignore_errors=True)
    print_results(results)
    for line in signed:
        print(line)
    return 0


def measure_signed(badges: int, lapel: Path, writer: Path, work: Path) -> list[str]:
    """Builds a portfolio of signed badges: without a cache, into an empty one, and with what that run kept."""
    print(f"bench: {badges:,} signed badges", file=sys.stderr)
    run([str(writer), "write", str(work / "portfolio"), str(badges)])
    runs: dict[str, list[Run]] = {"no cache": [], "cold cache": [], "warm cache": []}
    trees = []
    for turn in range(3):
        cache = {"LAPEL_CACHE": str(work / f"cache-{turn}")}
        for name, options in (("no cache", ["--no-cache"]), ("cold cache", []), ("warm cache", [])):
            site = work / f"{name}-{turn}".replace(" ", "-")
            build = [str(lapel), "build", str(work / "portfolio"), "--output", str(site), *options]
            runs[name].append(run(build, os.environ | cache))
            trees.append(tree(site))
            shutil.rmtree(site)
    if len(set(trees)) != 1:
        raise Broken(f"with a cache another site was built: {trees}")
    size = sum(os.path.getsize(file) for file in files_below(work / "cache-0"))
    lines = [f"\n{badges:,} signed badges, half of them JSON with eddsa-rdfc-2022, half VC-JWT with EdDSA:"]
    for name, all_runs in runs.items():
        wall, cpu = (min(getattr(one, part) for one in all_runs) for part in ("wall", "cpu"))
        lines.append(f"  {name:<11} {wall:6.2f} s, {cpu:6.2f} s of processor time")
    return lines + [f"  the cache has {size / 1e6:.1f} MB"]


def measure(badges: int, lapel: Path, hugo: Path, work: Path) -> Result:
    """Generates both sources and builds each of them several times, in turns, always into a new folder."""
    print(f"bench: {badges:,} badges", file=sys.stderr)
    work.mkdir()
    # In a process of its own, since what this one holds in memory would count as its children's.
    run([sys.executable, "-B", str(HERE / "generate.py"), str(badges), str(work)])
    os.environ["LAPEL_CACHE"] = str(work / "lapel-cache")
    hugo_settings = os.environ | {"HUGO_CACHEDIR": str(work / "hugo-cache")}
    runs: dict[str, list[Run]] = {"lapel": [], "lapel again": [], "hugo": [], "cp -r": []}
    trees = []
    for turn in range(2 if badges > MANY_BADGES else 3):
        site, other, copy = (work / f"{name}-{turn}" for name in ("lapel-site", "hugo-site", "copy"))
        build = [str(lapel), "build", str(work / "portfolio"), "--output", str(site)]
        runs["lapel"].append(run(build))
        before = modification_times(site)
        runs["hugo"].append(
            run(
                [str(hugo), "build", "--quiet", "--source", str(work / "hugo"), "--destination", str(other)],
                hugo_settings,
            )
        )
        runs["lapel again"].append(run(build))
        if modification_times(site) != before:
            raise Broken("building again without a change rewrote files")
        runs["cp -r"].append(run(["cp", "-r", str(site), str(copy)]))
        trees.append((tree(site), tree(other)))
    if len(set(trees)) != 1:
        raise Broken(f"the same program built different sites: {trees}")
    lapel_tree, hugo_tree = trees[0]
    compare(badges, lapel_tree, hugo_tree)
    return Result(badges, lapel_tree, hugo_tree, runs)


def run(command: list[str], environment: dict[str, str] | None = None) -> Run:
    """Runs it to its end, with all earlier writing done. It must succeed and have nothing to complain about."""
    os.sync()
    begin = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    with process.stderr as stream:
        complaints = stream.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0 or complaints:
        raise Broken(f"{' '.join(command)} ended with {process.returncode} and said:\n{complaints[:2000]}")
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def files_below(folder: Path):
    for parent, _, names in os.walk(folder):
        for name in names:
            yield os.path.join(parent, name)


def modification_times(folder: Path) -> dict[str, int]:
    """Of the site's files. Lapel's own list of them is written anew by each build."""
    return {
        file: os.stat(file).st_mtime_ns for file in files_below(folder) if not file.endswith("/.lapel-manifest.json")
    }


def tree(folder: Path) -> Tree:
    sizes = {file: os.path.getsize(file) for file in files_below(folder)}
    pages = [file for file in sizes if file.endswith(".html") and not file.endswith(OWN_PAGES)]
    return Tree(
        pages=len(pages),
        page_bytes=sum(sizes[page] for page in pages),
        credentials=sum(os.path.basename(file) == "credential.json" for file in sizes),
        files=len(sizes),
        total_bytes=sum(sizes.values()),
    )


def compare(badges: int, lapel: Tree, hugo: Tree) -> None:
    if lapel.credentials != badges or hugo.credentials != badges:
        raise Broken(f"{badges} badges, but {lapel.credentials} (Lapel) and {hugo.credentials} (Hugo) credentials")
    if lapel.pages != hugo.pages:
        raise Broken(f"Lapel wrote {lapel.pages} pages, Hugo {hugo.pages}: they are not the same site")
    if abs(hugo.page_bytes / lapel.page_bytes - 1) > HTML_TOLERANCE:
        raise Broken(f"the pages differ in size: {lapel.page_bytes} bytes (Lapel), {hugo.page_bytes} (Hugo)")


def print_machine(lapel: Path, hugo: Path) -> None:
    print(f"machine   {processor()}, {os.cpu_count()} cores, {memory()}, {platform.platform()}")
    print(f"load      {', '.join(f'{load:.2f}' for load in os.getloadavg())} (1, 5, 15 minutes, before)")
    print(f"programs  Lapel {first_line([str(lapel), '--version'])}; {first_line([str(hugo), 'version'])}")
    print(f"          {first_line(['swift', '--version'])}; Python {platform.python_version()}")
    sys.stdout.flush()


def print_results(results: list[Result]) -> None:
    names = list(results[0].runs)
    print("\nBest of all runs; every run's wall time in brackets.\n")
    print(f"{'badges':>7} {'program':<12}{'wall s':>9}{'CPU s':>9}{'peak MiB':>10}{'pages/s':>10}   all runs")
    for result in results:
        for name in names:
            best = result.best(name)
            speed = "" if name == "cp -r" else f"{result.lapel_tree.pages / best.wall:,.0f}"
            walls = " ".join(f"{run.wall:.2f}" for run in result.runs[name])
            print(
                f"{result.badges:>7,} {name:<12}{best.wall:>9.2f}{best.cpu:>9.2f}{best.peak:>10.0f}{speed:>10}"
                f"   [{walls}]"
            )
    print(f"\n{'badges':>7} {'site':<12}{'pages':>9}{'HTML MB':>9}{'files':>10}{'all MB':>10}")
    for result in results:
        for name, site in (("lapel", result.lapel_tree), ("hugo", result.hugo_tree)):
            print(
                f"{result.badges:>7,} {name:<12}{site.pages:>9,}{site.page_bytes / 1e6:>9.1f}{site.files:>10,}"
                f"{site.total_bytes / 1e6:>10.1f}"
            )
    print()
    for result in results:
        lapel, hugo, copy = (result.best(name) for name in ("lapel", "hugo", "cp -r"))
        again = result.best("lapel again")
        print(
            f"{result.badges:,} badges: Lapel takes {lapel.wall / hugo.wall:.2f} of Hugo's time,"
            f" {lapel.cpu / hugo.cpu:.2f} of its CPU, {lapel.peak / hugo.peak:.2f} of its memory;"
            f" {lapel.wall / copy.wall:.1f} times `cp -r`; again without a change"
            f" {again.wall / lapel.wall:.2f} of the first time"
        )
    for small, large in zip(results, results[1:]):
        parts = []
        for label, name in (("Lapel", "lapel"), ("Hugo", "hugo")):
            before, after = small.best(name), large.best(name)
            parts.append(f"{label} {after.wall / before.wall:.1f} (CPU {after.cpu / before.cpu:.1f})")
        print(
            f"from {small.badges:,} to {large.badges:,} badges, {large.badges / small.badges:.1f} times as many,"
            f" the time grows by {', '.join(parts)}"
        )


def processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def memory() -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / (1 << 30):.1f} GiB"


def first_line(command: list[str]) -> str:
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return output.splitlines()[0]


if __name__ == "__main__":
    sys.exit(main())
