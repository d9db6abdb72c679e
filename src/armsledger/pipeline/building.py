"""From inputs to the register: read, code, store, resolve, and the report of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from armsledger.claims import coders
from armsledger.documents import Article, ReadOptions, SetAside, read
from armsledger.estimates import Entry, Priors
from armsledger.ledger import Ledger, Stored
from armsledger.pipeline.coding import code_or_set_aside
from armsledger.pipeline.noting import Notes
from armsledger.pipeline.progress import Progress, Silence
from armsledger.pipeline.resolving import resolve
from armsledger.publish import ReportNotes, check_report_folder, write_report
from armsledger.registers import register_coder

SHOWN = 1_000
"""Transfers that a build shows at most; a register command shows any number."""

REPORT_TITLE = "Register of arms transfers"


@dataclass(frozen=True, slots=True)
class Intake:
    """What came in: articles read, how many of them were new, what was set aside.

    unread counts articles in a language that no coder reads, by language; flagged counts those with a flag,
    such as a date of publication in the future.
    """

    articles: int
    new_documents: int
    new_publications: int
    coded: int
    set_aside: tuple[SetAside, ...]
    unread: Mapping[str, int]
    flagged: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did, the register as it stands now, and where the report is.

    recoded counts stored documents that were coded again by a newer coder. transfers is how many the register
    has; entries are all of them, or of a big register (above 1,000) those that the build touched, so many.
    """

    intake: Intake
    recoded: int
    transfers: int
    entries: tuple[Entry, ...]
    report: Path | None


def build(
    inputs: Sequence[str],
    *,
    ledger: Ledger,
    options: ReadOptions,
    report: Path | None = None,
    priors: Priors | None = None,
    progress: Progress | None = None,
) -> BuildSummary:
    """Take the inputs into the ledger, resolve all that it holds, and write the report if one is asked for.

    priors say how far sources are believed before anything is learnt of them, by default the packaged ones.
    Safe to repeat and to interrupt: an article lands wholly or not at all, and so does the resolve step.
    Raises UsageError before anything is read where the report's folder holds something else.
    """
    progress = progress or Silence()
    if report is not None:
        check_report_folder(report)
    intake = take_in(inputs, ledger=ledger, options=options, progress=progress)
    recoded, failed = code_again(ledger, progress=progress)
    intake = replace(intake, set_aside=intake.set_aside + failed)
    touched = resolve(ledger, progress=progress)
    transfers = ledger.count_transfers()
    of_these = None if transfers <= SHOWN else touched
    entries = tuple(islice(ledger.each_entry(of=of_these, priors=priors), SHOWN))
    if report is not None:
        progress.stage("Writing the report")
        whole = entries if of_these is None else ledger.entries(priors=priors)
        report = write_report(
            report, whole, article=ledger.article, title=REPORT_TITLE, notes=report_notes(ledger)
        )
    return BuildSummary(intake, recoded, transfers, entries, report)


def take_in(inputs: Sequence[str], *, ledger: Ledger, options: ReadOptions, progress: Progress) -> Intake:
    """Read the inputs, code what the ledger has no current claims of, and store it, article by article."""
    progress.stage("Reading")
    counts: Counter[str] = Counter()
    unread: Counter[str] = Counter()
    flagged: Counter[str] = Counter()
    notes = Notes(ledger)
    for found in read(inputs, options):
        if isinstance(found, SetAside):
            notes.add(found)
            continue
        notes.settle()
        stored = _store(found, ledger)
        if isinstance(stored, SetAside):
            notes.add(stored)
            continue
        if coders.coder_for(found.publication.language) is None:
            unread[found.publication.language or "unknown"] += 1
        counts["articles"] += 1
        counts["documents"] += stored.document
        counts["publications"] += stored.publication
        counts["codings"] += stored.coding
        flagged.update(found.publication.flags)
        progress.step()
    return Intake(
        articles=counts["articles"],
        new_documents=counts["documents"],
        new_publications=counts["publications"],
        coded=counts["codings"],
        set_aside=notes.all(),
        unread=dict(sorted(unread.items())),
        flagged=dict(sorted(flagged.items())),
    )


def _store(article: Article, ledger: Ledger) -> Stored | SetAside:
    """Store an article, coded as its document's first publication shows it unless that was done before."""
    known = ledger.look(article)
    if known.gone:
        return known.gone.aside(article)
    coder = register_coder(known.coder) or coders.coder_for(known.shown.publication.language)
    if coder is None or not known.wants(coder.coder):
        return ledger.add(article)
    coded = code_or_set_aside(known.shown, coder)
    if isinstance(coded, SetAside):
        return coded
    return ledger.add(article, shown=known.shown, coder=coded.coder, claims=coded.claims)


def code_again(ledger: Ledger, *, progress: Progress) -> tuple[int, tuple[SetAside, ...]]:
    """Code stored documents whose current claims are another coder's; how many, and what failed.

    A register's rows are coded by none but that register's coder.
    """
    outdated = [
        (standing.document_id, coder)
        for standing in ledger.standings()
        if (coder := register_coder(standing.coder) or coders.coder_for(standing.language)) is not None
        and standing.coder != coder.coder
    ]
    if outdated:
        progress.stage("Coding again", total=len(outdated))
    done, failed = 0, []
    for document_id, coder in outdated:
        coded = code_or_set_aside(ledger.article(document_id), coder)
        if isinstance(coded, SetAside):
            ledger.set_aside(coded)
            failed.append(coded)
        elif coded.coder is not None:
            ledger.code(document_id, coded.coder, coded.claims)
            done += 1
        progress.step()
    return done, tuple(failed)


def report_notes(ledger: Ledger) -> ReportNotes:
    """What the report says of what stands beside the numbers."""
    status = ledger.status()
    return ReportNotes(
        documents=status.documents,
        without_claims=status.without_claims,
        unread=status.unread,
        set_aside=status.set_aside,
    )
