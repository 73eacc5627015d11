"""Builds the sample class in parts on a Slurm of its own, and compares the joined site with that of one big build.

Started by `.ci/slurm-test`, which installs Slurm. The daemons' files, ports, key and socket are this test's alone:
/etc/slurm and /etc/munge are left alone, and so are other daemons that run. It ends with 1 when something is not as it
has to be.
"""

import argparse
import ctypes
import os
import re
import secrets
import shlex
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "SamplePortfolio/showcase"
SCRIPTS = ROOT / "Sources/LapelCommand/Documentation/slurm"
PARTS = 4
# Another day than that of the clock, as for a job that runs over midnight.
DAY = "2026-11-26"
# Priya is in the roster and agreed to nothing, so that the part with this text may not be built.
TEXT = Path("learners/aroha/narratives/badges/lunch-for-forty.md")
SECRET = "Priya Raman helped me."
# Decides nothing: it only keeps a daemon or job that hangs from keeping this test for ever.
FOREVER = 600


class Failed(Exception):
    """Something is not as it has to be."""


def say(text: str) -> None:
    print(f"slurm-test: {text}", flush=True)


def check(holds: bool, text: str) -> None:
    if not holds:
        raise Failed(text)


class Cluster:
    """munged, slurmctld and slurmd on this machine, with one node in one partition."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.socket = folder / "munge.socket"
        self.daemons: dict[str, subprocess.Popen[bytes]] = {}
        # Without the settings of a Slurm that this test may itself run in.
        clean = {k: v for k, v in os.environ.items() if not re.match("(SLURM|SLURMD|SBATCH|SINFO)_", k)}
        path = os.environ["PATH"] + ":/usr/sbin:/sbin"
        self.environment = clean | {"SLURM_CONF": str(folder / "slurm.conf"), "PATH": path}

    def configure(self) -> None:
        host = socket.gethostname().split(".")[0]
        user = os.geteuid()
        ports = free_ports(2)
        for name in ("state", "spool"):
            (self.folder / name).mkdir()
        key = self.folder / "munge.key"
        key.touch(mode=0o600)
        key.write_bytes(secrets.token_bytes(128))
        # What would ask for systemd, control groups, mail or a database is off: a container has none of them.
        (self.folder / "slurm.conf").write_text(
            f"""\
ClusterName=lapel
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={ports[0]}
SlurmdPort={ports[1]}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={self.socket}
StateSaveLocation={self.folder}/state
SlurmdSpoolDir={self.folder}/spool
SlurmctldPidFile={self.folder}/slurmctld.pid
SlurmdPidFile={self.folder}/slurmd.pid
SlurmctldLogFile={self.folder}/slurmctld.log
SlurmdLogFile={self.folder}/slurmd.log
MailProg=/bin/true
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
ReturnToService=2
NodeName={host} NodeAddr=127.0.0.1 CPUs={os.cpu_count() or 1} State=UNKNOWN
PartitionName=parts Nodes={host} Default=YES MaxTime=INFINITE State=UP
"""
        )

    def start(self) -> None:
        self.configure()
        inside = self.folder
        self.spawn(
            "munged", "--foreground", f"--socket={self.socket}", f"--key-file={inside}/munge.key",
            f"--pid-file={inside}/munged.pid", f"--log-file={inside}/munged.log", f"--seed-file={inside}/munge.seed",
        )  # fmt: skip
        self.wait("munged answers", lambda: self.run("munge", "-S", str(self.socket), "-n").returncode == 0)
        self.spawn("slurmctld", "-D")
        self.wait("slurmctld answers", lambda: "is UP" in self.run("scontrol", "ping").stdout)
        self.spawn("slurmd", "-D")
        self.wait("the node is idle", lambda: self.run("sinfo", "--noheader", "--format=%T").stdout.strip() == "idle")

    def spawn(self, name: str, *options: str) -> None:
        with (self.folder / f"{name}.out").open("wb") as output:
            self.daemons[name] = subprocess.Popen(
                [name, *options], env=self.environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                # What the terminal sends is for this test, which then stops them in their order.
                start_new_session=True,
            )  # fmt: skip

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """A command that asks this cluster something."""
        return subprocess.run(
            command, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=FOREVER
        )

    def wait(self, what: str, holds: Callable[[], bool]) -> None:
        """Until it holds, however long that takes, as long as the daemons run."""
        start = time.monotonic()
        while not holds():
            for name, daemon in self.daemons.items():
                check(daemon.poll() is None, f"{name} ended with {daemon.returncode}")
            check(time.monotonic() - start < FOREVER, f"in {FOREVER} seconds it did not come so far that {what}")
            time.sleep(0.1)
        say(what)

    def stop(self) -> None:
        """Ends everything that was started here, also what Slurm started."""
        # Those that start others first, so that nothing comes anew; munged last, since the others ask it.
        for name in ("slurmctld", "slurmd"):
            self.end(name)
        while rest := [pid for pid in descendants() if pid != self.pid("munged")]:
            for pid in rest:
                try:
                    os.kill(pid, signal.SIGKILL)
                    os.waitpid(pid, 0)
                except (ProcessLookupError, ChildProcessError):
                    # It is gone, or its parent has to wait for it and goes in this round too.
                    pass
        self.end("munged")

    def pid(self, name: str) -> int | None:
        return self.daemons[name].pid if name in self.daemons else None

    def end(self, name: str) -> None:
        if name not in self.daemons:
            return
        daemon = self.daemons[name]
        daemon.terminate()
        try:
            daemon.wait(timeout=30)
        except subprocess.TimeoutExpired:
            daemon.kill()
            daemon.wait()

    def logs(self) -> list[Path]:
        return sorted(self.folder.glob("*.out"))


class Job:
    """A job that was submitted, and that `sbatch` itself waits for."""

    def __init__(self, cluster: Cluster, place: Path, *arguments: str):
        command = ["sbatch", "--wait", "--parsable", *arguments]
        say("sbatch " + " ".join(arguments).replace(f"{SCRIPTS}/", ""))
        self.process = subprocess.Popen(
            command, cwd=place, env=cluster.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout
        # The number comes when the job is submitted, before it is waited for.
        line = self.process.stdout.readline().strip()
        check(line.isdigit(), f"sbatch did not take the job: {line}")
        self.number = line

    def status(self) -> int:
        """How it ended; of an array, the highest status of a task."""
        return self.process.wait(timeout=FOREVER)


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on."""
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def adopt_orphans() -> None:
    """Makes this process the parent of what its descendants leave behind, so that it finds what the daemons started."""
    set_child_subreaper = 36
    if ctypes.CDLL(None).prctl(set_child_subreaper, 1, 0, 0, 0) != 0:
        raise Failed("this system does not let a process adopt what its descendants leave behind")


def descendants() -> list[int]:
    """The processes below this one, parents before their children."""
    children: dict[int, list[int]] = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                status = Path(f"/proc/{entry}/stat").read_text()
            except OSError:
                continue
            # The name stands in brackets and may itself hold some.
            parent = int(status.rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(entry))
    found = [os.getpid()]
    for pid in found:
        found += children.get(pid, [])
    return found[1:]


def tree(folder: Path) -> dict[str, tuple[str, bytes]]:
    """Everything in a folder, hidden files too: kind with permissions, and bytes."""
    found: dict[str, tuple[str, bytes]] = {}
    for path in folder.rglob("*"):
        mode = path.lstat().st_mode
        found[str(path.relative_to(folder))] = (stat.filemode(mode), path.read_bytes() if stat.S_ISREG(mode) else b"")
    return found


def compare(joined: Path, whole: Path) -> int:
    """The number of files of two sites, which have to be the same."""
    left, right = tree(joined), tree(whole)
    differences = [f"missing: {name}" for name in right if name not in left]
    differences += [f"too much: {name}" for name in left if name not in right]
    for name in left.keys() & right.keys():
        if left[name][0] != right[name][0]:
            differences.append(f"{left[name][0]} instead of {right[name][0]}: {name}")
        elif left[name][1] != right[name][1]:
            differences.append(f"other bytes: {name}")
    more = f"\n  and {len(differences) - 20} more" if len(differences) > 20 else ""
    check(not differences, "the sites differ:\n  " + "\n  ".join(sorted(differences)[:20]) + more)
    check(".lapel-manifest.json" in left, "the sites have no .lapel-manifest.json")
    return sum(kind.startswith("-") for kind, _ in left.values())


class Lapel:
    """The program, called as a person at the terminal would."""

    def __init__(self, program: Path, place: Path):
        self.program = program
        self.place = place

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.program, *arguments], cwd=self.place, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            timeout=FOREVER,
        )  # fmt: skip

    def refusal(self, name: str) -> list[int]:
        """The parts that `lapel join` names, which has to refuse to join."""
        result = self.run("join", name, "--as-of", DAY)
        check(result.returncode == 2, f"lapel join ended with {result.returncode} instead of 2:\n{result.stderr}")
        named = re.findall(rf"--part (\d+)/{PARTS}\b", result.stderr)
        check(bool(named), f"lapel join does not say which part has to be built again:\n{result.stderr}")
        return sorted({int(part) for part in named})


def built(folder: Path) -> list[int]:
    return [part for part in range(1, PARTS + 1) if (folder / f"_parts/{part}-of-{PARTS}/part.json").is_file()]


def test(program: Path, cluster: Cluster, place: Path) -> None:
    lapel = Lapel(program, place)
    parts, join = str(SCRIPTS / "parts.sbatch"), str(SCRIPTS / "join.sbatch")

    # A name with a space shows whether the ready files quote it.
    whole, name = place / "whole", "a class"
    pieces = place / name

    def submit_join(after: Job) -> Job:
        dependency = f"--dependency=afterok:{after.number}"
        return Job(cluster, place, dependency, "--kill-on-invalid-dep=yes", join, name, DAY)

    for folder in (whole, pieces):
        shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("_site", "_parts", ".published.json"))

    result = lapel.run("build", whole.name, "--as-of", DAY, "--no-cache")
    check(result.returncode == 0, f"lapel build ended with {result.returncode}:\n{result.stderr}")
    say("built the class in one go")

    text = (pieces / TEXT).read_bytes()
    (pieces / TEXT).write_bytes(text + f"\n{SECRET}\n".encode())
    say(f"named somebody who agreed to nothing in {TEXT}")
    array = Job(cluster, place, f"--array=1-{PARTS}", parts, name, str(PARTS), DAY)
    joining = submit_join(after=array)
    status = array.status()
    check(status == 2, f"the array ended with {status} instead of 2")
    missing = sorted(set(range(1, PARTS + 1)) - set(built(pieces)))
    check(len(missing) == 1, f"instead of one part, these failed: {missing}")
    part = missing[0]
    say(f"part {part} failed alone, the others are built")
    # How it ends tells nothing: `sbatch --wait` gives 0 for a job that is cancelled before it starts.
    joining.status()
    check(not (place / f"lapel-join-{joining.number}.log").exists(), "join.sbatch started although a part failed")
    say("join.sbatch was cancelled before it started")
    check(lapel.refusal(name) == [part], "lapel join names other parts than the missing one")
    check(not (pieces / "_site").exists(), "there is a site although a part is missing")
    say(f"lapel join refuses to join without part {part}")

    (pieces / TEXT).write_bytes(text)
    say("took the name out again")
    # With the very command that the log of the part gives.
    log = (place / f"lapel-part-{array.number}-{part}.log").read_text()
    again = [shlex.split(line) for line in log.splitlines() if line.startswith("  sbatch ")]
    check(again[-1:] == [["sbatch", f"--array={part}", "parts.sbatch", name, str(PARTS), DAY]],
          f"the log of part {part} does not say how it is built again:\n{log}")  # fmt: skip
    array = Job(cluster, place, *[parts if word == "parts.sbatch" else word for word in again[-1][1:]])
    joining = submit_join(after=array)
    check(array.status() == 0, f"part {part} failed again")
    check(joining.status() == 0, "join.sbatch failed although all parts are built")
    say(f"built part {part} alone, and joined all")

    count = compare(pieces / "_site", whole / "_site")
    say(f"the joined site is that of one big build: {count} files, byte for byte, hidden ones too")
    check(
        tree(pieces).get(".published.json") == tree(whole)[".published.json"],
        "'lapel withdraw' would know other addresses than after one big build",
    )

    (pieces / TEXT).write_bytes(text + b"\nOne more sentence.\n")
    check(lapel.refusal(name) == [part], "lapel join names other parts than the stale one")
    compare(pieces / "_site", whole / "_site")
    say(f"lapel join refuses part {part} after a text in it changed, and leaves the site as it was")


def show(logs: list[Path]) -> None:
    for log in logs:
        lines = log.read_text(errors="replace").splitlines()
        if lines:
            print(f"--- the end of {log.name}", *lines[-30:], sep="\n", file=sys.stderr)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lapel", type=Path, help="the program")
    program = parser.parse_args().lapel.resolve()
    # So that a test that is told to stop stops what it started.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="lapel-slurm-") as temporary:
        # munged wants its socket where every user may go.
        os.chmod(temporary, 0o755)
        daemons, place = Path(temporary) / "slurm", Path(temporary) / "work"
        daemons.mkdir()
        place.mkdir()
        cluster = Cluster(daemons)
        cluster.environment["LAPEL"] = str(program)
        try:
            adopt_orphans()
            cluster.start()
            test(program, cluster, place)
        except (Failed, OSError, subprocess.TimeoutExpired) as error:
            show(cluster.logs() + sorted(place.glob("*.log")))
            say(f"FAILED: {error}")
            return 1
        finally:
            cluster.stop()
            say("stopped munged, slurmctld and slurmd")
    say(f"passed in {time.monotonic() - start:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
