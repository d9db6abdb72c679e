"""Who fills the places round the triggers of a telling without being named: 'the navy', 'we', 'nineteen countries'."""

from collections.abc import Iterator

from spacy.tokens import Token

from armsledger.claims.english.passages import inside
from armsledger.claims.english.tellings import FORCES, PLACES, Part, Telling

_KINDS = {
    **dict.fromkeys(("we", "us", "our"), "we"),
    **dict.fromkeys(("it", "they", "its", "their", "them"), "it"),
    **dict.fromkeys(("country", "nation", "state", "government", "ministry", "kingdom", "republic"), "state"),
    **dict.fromkeys(("company", "firm", "manufacturer", "maker"), "maker"),
    **dict.fromkeys(("shipyard", "yard", "builder", "contractor"), "maker"),
    **dict.fromkeys(FORCES, "forces"),
}
"""What words stand for a party that is named elsewhere."""


def stand_ins(telling: Telling) -> Iterator[str]:
    """Each place by the triggers or the goods where a word stands for a party named elsewhere."""
    for top in (*(link.token for link in telling.chain.links), telling.goods.head):
        for label, word in _unnamed(top, telling):
            if (kind := _KINDS.get(word.lower_)) is not None:
                yield f"{label}:{kind}"


def strangers(part: Part, telling: Telling) -> Iterator[str]:
    """Who stands in a place of the part and is no party: 'delivered to nineteen countries', 'bought elsewhere'."""
    for link in telling.chain.links[:2]:
        places = PLACES[link.trigger.frame]
        for label, word in _unnamed(link.token, telling):
            if word.pos_ in ("NOUN", "PRON") and places.get(label) in (part, Part.EITHER):
                yield f"{label}:{word.tag_}"
                yield f"{label}:{word.lower_}"
                yield f"{word.lower_}"


def _unnamed(top: Token, telling: Telling) -> Iterator[tuple[str, Token]]:
    """The words in the places by a token that name no party, each with its preposition or dependency label."""
    passage = telling.passage
    named = {t.i for p in inside(telling.tokens, passage.parties) for t in passage.tokens(p.start, p.end)}
    for child in top.children:
        within = (o for o in child.children if o.dep_ == "pobj")
        word = next(within, child) if child.dep_ in ("prep", "dative", "agent") else child
        if not any(t.i in named for t in word.subtree):
            yield ("agent" if child.dep_ == "agent" else child.dep_ if word is child else child.lower_), word
