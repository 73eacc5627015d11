"""Measures building a generated class showcase with Lapel, beside Hugo building equal pages in the same run.

Started by `make bench`, after `bench.py`, of which it uses the measuring. Lapel builds cold, cold into an empty cache,
after small changes, and in parts; after each change the site must be the same as a clean build, byte for byte, and so
must the one that is joined from parts. Nothing here passes or fails on a time; it ends with 1 when a program fails,
complains, or when sites that must be equal are not.
"""

import argparse
import csv
import multiprocessing
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass, field
from functools import partial
from pathlib import Path

from bench import HERE, MARK, Broken, Run, Tree, compare, print_machine, run, tree
from generated_class import BADGES_EACH, JUDGED

PARTS = 4
# All that Lapel may say of the class: two of a hundred learners agreed to nothing.
EXPECTED_NOTE = re.compile(
    r"(.* note: '[a-z-]+' is not shown: no consent is recorded \[not-shown\]|  help: after consent, .*)"
)
REBUILDS = ("one reflection", "the same again", "one badge more", "no change")


@dataclass
class Class:
    """A class on its way through all programs."""

    learners: int
    work: Path
    runs: dict[str, list[tuple[Run, float]]] = field(default_factory=dict)
    # Of each kind of run, how many files of the site Lapel says that it wrote anew.
    written: dict[str, int] = field(default_factory=dict)
    trees: dict[str, Tree] = field(default_factory=dict)
    summary_bytes: int = 0

    @property
    def showcase(self) -> Path:
        return self.work / "showcase"

    def best(self, name: str) -> Run:
        runs = [one for one, _ in self.runs[name]]
        return Run(*(min(getattr(one, part) for one in runs) for part in ("wall", "cpu", "peak")))

    def note(self, name: str, command: list[str], environment: dict[str, str] | None = None) -> None:
        """Runs it and keeps the figures, with how busy the machine was before."""
        load = os.getloadavg()[0]
        self.runs.setdefault(name, []).append((run(command, environment), load))


@dataclass(frozen=True)
class Lapel:
    """The program, and what it can do."""

    program: Path
    has_parts: bool

    def build(self, made: Class, name: str, output: Path, *options: str, cache: Path | None = None) -> None:
        """Builds, and notes the figures under the name. Without a cache nothing of earlier runs is used."""
        command = ["build", str(made.showcase), "--output", str(output), *options]
        self._run(made, name, command + ([] if cache else ["--no-cache"]), cache)

    def join(self, made: Class, name: str, parts: Path, output: Path) -> None:
        self._run(made, name, ["join", str(made.showcase), "--parts", str(parts), "--output", str(output)], None)

    def _run(self, made: Class, name: str, arguments: list[str], cache: Path | None) -> None:
        said, complaints = made.work / "said", made.work / "complaints"
        # The shell becomes the program: what is measured of it is the program's.
        shell = ["sh", "-c", 'exec "$@" >"$0/said" 2>"$0/complaints"', str(made.work)]
        environment = os.environ | ({"LAPEL_CACHE": str(cache)} if cache else {})
        try:
            made.note(name, shell + [str(self.program), *arguments, "--as-of", JUDGED], environment)
        except Broken as error:
            raise Broken(f"{error}{complaints.read_text()[-2000:]}") from error
        lines = [line for line in complaints.read_text().splitlines() if not EXPECTED_NOTE.fullmatch(line)]
        if lines:
            raise Broken(f"{name}: Lapel said\n" + "\n".join(lines[:20]))
        count = re.search(r"(\d+) files in .*, (\d+) of them unchanged", said.read_text())
        if count:
            made.written[name] = int(count[1]) - int(count[2])


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure Lapel and Hugo side by side on a class showcase.")
    parser.add_argument("--lapel", type=Path, required=True, help="the program, built for release")
    parser.add_argument("--hugo", type=Path, required=True, help="the program itself, not a script that starts it")
    parser.add_argument("--signer", type=Path, required=True, help="the program VerifyBenchmark, which signs badges")
    parser.add_argument("--work", type=Path, required=True, help="a folder for the sites, made and removed again")
    parser.add_argument("--turns", type=int, default=2, help="how often each program builds")
    parser.add_argument("sizes", type=int, nargs="*", default=[100, 1_000], help="numbers of learners")
    options = parser.parse_args()
    if min(options.sizes) < 2:
        parser.error("a class needs at least two learners")
    program, hugo, work = options.lapel.resolve(), options.hugo.resolve(), options.work.resolve()
    if work.exists():
        if not (work / MARK).exists():
            parser.error(f"{work} is there and was not made by this program")
        shutil.rmtree(work)
    work.mkdir(parents=True)
    (work / MARK).touch()
    print_machine(program, hugo)
    usage = subprocess.run([program, "build", "--help"], capture_output=True, text=True, check=True).stdout
    lapel = Lapel(program, has_parts="--part" in usage)
    classes = []
    try:
        for learners in sorted(set(options.sizes)):
            made = Class(learners, work / str(learners))
            measure(made, lapel, hugo, options.signer.resolve(), options.turns)
            classes.append(made)
            shutil.rmtree(made.work)
        floor = run(["true"]).peak
    except Broken as error:
        print(f"class_bench: {error}", file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print_figures(classes, floor)
    print_sites(classes)
    print_ratios(classes)
    print_parts(classes, lapel)
    return 0


def measure(made: Class, lapel: Lapel, hugo: Path, signer: Path, turns: int) -> None:
    say(f"{made.learners:,} learners: making them up")
    made.work.mkdir()
    # In a process of its own, since what this one holds in memory would count as its children's.
    run([sys.executable, "-B", str(HERE / "generate_class.py"), str(made.learners), str(made.work), str(signer)])
    first = made.work / "site"
    for turn in range(turns):
        say(f"{made.learners:,} learners: turn {turn + 1} of {turns}")
        site, other = made.work / "cold", made.work / "hugo-site"
        lapel.build(made, "lapel", site)
        build_with_hugo(made, hugo, other)
        if turn == 0:
            site.rename(first)
            compare_sites(made, first, other)
        else:
            demand_equal(first, site, "two cold builds")
            shutil.rmtree(site)
        shutil.rmtree(other)
        measure_rebuilds(made, lapel, first, is_thorough=turn == 0)
        if lapel.has_parts:
            measure_parts(made, lapel, first)


def build_with_hugo(made: Class, hugo: Path, site: Path) -> None:
    cache = made.work / "hugo-cache"
    command = [str(hugo), "build", "--quiet", "--source", str(made.work / "hugo"), "--destination", str(site)]
    made.note("hugo", command, os.environ | {"HUGO_CACHEDIR": str(cache)})
    shutil.rmtree(cache, ignore_errors=True)


def compare_sites(made: Class, lapel: Path, hugo: Path) -> None:
    """All pages, and by themselves those of the learners, which are most of them."""
    shown = shown_learners(made.showcase)
    badges = len(shown) * BADGES_EACH
    for name, tree_of in (("all", tree), ("learners'", partial(learners_tree, shown))):
        # In a process of its own, as above.
        with multiprocessing.Pool(1) as pool:
            own, other = pool.map(tree_of, (lapel, hugo))
        made.trees[f"lapel {name}"], made.trees[f"hugo {name}"] = own, other
        compare(badges, own, other)
    # Hugo's pages say of every badge that it is verified.
    verified = (lapel / "showcase.csv").read_text(encoding="utf-8").count(",verified,")
    if verified != badges:
        raise Broken(f"{badges} badges, and {verified} of them verified")


def learners_tree(shown: list[str], site: Path) -> Tree:
    """What lies in the folders of the learners together."""
    return Tree(*map(sum, zip(*(astuple(tree(site / "learners" / slug)) for slug in shown))))


def measure_rebuilds(made: Class, lapel: Lapel, cold: Path, is_thorough: bool) -> None:
    """Into an empty cache, then after changes. A thorough turn holds each site beside a clean build."""
    cache, site = made.work / "cache", made.work / "rebuilt"
    lapel.build(made, "lapel, empty cache", site, cache=cache)
    demand_equal(cold, site, "the build into an empty cache and the one without")
    with changes(made) as steps:
        for number, step in enumerate(steps):
            step()
            name = REBUILDS[number]
            stamp = made.work / "stamp"
            stamp.touch()
            lapel.build(made, name, site, cache=cache)
            # Lapel's own list of the files is written anew by each build.
            newer = ["find", site, "-type", "f", "-newer", stamp, "!", "-name", ".lapel-manifest.json"]
            written = subprocess.run(newer, capture_output=True, text=True, check=True).stdout.splitlines()
            if len(written) != made.written[name]:
                raise Broken(f"{name}: {len(written)} files are new, and Lapel says {made.written[name]}")
            if name == "no change" and written:
                raise Broken(f"building again without a change rewrote {written[:20]}")
            if is_thorough or number == len(REBUILDS) - 1:
                clean = made.work / "clean"
                lapel.build(made, "not timed", clean)
                demand_equal(clean, site, f"a clean build and the rebuild after {name}")
                shutil.rmtree(clean)
    del made.runs["not timed"]
    shutil.rmtree(site)
    shutil.rmtree(cache)


@contextmanager
def changes(made: Class) -> Iterator[list]:
    """What is done before each of `REBUILDS`, and taken back afterwards."""
    receiver, writer = shown_learners(made.showcase)[:2]
    narrative = sorted((made.showcase / "learners" / writer / "narratives/badges").iterdir())[0]
    text = narrative.read_text()
    (spare,) = (made.work / "spare").iterdir()
    backpack = made.showcase / "learners" / receiver / "backpack"
    try:
        yield [
            lambda: narrative.write_text(text + "\nIt went *well*.\n"),
            lambda: narrative.write_text(text + "\nIt went *very* well.\n"),
            lambda: shutil.copy(spare, backpack),
            lambda: None,
        ]
    finally:
        narrative.write_text(text)
        (backpack / spare.name).unlink(missing_ok=True)


def measure_parts(made: Class, lapel: Lapel, whole: Path) -> None:
    """One part after the other, as one machine builds them, then the site from them."""
    parts, site = made.work / "parts", made.work / "joined"
    parts.mkdir()
    for number in range(1, PARTS + 1):
        name = f"{number}/{PARTS}"
        lapel.build(made, f"part {name}", parts / name.replace("/", "-of-"), "--part", name)
    made.summary_bytes = sum(file.stat().st_size for file in parts.glob("*/part.json"))
    lapel.join(made, "join", parts, site)
    demand_equal(whole, site, "the whole site and the one joined from parts")
    shutil.rmtree(parts)
    shutil.rmtree(site)


def demand_equal(one: Path, other: Path, what: str) -> None:
    """The same files with the same bytes."""
    result = subprocess.run(["diff", "-rq", one, other], capture_output=True, text=True)
    if result.returncode != 0:
        lines = (result.stdout + result.stderr).splitlines()
        raise Broken(f"{what} differ in {len(lines)} places:\n" + "\n".join(lines[:20]))


def shown_learners(showcase: Path) -> list[str]:
    """The folders of those who are shown, as the roster has them."""
    with (showcase / "roster.csv").open(newline="", encoding="utf-8") as stream:
        return [row["folder"] for row in csv.DictReader(stream) if row["publish"] == "full"]


def say(text: str) -> None:
    print(f"class_bench: {text}", file=sys.stderr)


def print_figures(classes: list[Class], floor: float) -> None:
    print("\nBest of all runs; every run's wall time in brackets, with the load of the machine before it.")
    print(f"No peak below {floor:.0f} MiB can be measured. “Written” is what Lapel says of its last run.\n")
    print(f"{'learners':>8} {'program':<20}{'wall s':>9}{'CPU s':>9}{'peak MiB':>10}{'written':>10}   all runs")
    for made in classes:
        for name in made.runs:
            best = made.best(name)
            written = f"{made.written[name]:,}" if name in made.written else ""
            walls = " ".join(f"{one.wall:.2f} at {load:.1f}," for one, load in made.runs[name]).rstrip(",")
            print(
                f"{made.learners:>8,} {name:<20}{best.wall:>9.2f}{best.cpu:>9.2f}{best.peak:>10.0f}{written:>10}"
                f"   [{walls}]"
            )


def print_sites(classes: list[Class]) -> None:
    print(f"\n{'learners':>8} {'site':<16}{'pages':>9}{'HTML MB':>9}{'files':>10}{'all MB':>10}{'badges':>9}")
    for made in classes:
        for name, site in made.trees.items():
            print(
                f"{made.learners:>8,} {name:<16}{site.pages:>9,}{site.page_bytes / 1e6:>9.1f}{site.files:>10,}"
                f"{site.total_bytes / 1e6:>10.1f}{site.credentials:>9,}"
            )


def print_ratios(classes: list[Class]) -> None:
    print()
    for made in classes:
        cold, hugo = made.best("lapel"), made.best("hugo")
        print(
            f"{made.learners:,} learners: Lapel's cold build takes {cold.wall / hugo.wall:.2f} of Hugo's time"
            f" (aim: 0.50), {cold.cpu / hugo.cpu:.2f} of its CPU, {cold.peak / hugo.peak:.2f} of its memory;"
            f" {cold.peak:.0f} MiB at the most (aim: 500)"
        )
        for name in REBUILDS:
            again = made.best(name)
            print(
                f"  rebuild after {name}: {again.wall / cold.wall:.3f} of the cold build's time (aim: 0.050),"
                f" {again.cpu / cold.cpu:.3f} of its CPU, {again.peak:.0f} MiB"
            )
    for small, large in zip(classes, classes[1:]):
        parts = []
        for label, name in (("Lapel", "lapel"), ("Hugo", "hugo")):
            before, after = small.best(name), large.best(name)
            parts.append(f"{label} {after.wall / before.wall:.1f} (CPU {after.cpu / before.cpu:.1f})")
        times = large.learners / small.learners
        print(
            f"from {small.learners * BADGES_EACH:,} to {large.learners * BADGES_EACH:,} badges, {times:.1f} times as"
            f" many, the time grows by {', '.join(parts)} (aim: {1.05 * times:.1f})"
        )


def print_parts(classes: list[Class], lapel: Lapel) -> None:
    print()
    if not lapel.has_parts:
        print("in parts: skipped: this program has no --part")
        return
    for made in classes:
        cold, join = made.best("lapel"), made.best("join")
        parts = [made.best(f"part {number}/{PARTS}") for number in range(1, PARTS + 1)]
        print(
            f"{made.learners:,} learners in {PARTS} parts: the longest takes"
            f" {max(part.wall for part in parts) / cold.wall:.2f} of the cold build's time, with"
            f" {max(part.peak for part in parts):.0f} MiB; join takes {join.wall / cold.wall:.2f}, with"
            f" {join.peak:.0f} MiB; one after the other and joined"
            f" {(sum(part.wall for part in parts) + join.wall) / cold.wall:.2f};"
            f" the summaries have {made.summary_bytes / made.learners / 1e3:.1f} kB for each learner"
        )
    for small, large in zip(classes, classes[1:]):
        more = (large.best("join").peak - small.best("join").peak) * 1024
        print(
            f"from {small.learners:,} to {large.learners:,} learners join's memory grows by"
            f" {more / (large.learners - small.learners):.1f} KiB for each learner"
        )


if __name__ == "__main__":
    sys.exit(main())
