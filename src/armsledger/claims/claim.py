"""A claim: one thing that a document says about one transfer, anchored to its words."""

from collections.abc import Mapping
from dataclasses import InitVar, dataclass, field
from types import MappingProxyType
from typing import Any

from armsledger.documents import Article
from armsledger.errors import AnchorError
from armsledger.terms import Category, Certainty, Place, Polarity, Role, Side, Stage, Unit, ValueOf
from armsledger.values import Bounds, Money, Period, Span, digest


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact words at a span."""

    span: Span
    exact: str


@dataclass(frozen=True, slots=True)
class Coder:
    """Which coder made a claim, and its version; newer versions replace older ones."""

    name: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim, field by field as docs/claims.md has it.

    It can't be made unless every quote and mention stands at its offsets in the article's title or body:
    the constructor raises AnchorError. item_status, state_of_origin and tiv_per_unit are a register's fields.
    why says, for people, by which trigger and rule the claim was found; it is no part of the identity.
    """

    article: InitVar[Article]
    coder: Coder
    supplier: str | None
    recipient: str | None
    item: str
    category: Category
    stage: Stage
    evidence: tuple[Quote, ...]
    mentions: Mapping[Role, tuple[Span, ...]]
    system: str | None = None
    supplier_org: str | None = None
    quantity: Bounds | None = None
    value: Money | None = None
    value_of: ValueOf | None = None
    package: str | None = None
    polarity: Polarity = Polarity.AFFIRMED
    certainty: Certainty = Certainty.CERTAIN
    when: Period | None = None
    speaker: str | None = None
    side: Side | None = None
    trigger: Span | None = None
    item_status: str | None = None
    state_of_origin: str | None = None
    tiv_per_unit: float | None = None
    why: str = field(default="", compare=False)
    document_id: str = field(init=False)
    id: str = field(init=False)
    anchor_key: str = field(init=False)

    def __post_init__(self, article: Article) -> None:
        if not self.evidence:
            raise AnchorError(f"a claim of article {article.id} has no evidence; give it at least one quote")
        for quote in self.evidence:
            if article.words(quote.span) != quote.exact:
                raise AnchorError(
                    f"article {article.id}: {quote.exact[:60]!r} does not stand at {quote.span}"
                )
        spans = [q.span for q in self.evidence] + [s for some in self.mentions.values() for s in some]
        if self.trigger is not None:
            spans.append(self.trigger)
        for span in spans:
            if not article.may_be_evidence(span):
                raise AnchorError(f"article {article.id}: {span} is not wholly inside the title or the body")
        mentions = MappingProxyType(
            {role: tuple(self.mentions[role]) for role in Role if self.mentions.get(role)}
        )
        object.__setattr__(self, "mentions", mentions)
        object.__setattr__(self, "document_id", article.document.id)
        object.__setattr__(self, "id", digest(self._identity()))
        object.__setattr__(self, "anchor_key", digest(self._anchors()))

    def _identity(self) -> dict[str, Any]:
        return {"document": self.document_id, "coder": [self.coder.name, self.coder.version], **written(self)}

    def _anchors(self) -> list[Any]:
        """The document, the roles and their spans: no coder, no version, so that decisions outlive both."""
        spans: list[Any] = [[role, *_at(s)] for role, some in self.mentions.items() for s in some]
        spans += (
            [["trigger", *_at(self.trigger)]]
            if self.trigger
            else [["evidence", *_at(q.span)] for q in self.evidence]
        )
        return [self.document_id, sorted(spans)]


def written(claim: Claim) -> dict[str, Any]:
    """The claim as JSON has it, named as in docs/claims.md, without `doc` and the identities."""
    return {
        "supplier": claim.supplier,
        "supplier_org": claim.supplier_org,
        "recipient": claim.recipient,
        "item": claim.item,
        "system": claim.system,
        "category": str(claim.category),
        "quantity": None
        if claim.quantity is None
        else {"low": claim.quantity.low, "high": claim.quantity.high, "unit": str(claim.quantity.unit)},
        "value": None
        if claim.value is None
        else {"low": claim.value.low, "high": claim.value.high, "currency": claim.value.currency},
        "value_of": claim.value_of and str(claim.value_of),
        "package": claim.package,
        "stage": str(claim.stage),
        "polarity": str(claim.polarity),
        "certainty": str(claim.certainty),
        "when": None if claim.when is None else {"start": claim.when.start, "end": claim.when.end},
        "speaker": claim.speaker,
        "side": claim.side and str(claim.side),
        "mentions": {str(role): [_span(s) for s in some] for role, some in claim.mentions.items()},
        "evidence": [{**_span(q.span), "quote": q.exact} for q in claim.evidence],
        "trigger": None if claim.trigger is None else _span(claim.trigger),
        "item_status": claim.item_status,
        "state_of_origin": claim.state_of_origin,
        "tiv_per_unit": claim.tiv_per_unit,
    }


def read_back(row: Mapping[str, Any], article: Article, *, coder: Coder, why: str = "") -> Claim:
    """The claim that `written` wrote, checked against its article again."""
    quantity, value, when = row["quantity"], row["value"], row["when"]
    return Claim(
        article=article,
        coder=coder,
        supplier=row["supplier"],
        supplier_org=row["supplier_org"],
        recipient=row["recipient"],
        item=row["item"],
        system=row["system"],
        category=Category(row["category"]),
        quantity=quantity and Bounds(quantity["low"], quantity["high"], Unit(quantity["unit"])),
        value=value and Money(**value),
        value_of=row["value_of"] and ValueOf(row["value_of"]),
        package=row["package"],
        stage=Stage(row["stage"]),
        polarity=Polarity(row["polarity"]),
        certainty=Certainty(row["certainty"]),
        when=when and Period(**when),
        speaker=row["speaker"],
        side=row["side"] and Side(row["side"]),
        mentions={Role(role): tuple(_read_span(s) for s in some) for role, some in row["mentions"].items()},
        evidence=tuple(Quote(_read_span(e), e["quote"]) for e in row["evidence"]),
        trigger=row["trigger"] and _read_span(row["trigger"]),
        item_status=row["item_status"],
        state_of_origin=row["state_of_origin"],
        tiv_per_unit=row["tiv_per_unit"],
        why=why,
    )


def _at(span: Span) -> list[Any]:
    return [str(span.place), span.start, span.end]


def _span(span: Span) -> dict[str, Any]:
    return {"in": str(span.place), "start": span.start, "end": span.end}


def _read_span(row: Mapping[str, Any]) -> Span:
    return Span(row["start"], row["end"], Place(row["in"]))
