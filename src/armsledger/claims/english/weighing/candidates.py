"""Which parties may have a part in what a sentence tells."""

from spacy.tokens import Token

from armsledger.catalogue import PartyKind
from armsledger.claims.english.lexicon import words
from armsledger.claims.english.tellings import EXCLUDED, Scene, Telling
from armsledger.terms import Stage

NAMED_OFTEN = 5
"""How many of the article's most named parties are considered for a sentence that doesn't name them."""


def candidates(telling: Telling, scene: Scene) -> list[str]:
    """The parties that may have a part in what is told: those near it, and those that the article names most."""
    near = scene.near[telling]
    owns = [o for o in (near.before, near.after, *near.groups["kin"]) if o is not None]
    codes = [
        *scene.in_sentence.get(telling.sentence, ()),
        *(c.party.code for c in telling.castings),
        *([telling.goods.origin] if telling.goods.origin else []),
        *(code for own in owns for code in (own.supplier, own.recipient) if code),
        *sorted(scene.in_paragraph.get(telling.paragraph, ())),
        *sorted(scene.titled),
        *[code for code, n in scene.rank.items() if n < NAMED_OFTEN],
    ]
    out = _ruled_out(telling)
    if _refuses_export(telling):
        codes = [code for code in codes if code in scene.in_sentence.get(telling.sentence, ())]
    return [code for code in dict.fromkeys(codes) if code not in out]


def _ruled_out(telling: Telling) -> set[str]:
    """Parties that the sentence names only to say who somebody else is ('Armenia's arch-foe')."""
    weights: dict[str, float] = {}
    for casting in telling.castings:
        code = casting.party.code
        weights[code] = max(weights.get(code, EXCLUDED), casting.weight)
    return {code for code, weight in weights.items() if weight == EXCLUDED} | _homes_of_groups(telling)


def _refuses_export(telling: Telling) -> bool:
    """Whether exports are refused: whom the sentence doesn't name, it doesn't single out ('will not export it')."""
    inner = telling.chain.inner
    if telling.stage is not Stage.REFUSED:
        return False
    return inner.trigger.word == "export" or any(_is_to_others(child) for child in inner.token.children)


def _is_to_others(preposition: Token) -> bool:
    """'to other customers', 'to anyone else', 'to buyers abroad': to nobody who is named."""
    ends = (o for o in preposition.children if preposition.lower_ == "to" and o.dep_ == "pobj")
    return any(t.lower_ in _OTHERS for end in ends for t in (end, *end.children))


_OTHERS = words("abroad") | {"other", "else", "third"}


def _homes_of_groups(telling: Telling) -> set[str]:
    """States that only say where an armed group is ('the Houthis in Yemen')."""
    parties, text = telling.passage.parties, telling.passage.text
    homes = {
        home.code
        for group in parties
        for home in parties
        if group.kind is PartyKind.ARMED_GROUP and text[group.end : home.start].strip() == "in"
    }
    return homes if len(homes) < len({p.code for p in parties}) else set()
