"""A speaker, and where one stands towards a transfer."""

from dataclasses import dataclass, field

from armsledger.terms import Side


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as the article names it, the state it speaks for, and what kind of source it is.

    kind is a Side where the words settle it (industry, media, expert, international, anonymous), else None:
    then the side follows from the state. noun is the common noun that heads a phrase ('company', 'official');
    known tells that the phrase points back ('the company', without a name of its own); person that it is a
    personal name; how, for people, by which words it was found.
    """

    name: str
    state: str | None
    kind: Side | None
    noun: str | None = None
    known: bool = False
    person: bool = False
    how: str = field(default="", compare=False)


PRONOUNS = {"he", "she", "they", "we", "i", "it"}
"""Pronouns that may stand for a speaker."""


def side_of(voice: Voice, supplier: str | None, recipient: str | None) -> Side | None:
    """Where a voice stands towards a transfer."""
    if voice.kind is not None:
        return voice.kind
    if voice.state is None:
        return None
    if voice.state == supplier:
        return Side.SUPPLIER
    return Side.RECIPIENT if voice.state == recipient else Side.THIRD_STATE
