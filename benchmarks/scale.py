"""What a big ledger costs: storing, resolving, reading the register, and adding a little to it.

    python -m benchmarks.scale [--claims 10000 100000 1000000] [--added 100]

makes for each number a ledger of made-up claims (five a report, fifty a deal), each step in a process of its
own, so that its peak of memory can be told; then it adds reports with --added claims, and compares groups and
figures with those of a full rerun of the same ledger.
"""

import argparse
import hashlib
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from armsledger.estimates import Entry
from armsledger.ledger import Ledger
from armsledger.pipeline import resolve
from benchmarks.world import CLAIMS_OF_A_DEAL, CODER, DEALS_OF_A_PAIR, Told, deals, reports

ROOT = Path(__file__).resolve().parent.parent
HEAD = f"{'claims':>10}{'deals':>8}  {'step':42}{'seconds':>9}{'peak MB':>9}"


@dataclass(frozen=True, slots=True)
class Size:
    """How many claims a ledger has, and how many are added to it."""

    claims: int
    added: int

    @property
    def deals(self) -> int:
        """How many deals they are about."""
        return max(DEALS_OF_A_PAIR, self.claims // CLAIMS_OF_A_DEAL)


def store(ledger: Ledger, size: Size) -> str:
    """Store the reports."""
    return _stored(ledger, reports(deals(size.deals), size.claims))


def resolve_all(ledger: Ledger, _: Size) -> str:
    """Resolve all pairs."""
    resolve(ledger)
    return ""


def read_all(ledger: Ledger, _: Size) -> str:
    """Estimate and read the whole register."""
    return _digest(ledger.each_entry())


def add(ledger: Ledger, size: Size) -> str:
    """Add a few reports, resolve, and estimate what they touched."""
    new = list(reports(deals(size.deals), size.added, seed=3))
    _stored(ledger, iter(new))
    touched = set(resolve(ledger))
    return str(sum(1 for _ in ledger.each_entry(of=touched)))


def rerun(ledger: Ledger, _: Size) -> str:
    """Resolve all pairs anew."""
    resolve(ledger, anew=True)
    return ""


STEPS: dict[str, Callable[[Ledger, Size], str]] = {
    "store": store,
    "resolve": resolve_all,
    "register": read_all,
    "add": add,
    "register after adding": read_all,
    "full rerun": rerun,
    "register after the rerun": read_all,
}


def _stored(ledger: Ledger, some: Iterator[Told]) -> str:
    for article, claims in some:
        ledger.add(article, coder=CODER, claims=claims)
    return ""


def _digest(entries: Iterator[Entry]) -> str:
    """One hash of every group, figure, interval and witness in the register."""
    seen = hashlib.sha256()
    for entry in entries:
        figures = [
            (e.low, e.best, e.high, e.rule) for e in (entry.ordered, entry.delivered, entry.value) if e
        ]
        told = [(t.claim.id, t.witness) for t in entry.testimonies]
        seen.update(repr((entry.transfer.id, entry.stage, figures, told)).encode())
    return seen.hexdigest()


def measure(file: Path, step: str, size: Size) -> dict[str, object]:
    """One step in a process of its own: seconds, peak memory in MB, and what it found."""
    words = [sys.executable, "-m", "benchmarks.scale", "--step", step, "--ledger", str(file)]
    words += ["--claims", str(size.claims), "--added", str(size.added)]
    child = subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    found: dict[str, object] = json.loads(child.stdout)
    return found


def run_step(file: Path, step: str, size: Size) -> None:
    """Run one step and print what was measured as JSON."""
    with Ledger.open(file) as ledger:
        began = time.perf_counter()
        found = STEPS[step](ledger, size)
        seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak": peak, "found": found}))


def main() -> None:
    """Measure each size, and print a line a step."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    options.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000])
    options.add_argument("--added", type=int, default=100)
    options.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    options.add_argument("--ledger", type=Path, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.step:
        run_step(asked.ledger, asked.step, Size(asked.claims[0], asked.added))
        return
    print(HEAD)
    for claims in asked.claims:
        with TemporaryDirectory() as folder:
            for line in lines(Path(folder) / "ledger.sqlite", Size(claims, asked.added)):
                print(line, flush=True)


def lines(file: Path, size: Size) -> Iterator[str]:
    """What each step took, and whether adding ends where a full rerun does."""
    found = {}
    for step in STEPS:
        seen = measure(file, step, size)
        found[step] = seen["found"]
        yield f"{size.claims:>10,}{size.deals:>8,}  {step:42}{seen['seconds']:>9.1f}{seen['peak']:>9.0f}"
    same = found["register after adding"] == found["register after the rerun"]
    yield f"{'':20}the same groups and figures after a full rerun: {'yes' if same else 'NO'}"


if __name__ == "__main__":
    main()
