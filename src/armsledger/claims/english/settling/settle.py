"""From drafts to the article's claims: what is said twice becomes one claim with two quotes."""

from dataclasses import replace

from armsledger.catalogue import catalogue
from armsledger.claims.english.discourse import Draft
from armsledger.claims.english.goods import alike
from armsledger.claims.english.reasons import Reasons
from armsledger.claims.english.speakers import Voice
from armsledger.terms import Category, Certainty, Place, Polarity, Stage
from armsledger.values import Bounds, Period

_SURENESS = {Certainty.CERTAIN: 0, Certainty.PROBABLE: 1, Certainty.POSSIBLE: 2}


def settle(drafts: list[Draft]) -> list[Draft]:
    """One draft for each combination of supplier, recipient, item, stage and polarity, in the order of the text.

    The body's wording wins over the title's; the more exact figure stands; two speakers who differ, and
    batches with other figures or dates, stay apart.
    """
    body_first = sorted(drafts, key=lambda d: (d.evidence[0].place is Place.TITLE, d.at))
    settled: list[Draft] = []
    for draft in body_first:
        for i, earlier in enumerate(settled):
            if _same(earlier, draft):
                settled[i] = _merged(earlier, draft)
                break
        else:
            settled.append(draft)
    settled = [
        d for d in settled if not (_covered(d, settled) or _overtaken(d, settled) or _leaves_open(d, settled))
    ]
    return [d for d in settled if not _repeats(d, settled)]


def _leaves_open(draft: Draft, settled: list[Draft]) -> bool:
    """Whether a 'not' in the article's own voice is about something else of goods whose transfer it tells.

    'Made no mention of the sale', 'gave no date for the deal': only a speaker, or a number, denies a transfer.
    """
    plain = draft.polarity is Polarity.DENIED and draft.voice is None and draft.quantity is None
    return plain and any(
        d.polarity is Polarity.AFFIRMED and d.pair == draft.pair and alike(d, draft) for d in settled
    )


AGAIN = 0.6
"""The least sureness with which what was told of the same goods and parties is told anew, at another stage."""


def _repeats(draft: Draft, settled: list[Draft]) -> bool:
    """Whether a less sure draft only seems to tell something new of what a surer one tells."""
    figures = (draft.quantity, draft.when, draft.value)
    bare = draft.polarity is Polarity.AFFIRMED and figures == (None, None, None)
    if draft.sureness >= AGAIN and not bare:
        return False
    place = settled.index(draft)
    surer = (
        d
        for n, d in enumerate(settled)
        if d is not draft
        and d.pair == draft.pair
        and alike(d, draft)
        and (-d.sureness, n) < (-draft.sureness, place)
    )
    return any(draft.sureness < AGAIN or _runs_ahead(draft, d) for d in surer)


def _runs_ahead(draft: Draft, surer: Draft) -> bool:
    """Whether bare words that point back ('the deal') or run ahead of what is surely told add nothing to it."""
    if draft.stage is surer.stage:
        return draft.points_back
    return draft.stage is Stage.AGREEMENT and surer.stage in _BEFORE_A_DEAL


_BEFORE_A_DEAL = frozenset({Stage.INTEREST, Stage.APPROVAL})


def _same(a: Draft, b: Draft) -> bool:
    return (
        a.pair == b.pair
        and (a.stage, a.polarity) == (b.stage, b.polarity)
        and _same_item(a, b)
        and _agree(a.quantity, b.quantity)
        and (a.value is None or b.value is None or a.value == b.value)
        and (a.when is None or b.when is None or a.when == b.when or a.quantity == b.quantity != None)  # noqa: E711
        and not _two_speakers(a, b)
    )


def _same_item(a: Draft, b: Draft) -> bool:
    if a.system and b.system:
        one, other = catalogue().family(a.system), catalogue().family(b.system)
        return a.system == b.system or (one == other and (a.system == one or b.system == other))
    if a.category is not b.category:
        return False
    return (
        a.system == b.system
        or b.points_back
        or a.points_back
        or Place.TITLE in (a.evidence[0].place, b.evidence[0].place)
    )


def _agree(a: Bounds | None, b: Bounds | None) -> bool:
    return a is None or b is None or (a.low, a.high) == (b.low, b.high)


def _two_speakers(a: Draft, b: Draft) -> bool:
    """Whether two speakers tell of arms in general: where they name goods, only figures that differ part them."""
    differ = a.voice is not None and b.voice is not None and a.voice.name != b.voice.name
    return differ and a.category is Category.UNSPECIFIED


def _merged(a: Draft, b: Draft) -> Draft:
    """The first draft with what the second adds; of two item phrases the one that names a system stands."""
    names = b if b.system and (not a.system or len(b.system) > len(a.system)) else a
    priced = a if a.value is not None else b
    evidence = a.evidence + tuple(s for s in b.evidence if not any(s.overlaps(e) for e in a.evidence))
    return replace(
        a,
        item=names.item,
        system=names.system,
        quantity=a.quantity or b.quantity,
        value=priced.value,
        value_of=priced.value_of,
        package=priced.package,
        when=_when(a, b),
        voice=_voice(a, b),
        certainty=_certainty(a, b),
        supplier_org=a.supplier_org or b.supplier_org,
        sureness=max(a.sureness, b.sureness),
        why=_reasons(a, b, renamed=names is b),
        mentions=a.mentions + tuple(m for m in b.mentions if m not in a.mentions),
        evidence=evidence,
    )


def _reasons(a: Draft, b: Draft, *, renamed: bool) -> Reasons:
    """The first draft's reasons, and the second's for what it adds, names better or says more surely."""
    surer = _SURENESS[b.certainty] < _SURENESS[a.certainty]
    better = {aspect for aspect, is_b in (("item", renamed), ("certainty", surer)) if is_b}
    added = {k: v for k, v in b.why.items() if k in better or not (a.why.get(k) or k == "carried")}
    return {**a.why, **added}


def _when(a: Draft, b: Draft) -> Period | None:
    """The date that stands: the first told, but of an agreement the earlier, since deliveries come after it."""
    if a.when is None or b.when is None or a.stage is not Stage.AGREEMENT:
        return a.when or b.when
    return min(a.when, b.when, key=lambda w: w.first_day or "")


_CLEARER = 0.1
"""By how much a telling is surer than another if it is the clearer one."""


def _voice(a: Draft, b: Draft) -> Voice | None:
    """Who says it: what the article tells in its own voice is its own, unless a clearer telling is somebody's."""
    return a.voice if a.voice is not None or a.sureness + _CLEARER >= b.sureness else b.voice


def _certainty(a: Draft, b: Draft) -> Certainty:
    """The surer of two tellings that name the goods; one that only points to them makes nothing surer."""
    named = [d.certainty for d in (a, b) if not d.points_back] or [a.certainty, b.certainty]
    return min(named, key=lambda c: _SURENESS[c])


def _overtaken(draft: Draft, settled: list[Draft]) -> bool:
    """Whether the body tells better what a headline says, or that what was asked for has been approved."""
    others = [d for d in settled if d is not draft and d.pair == draft.pair]
    if draft.evidence[0].place is Place.TITLE:
        return any(
            d.evidence[0].place is Place.TEXT and draft.category in (d.category, Category.UNSPECIFIED)
            for d in others
        )
    return draft.stage is Stage.INTEREST and any(
        d.stage is Stage.APPROVAL and _same_item(d, draft) and _agree(d.quantity, draft.quantity)
        for d in others
    )


def _covered(draft: Draft, settled: list[Draft]) -> bool:
    """Whether goods named in general are itemised near by, so that they are no claim of their own.

    Arms of no kind are itemised in the same paragraph, a kind of goods ('S-400, an air-defence system') in the same
    sentence.
    """
    if draft.system or (draft.value is not None and draft.category is Category.UNSPECIFIED):
        return False
    kin = [
        d
        for d in settled
        if d.pair == draft.pair and (d.stage, d.polarity) == (draft.stage, draft.polarity) and d is not draft
    ]
    if draft.category is not Category.UNSPECIFIED:
        named = any(d.system and d.category is draft.category and d.at == draft.at for d in kin)
        return named and draft.quantity is None and not draft.points_back
    return any(
        d.category is not Category.UNSPECIFIED and d.at[0] == draft.at[0] and abs(d.at[1] - draft.at[1]) <= 1
        for d in kin
    )
