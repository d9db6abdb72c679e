"""The one place that names the order of the stages: read, code, store, resolve, estimate, report.

Each stage is a plain function from value to value and can be used alone, record by record; only `build`
and its steps write, and only through the ledger.
"""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from armsledger.claims import Claim, Coder, written
from armsledger.claims.coders import ArticleCoder, coder_for
from armsledger.documents import Article, ReadOptions, SetAside, read
from armsledger.estimates import Entry, Priors, agreements
from armsledger.estimates.changes import Change
from armsledger.estimates.changes import changes as compare
from armsledger.ledger import Desk, Filters, Ledger, Stored
from armsledger.publish import ReportNotes, check_report_folder, write_report
from armsledger.registers import RegisterKind, RowFault, coder_of, dated, read_register, register_coder
from armsledger.transfers import Pair, keep_ids, resolve_case

CLAIM_FIELDS = (
    "supplier",
    "supplier_org",
    "recipient",
    "item",
    "system",
    "category",
    "quantity",
    "value",
    "value_of",
    "package",
    "stage",
    "polarity",
    "certainty",
    "when",
    "speaker",
    "side",
    "mentions",
    "evidence",
)
"""The fields of a claim as docs/claims.md has them, in order; `doc` and `coder` stand around them."""

DEBUG = "ARMSLEDGER_DEBUG"
"""The environment variable that lets a coder's and the command line's faults through with their trace."""

FAULT_LENGTH = 200
"""Characters of a coder's fault that are told."""

PAIRS_AT_A_TIME = 1_000
"""Pairs of supplier and recipient that the resolve step settles in one transaction."""

SHOWN = 1_000
"""Transfers that a build shows at most; a register command shows any number."""

REPORT_TITLE = "Register of arms transfers"


class Progress(Protocol):
    """Who wants to know how far a build has come."""

    def stage(self, name: str, total: int | None = None) -> None:
        """A stage begins; total is how many steps it has, None where nobody knows."""

    def step(self) -> None:
        """One step of the stage is done."""


class Silence:
    """Progress that nobody wants to know."""

    def stage(self, name: str, total: int | None = None) -> None:
        """Nothing."""

    def step(self) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class Coded:
    """An article and what its coder found in it; coder is None where no coder reads its language."""

    article: Article
    coder: Coder | None
    claims: tuple[Claim, ...] = ()


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
class Imported:
    """What an import did: rows read, how many of them were new documents, or coded anew, and those set aside."""

    rows: int
    new_documents: int
    coded: int
    claims: int
    set_aside: tuple[SetAside, ...]


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


@dataclass(frozen=True, slots=True)
class Predictions:
    """The claims that our own coders find in a file of articles, as rows for a comparison.

    articles counts those that were read; set_aside could not be, and no coder reads the unread (by language):
    their claims are missing among the rows.
    """

    articles: int
    rows: tuple[Mapping[str, Any], ...]
    set_aside: tuple[SetAside, ...] = ()
    unread: Mapping[str, int] = field(default_factory=dict)


def code(article: Article, coder: ArticleCoder | None = None) -> Coded:
    """What an article says of transfers, by the given coder, else by the one for its language."""
    coder = coder or coder_for(article.publication.language)
    return Coded(article, None) if coder is None else Coded(article, coder.coder, coder.code(article))


def code_or_set_aside(article: Article, coder: ArticleCoder | None = None) -> Coded | SetAside:
    """The same, but an article on which its coder fails is set aside, so that it costs no other article."""
    source = article.publication.source or article.id
    try:
        return code(article, coder)
    except RowFault as fault:
        return fault.of(source)
    except Exception as error:
        if DEBUG in os.environ:
            raise
        said = f"{type(error).__name__}: {error}"[:FAULT_LENGTH]
        reason = f"the coder failed on it ({said}); please report this text"
        return SetAside(source, "coder_failed", reason)


def extract(inputs: Sequence[str], *, options: ReadOptions) -> Iterator[Coded | SetAside]:
    """Claims without a ledger, one input after the other."""
    for found in read(inputs, options):
        yield code_or_set_aside(found) if isinstance(found, Article) else found


def claim_row(claim: Claim, *, doc: str) -> dict[str, Any]:
    """A claim as `extract` gives it: the fields of docs/claims.md and the coder."""
    row = written(claim)
    fields = {field: row[field] for field in CLAIM_FIELDS}
    return {"doc": doc, **fields, "coder": f"{claim.coder.name} {claim.coder.version}"}


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
    set_aside = []
    for found in read(inputs, options):
        if isinstance(found, SetAside):
            ledger.set_aside(found)
            set_aside.append(found)
            continue
        stored = _store(found, ledger)
        if isinstance(stored, SetAside):
            ledger.set_aside(stored)
            set_aside.append(stored)
            continue
        if coder_for(found.publication.language) is None:
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
        set_aside=tuple(set_aside),
        unread=dict(sorted(unread.items())),
        flagged=dict(sorted(flagged.items())),
    )


def _store(article: Article, ledger: Ledger) -> Stored | SetAside:
    """Store an article, coded as its document's first publication shows it unless that was done before."""
    if gone := ledger.takedowns(article.document.id):
        return gone[0].aside(article)
    shown = ledger.shown(article)
    coder = coder_for(shown.publication.language)
    if coder is not None and ledger.wanted(shown, coder.coder):
        current = ledger.claims(shown.document.id)
        coder = register_coder(current[0].coder if current else None) or coder
    if coder is None or not ledger.wanted(shown, coder.coder):
        return ledger.add(article)
    coded = code_or_set_aside(shown, coder)
    if isinstance(coded, SetAside):
        return coded
    return ledger.add(article, shown=shown, coder=coded.coder, claims=coded.claims)


def import_register(
    kind: RegisterKind, path: Path, *, ledger: Ledger, options: ReadOptions, progress: Progress | None = None
) -> Imported:
    """Take the rows of a register's file into the ledger, each a document with its claims, and resolve.

    Safe to repeat and to interrupt; a newer coder's claims replace those of the same rows. Raises InputError
    where the file is none of that register.
    """
    progress = progress or Silence()
    progress.stage("Importing")
    counts: Counter[str] = Counter()
    set_aside = []
    for found in read_register(kind, path, options):
        counts["rows"] += 1
        landed = found if isinstance(found, SetAside) else _store_row(found, coder_of(kind), ledger, options)
        if isinstance(landed, SetAside):
            ledger.set_aside(landed)
            set_aside.append(landed)
        else:
            stored, claims = landed
            counts["documents"] += stored.document
            counts["coded"] += stored.coding
            counts["claims"] += claims
        progress.step()
    resolve(ledger, progress=progress)
    return Imported(counts["rows"], counts["documents"], counts["coded"], counts["claims"], tuple(set_aside))


def _store_row(
    row: Article, coder: ArticleCoder, ledger: Ledger, options: ReadOptions
) -> tuple[Stored, int] | SetAside:
    """Store a register's row unless it is set aside; what was new, and how many claims it has."""
    if gone := ledger.takedowns(row.document.id):
        return gone[0].aside(row)
    row = dated(row, ledger.publications(row.document.id), options)
    shown = ledger.shown(row)
    coded = code_or_set_aside(shown, coder)
    if isinstance(coded, SetAside):
        return coded
    return ledger.add(row, shown=shown, coder=coded.coder, claims=coded.claims), len(coded.claims)


def code_again(ledger: Ledger, *, progress: Progress) -> tuple[int, tuple[SetAside, ...]]:
    """Code stored documents whose current claims are another coder's; how many, and what failed.

    A register's rows are coded by none but that register's coder.
    """
    outdated = [
        (standing.document_id, coder)
        for standing in ledger.standings()
        if (coder := register_coder(standing.coder) or coder_for(standing.language)) is not None
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


def resolve(ledger: Ledger, *, anew: bool = False, progress: Progress | None = None) -> tuple[Pair, ...]:
    """Find the witnesses and transfers of all pairs of supplier and recipient of which claims came or went.

    Returns these pairs. anew takes all pairs, and ends at the same groups and figures. So many pairs at a time
    land wholly or not at all; what is cut short goes on with the next call.
    """
    progress = progress or Silence()
    progress.stage("Resolving", total=ledger.prepare_resolving(anew=anew))
    settled: list[Pair] = []
    while not ledger.is_resolved():
        with ledger.resolving() as desk:
            for pair in desk.waiting(at_most=PAIRS_AT_A_TIME):
                _resolve_pair(desk, pair)
                settled.append(pair)
                progress.step()
    return tuple(settled)


def _resolve_pair(desk: Desk, pair: Pair) -> None:
    case = desk.case(pair)
    resolved = resolve_case(case)
    known = desk.known(case)
    kept = keep_ids(resolved.groups.transfers, known, since=desk.handed_out_at(known), taken=desk.handed_out)
    told = {testimony.claim.id: testimony for testimony in resolved.testimonies}
    agreed = {
        transfer.id: agreements(told[claim_id] for claim_id in transfer.claim_ids)
        for transfer in kept.transfers
        if transfer.id is not None
    }
    desk.settle(pair, kept, resolved.groups.packages, resolved.testimonies, agreed)


def register(
    ledger: Ledger,
    filters: Filters,
    *,
    as_of: str | None = None,
    known_by: str | None = None,
) -> tuple[Entry, ...]:
    """The entries that are asked for, as of a day and as known by a day (YYYY-MM-DD)."""
    return tuple(ledger.each_entry(filters, as_of=as_of, known_by=known_by))


def changes(
    ledger: Ledger, filters: Filters, *, since: str, until: str, as_of: str | None = None
) -> Iterator[Change]:
    """What changed between what was known by two days (YYYY-MM-DD), of transfers that fit before or after.

    Both registers are of the transfers as they are grouped now, so that none is new because another merged.
    """
    parties = Filters(suppliers=filters.suppliers, recipients=filters.recipients)
    before, after = (ledger.each_entry(parties, as_of=as_of, known_by=day) for day in (since, until))
    for of_transfer in compare(before, after):
        first = of_transfer[0]
        if any(entry is not None and filters.admits(entry) for entry in (first.before, first.after)):
            yield from (replace(change, leads_to=_leads_to(ledger, change)) for change in of_transfer)


def _leads_to(ledger: Ledger, change: Change) -> tuple[str, ...]:
    """The transfers of the reports that stand in the place of those of a transfer that is gone."""
    if change.after is not None:
        return ()
    documents = dict.fromkeys(t.superseded_by for t in change.went if t.superseded_by)
    claims = [claim.id for document in documents for claim in ledger.claims(document)]
    return tuple(sorted({found for claim in claims if (found := ledger.claim(claim).transfer_id)}))


def report_notes(ledger: Ledger) -> ReportNotes:
    """What the report says of what stands beside the numbers."""
    status = ledger.status()
    return ReportNotes(
        documents=status.documents,
        without_claims=status.without_claims,
        unread=status.unread,
        set_aside=status.set_aside,
    )


def predictions(articles: str, *, options: ReadOptions) -> Predictions:
    """What our own coders find in a file of articles."""
    found = tuple(extract([articles], options=options))
    coded = [one for one in found if isinstance(one, Coded)]
    set_aside = tuple(one for one in found if isinstance(one, SetAside))
    languages = Counter(c.article.publication.language or "unknown" for c in coded if c.coder is None)
    rows = (claim_row(claim, doc=c.article.id) for c in coded for claim in c.claims)
    return Predictions(len(coded), tuple(rows), set_aside, dict(sorted(languages.items())))
