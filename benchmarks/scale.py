"""What a big ledger costs: storing, resolving, reading the register, and adding a little to it.

    python -m benchmarks.scale [--claims 10000 100000 1000000] [--added 100]

makes for each number a ledger of made-up claims (five a report, fifty a deal), each step in a process of its
own, so that its peak of memory can be told; then adds reports with --added claims and compares groups and figures with a
full rerun of the same ledger.
"""

import argparse
import hashlib
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from armsledger.estimates import Entry
from armsledger.ledger import Ledger
from armsledger.pipeline import resolve
from armsledger.transfers import Pair
from benchmarks.world import CLAIMS_OF_A_DEAL, CODER, DEALS_OF_A_PAIR, Told, deals, reports

ROOT = Path(__file__).resolve().parent.parent
HEAD = f"{'claims':>10}{'deals':>8}  {'step':42}{'seconds':>9}{'peak MB':>9}"


def store(ledger: Ledger, claims: int, added: int) -> str:
    """Store the reports."""
    some = deals(max(DEALS_OF_A_PAIR, claims // CLAIMS_OF_A_DEAL))
    return _stored(ledger, reports(some, claims))


def resolve_all(ledger: Ledger, claims: int, added: int) -> str:
    """Resolve all pairs."""
    resolve(ledger)
    return ""


def read_all(ledger: Ledger, claims: int, added: int) -> str:
    """Estimate and read the whole register."""
    return _digest(ledger.each_entry())


def add(ledger: Ledger, claims: int, added: int) -> str:
    """Add a few reports, resolve, and estimate what they touched."""
    some = deals(max(DEALS_OF_A_PAIR, claims // CLAIMS_OF_A_DEAL))
    new = list(reports(some, added, seed=3))
    _stored(ledger, iter(new))
    resolve(ledger)
    touched = {Pair.of(claim) for _, told in new for claim in told}
    return str(len(ledger.entries_of(sorted(touched, key=lambda pair: pair.order))))


def rerun(ledger: Ledger, claims: int, added: int) -> str:
    """Resolve all pairs anew."""
    resolve(ledger, anew=True)
    return ""


STEPS: dict[str, Callable[[Ledger, int, int], str]] = {
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


def measure(file: Path, step: str, claims: int, added: int) -> dict[str, object]:
    """One step in a process of its own: seconds, peak memory in MB, and what it found."""
    words = [sys.executable, "-m", "benchmarks.scale", "--step", step, "--ledger", str(file)]
    words += ["--claims", str(claims), "--added", str(added)]
    child = subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    found: dict[str, object] = json.loads(child.stdout)
    return found


def run_step(file: Path, step: str, claims: int, added: int) -> None:
    """Run one step and print what was measured as JSON."""
    with Ledger.open(file) as ledger:
        began = time.perf_counter()
        found = STEPS[step](ledger, claims, added)
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
        run_step(asked.ledger, asked.step, asked.claims[0], asked.added)
        return
    print(HEAD)
    for claims in asked.claims:
        with TemporaryDirectory() as folder:
            found = {}
            for step in STEPS:
                seen = measure(Path(folder) / "ledger.sqlite", step, claims, asked.added)
                found[step] = seen["found"]
                line = f"{claims:>10,}{max(DEALS_OF_A_PAIR, claims // CLAIMS_OF_A_DEAL):>8,}  {step:42}"
                print(f"{line}{seen['seconds']:>9.1f}{seen['peak']:>9.0f}", flush=True)
            same = found["register after adding"] == found["register after the rerun"]
            print(
                f"{'':20}the same groups and figures after a full rerun: {'yes' if same else 'NO'}",
                flush=True,
            )


if __name__ == "__main__":
    main()
