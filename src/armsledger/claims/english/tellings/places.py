"""Where the parties stand round each kind of trigger."""

from enum import StrEnum

from armsledger.claims.english.lexicon import Frame, words


class Part(StrEnum):
    """What a party may be in a transfer; EITHER where only its direction is open."""

    SUPPLIER = "supplier"
    RECIPIENT = "recipient"
    EITHER = "either"


PARTS = (Part.SUPPLIER, Part.RECIPIENT)
"""The parts that a transfer has."""

_PART = {"S": Part.SUPPLIER, "R": Part.RECIPIENT, "E": Part.EITHER}

FORCES = words("forces")

INSTITUTIONS = FORCES | words("institutions")

RELATIONS = words("relations")

LIGHT_GETTING = words("light getting")
WINNING = words("winning")
WON = words("won")
ANSWERING = words("answering") | {"turn down"}
ASKING = words("asking")
LICENCES = words("licences")
ROUTES = words("routes")

MAJOR_EXPORTERS = (
    *("USA", "RUS", "FRA", "DEU", "CHN", "GBR", "ISR", "ITA"),
    *("ESP", "SWE", "NLD", "UKR", "TUR", "KOR", "CHE"),
)
"""The states that exported most arms in 2005–2020 (public rankings), the last resort in telling a direction."""


def _parts(places: str) -> dict[str, Part]:
    return {label: _PART[code] for label, code in (place.split("=") for place in places.split())}


PLACES: dict[Frame, dict[str, Part]] = {
    Frame.GIVE: _parts(
        "nsubj=S agent=S from=S by=S poss=S amod=S compound=S "
        "holder=R dative=R to=R for=R dobj=R nsubjpass=R in=R"
    ),
    Frame.TAKE: _parts(
        "nsubj=R holder=R agent=R by=R poss=R amod=R compound=R for=R nsubjpass=R on=R from=S with=S of=S"
    ),
    Frame.BUILD: _parts("nsubj=S agent=S by=S in=S at=S for=R"),
    Frame.EQUIP: _parts("nsubj=S agent=S by=S from=S dobj=R nsubjpass=R"),
    Frame.SERVE: _parts("nsubj=S agent=S by=S in=S at=S from=S dobj=R nsubjpass=R for=R"),
    Frame.ARRIVE: _parts("in=R to=R on=R dobj=R with=R from=S"),
    Frame.HOLD: _parts("nsubj=R agent=R by=R in=R with=R poss=R from=S"),
    Frame.DEAL: _parts(
        "nsubj=E agent=E with=E between=E poss=E amod=E compound=E by=E of=E among=E to=R for=R from=S"
    ),
    Frame.FUND: _parts("nsubj=S agent=S by=S from=S amod=S poss=S compound=S to=R for=R"),
    Frame.BEND: _parts("nsubj=E agent=E with=E by=E from=S to=R for=R"),
}
"""The part of a party by its dependency label or preposition at the inner trigger."""

GOODS_PLACES = _parts("amod=S compound=S poss=S from=S by=S to=R for=R of=R in=R with=R")
"""The part of a party that hangs on the goods themselves ('Russian tanks')."""
