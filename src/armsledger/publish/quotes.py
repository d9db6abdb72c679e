"""The words that a figure stands in, and which readings only repeat them."""

from collections.abc import Iterable

from armsledger.estimates import Reading
from armsledger.publish import words
from armsledger.publish.passages import Piece, cut
from armsledger.terms import Role, Unit


def key_quote(reading: Reading) -> tuple[Piece, ...]:
    """The quote that holds the reading's figure, else the claim's first; the figure is a piece of its own."""
    claim = reading.testimony.claim
    role = Role.QUANTITY if reading.unit in set(Unit) else Role.VALUE
    figures = claim.mentions.get(role, ())
    holding = (q for q in claim.evidence if any(q.span.covers(f) for f in figures))
    quote = next(holding, claim.evidence[0])
    start = quote.span.start
    return tuple(
        Piece(
            quote.exact[piece.start - start : piece.end - start],
            roles=(role,) if any(f.covers(piece) for f in figures) else (),
        )
        for piece in cut(quote.span, [edge for f in figures for edge in (f.start, f.end)])
    )


def told_once(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings without those that only repeat the words of another for other goods of a package."""
    kept: dict[tuple[object, ...], Reading] = {}
    for reading in readings:
        claim = reading.testimony.claim
        speaker = words.one_speaker(claim.speaker)
        kept.setdefault((claim.document_id, speaker, key_quote(reading), words.reading(reading)), reading)
    return tuple(kept.values())
