"""armsledger judge: what people say of two claims, whether they are about one deal."""

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated

import typer
from rich.text import Text

from armsledger.cli.build import counted, tell
from armsledger.cli.changing import change_lines
from armsledger.cli.options import DEFAULT_LEDGER, LedgerAt
from armsledger.cli.screen import ProgressBar, results
from armsledger.errors import UsageError
from armsledger.ledger import ClaimFound, Judged, Ledger
from armsledger.pipeline.revising import Thing, thing
from armsledger.pipeline.revising import judge as keep
from armsledger.pipeline.revising import undo as take_back
from armsledger.publish import safe_text, words
from armsledger.terms import Sameness

EXAMPLE = 'armsledger judge same T7439f71e T5d0c1b2a --by "A. Reader"'
QUOTED = 90
"""Characters of a claim's words that are shown of it."""

app = typer.Typer(
    help="Say whether two claims are about one deal, so that transfers merge or part; list and undo what was "
    "said. It outlasts later builds and better coders.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

SHOWN = 2
"""Claims of a judgement that are shown in the list."""

One = Annotated[str, typer.Argument(metavar="ONE", show_default=False, help="A claim or a transfer.")]
Other = Annotated[
    str,
    typer.Argument(metavar="OTHER", show_default=False, help="Another, of the same supplier and recipient."),
]
By = Annotated[str | None, typer.Option(metavar="NAME", show_default=False, help="Who says so.")]
Note = Annotated[str | None, typer.Option(metavar="TEXT", show_default=False, help="Why.")]
Verdict = Callable[[str, str, str | None, str | None, str], None]

MEANINGS = {
    Sameness.SAME: "Two claims are about one deal; of transfers, all their claims: the two become one.",
    Sameness.DIFFERENT: "Two claims (of a transfer the first) are about two deals: never in one transfer.",
    Sameness.UNSURE: "Nobody can tell: kept for the record; takes an earlier word on the two claims back.",
}


def _verdict(sameness: Sameness) -> Verdict:
    """The command by which a person says this of two claims."""

    def verdict(
        one: One, other: Other, by: By = None, note: Note = None, ledger: LedgerAt = DEFAULT_LEDGER
    ) -> None:
        with Ledger.open(ledger, create=False) as opened, ProgressBar() as progress:
            things = thing(opened, one), thing(opened, other)
            judged, revised = keep(opened, sameness, *things, by=by, note=note, progress=progress)
            found = opened.claims_at(*(key for thing in things for key in thing.anchor_keys))
        console = results()
        console.print(safe_text(f"{judged.id}: {sameness}"))
        for line in change_lines(revised):
            console.print(line)
        tell(_unheard(sameness, things, found))

    return verdict


for _sameness in Sameness:
    app.command(str(_sameness), help=MEANINGS[_sameness])(_verdict(_sameness))


@app.command()
def undo(
    judgement: Annotated[
        str, typer.Argument(metavar="JUDGEMENT", show_default=False, help="Its id or the beginning of it.")
    ],
    ledger: LedgerAt = DEFAULT_LEDGER,
) -> None:
    """Take a judgement back: the register is as if it had never been made."""
    with Ledger.open(ledger, create=False) as opened, ProgressBar() as progress:
        judged = _in_force(opened, judgement)
        revised = take_back(opened, judged, progress=progress)
    console = results()
    console.print(safe_text(f"{judged.id}: {judged.sameness}, taken back"))
    for line in change_lines(revised):
        console.print(line)


@app.command("list")
def list_(
    everything: Annotated[bool, typer.Option("--all", help="Also those that were taken back.")] = False,
    ledger: LedgerAt = DEFAULT_LEDGER,
) -> None:
    """List the judgements in force, each with its two claims, who made it and when."""
    with Ledger.open(ledger, create=False) as opened:
        some = [j for j in opened.judgements() if everything or j.undone_at is None]
        found = opened.claims_at(*(key for judged in some for key in _keys(judged)))
    if not some:
        tell(["No judgement is in force."])
    console = results()
    for judged in some:
        for line in _judged_lines(judged, found):
            console.print(line)


def _in_force(ledger: Ledger, prefix: str) -> Judged:
    """The judgement whose id starts so, those in force first; UsageError where that is not one."""
    asked = prefix.strip().upper()[:1] + prefix.strip().lower()[1:]
    starting = [j for j in ledger.judgements() if asked and j.id.startswith(asked)]
    some = [j for j in starting if j.undone_at is None] or starting
    if len(some) == 1:
        return some[0]
    shown = f": {', '.join(j.id for j in some)}" if some else ""
    raise UsageError(
        f"{len(some) or 'no'} judgements have ids that start with {prefix!r}{shown}; "
        "'armsledger judge list' lists those in force"
    )


def _unheard(
    sameness: Sameness, things: tuple[Thing, Thing], found: Mapping[str, ClaimFound]
) -> Iterator[str]:
    """A word where the register does not do as the person said."""
    homes = {found[key].transfer_id for thing in things for key in thing.anchor_keys if key in found}
    if sameness is Sameness.SAME and len(homes) > 1:
        yield (
            f"They stay in {len(homes)} transfers: other judgements keep them apart "
            "('armsledger judge list' lists all, 'armsledger judge undo' takes one back)."
        )


def _judged_lines(judged: Judged, found: Mapping[str, ClaimFound]) -> Iterator[Text]:
    who = f", by {judged.judge}" if judged.judge else ""
    undone = f", taken back on {words.date(judged.undone_at[:10])}" if judged.undone_at else ""
    when = words.date(judged.recorded_at[:10])
    yield safe_text(f"{judged.id}  {judged.sameness}{who}, {when}{undone}")
    keys = _keys(judged)
    for key in keys[:SHOWN]:
        claim = found.get(key)
        yield safe_text(f"  {_claim_line(claim) if claim else 'a claim that is no longer current'}")
    if len(keys) > SHOWN:
        yield Text(f"  and {counted(len(keys) - SHOWN, 'more claim')} of their transfers")
    if judged.note:
        yield safe_text(f"  note: {judged.note}")


def _keys(judged: Judged) -> list[str]:
    """The anchor keys of the claims that a person spoke of, those named or first in their transfers first."""
    told = [{j.one, j.other} for j in judged.judgements]
    first = set[str].intersection(*told) if len(told) > 1 else set[str]()
    return list(dict.fromkeys([*sorted(first), *(key for keys in told for key in sorted(keys))]))


def _claim_line(found: ClaimFound) -> str:
    claim = found.testimony.claim
    quote = " ".join(" […] ".join(q.exact for q in claim.evidence).split())
    cut = quote if len(quote) <= QUOTED else quote[: QUOTED - 1].rstrip() + "…"
    return f"claim {claim.id} in {found.transfer_id or 'no transfer'}: “{cut}”"
