"""A claim in the making: what the rules have found so far, before it is checked against the words."""

from dataclasses import dataclass, field, replace

from armsledger.claims.claim import Claim, Coder, Quote
from armsledger.claims.english.reasons import Reasons, in_words
from armsledger.claims.english.speakers import Voice, side_of
from armsledger.documents import Article
from armsledger.terms import Category, Certainty, Polarity, Role, Side, Stage, ValueOf
from armsledger.values import Bounds, Money, Period, Span

LONGEST_QUOTE = 400
"""Code points of a piece of evidence, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One claim's fields, the spans behind them, and the place in the article (paragraph, sentence) it is from."""

    supplier: str | None
    recipient: str | None
    supplier_org: str | None = None
    item: str
    system: str | None
    category: Category
    stage: Stage
    polarity: Polarity
    certainty: Certainty
    quantity: Bounds | None = None
    value: Money | None = None
    value_of: ValueOf | None = None
    package: str | None = None
    when: Period | None = None
    voice: Voice | None = None
    mentions: tuple[tuple[Role, Span], ...] = ()
    evidence: tuple[Span, ...] = ()
    trigger: Span | None = None
    why: Reasons = field(default_factory=dict)
    at: tuple[int, int] = (0, 0)
    points_back: bool = False
    sureness: float = 1.0

    @property
    def pair(self) -> tuple[str | None, str | None]:
        """Supplier and recipient."""
        return self.supplier, self.recipient

    def told(self, role: Role, span: Span) -> "Draft":
        """The same draft with one more mention."""
        return replace(self, mentions=(*self.mentions, (role, span)))

    def because(self, **reasons: str | None) -> "Draft":
        """The same draft with other reasons for some of its aspects; None leaves one as it was, '' takes it away."""
        return replace(
            self, why={**self.why, **{aspect: w for aspect, w in reasons.items() if w is not None}}
        )

    def claim(self, article: Article, coder: Coder) -> Claim:
        """The finished claim; raises AnchorError where a span does not stand in the body."""
        side = side_of(self.voice, self.supplier, self.recipient) if self.voice else None
        mentions: dict[Role, tuple[Span, ...]] = {}
        for role, span in self.mentions:
            if span not in mentions.get(role, ()):
                mentions[role] = (*mentions.get(role, ()), span)
        return Claim(
            article=article,
            coder=coder,
            supplier=self.supplier,
            supplier_org=self.supplier_org,
            recipient=self.recipient,
            item=self.item,
            system=self.system,
            category=self.category,
            quantity=self.quantity,
            value=self.value,
            value_of=self.value_of,
            package=self.package,
            stage=self.stage,
            polarity=self.polarity,
            certainty=self.certainty,
            when=self.when,
            speaker=self.voice.name if self.voice else None,
            side=side,
            mentions=mentions,
            evidence=tuple(Quote(s, article.words(s)) for s in self.evidence),
            trigger=self.trigger,
            why=in_words({**self.why, "speaker": _speaker_reason(self.voice, side)}),
        )


def package_name(draft: Draft, price: Money) -> str:
    """What the claims of one article that share a price call their package: the parties and the sum."""
    low, high = price.low or 0, price.high or 0
    return f"{draft.supplier or '?'}-{draft.recipient or '?'} {low or high:.0f} {price.currency}"


def _speaker_reason(voice: Voice | None, side: Side | None) -> str:
    """By which words the speaker was found, and what puts them on their side."""
    if voice is None:
        return "nobody is named, so the article's own voice"
    if side is None:
        return f"{voice.how}; on no side, as nothing tells for whom"
    return f"{voice.how}; {side}, " + (
        "by what they are" if voice.kind else f"as they speak for {voice.state}"
    )
