"""Small reports whose claims are known, made from parts, so that every quote stands where it says.

    report("a", say(quantity=18, when="2012"), say(stage="delivery"), published="2014-07-10").testimonies()

gives the testimonies of one document with two claims; what `say` is not told, it fills with an order of
Russian T-90 tanks by Azerbaijan.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from armsledger.claims import Claim, Coder, Quote
from armsledger.documents import Article, Document, Label, Publication, Region
from armsledger.terms import Category, Certainty, Polarity, Role, Side, Stage, Unit, ValueOf
from armsledger.transfers import Testimony
from armsledger.values import Bounds, Money, Period, Span

CODER = Coder("hand", "1")
SAYING: Mapping[str, Any] = {
    "supplier": "RUS",
    "recipient": "AZE",
    "item": "T-90 tanks",
    "system": "T-90",
    "category": "tank",
    "stage": "agreement",
    "polarity": "affirmed",
    "certainty": "certain",
    "quantity": None,
    "unit": "item",
    "value": None,
    "currency": "USD",
    "value_of": None,
    "package": None,
    "when": None,
    "speaker": None,
    "side": None,
    "told": None,
}


@dataclass(frozen=True)
class Report:
    """An article and the claims that were put into it, in order."""

    article: Article
    claims: tuple[Claim, ...]

    @property
    def work(self) -> tuple[Document, tuple[Publication, ...]]:
        """The document and its publications, as find_witnesses takes them."""
        return self.article.document, (self.article.publication,)

    def testimonies(self, witness: str | None = None) -> list[Testimony]:
        """The claims as testimonies of one witness, by default of this document alone."""
        witness = witness or self.article.document.id
        return [Testimony(claim, (self.article.publication,), witness) for claim in self.claims]


def say(**fields: Any) -> dict[str, Any]:
    """One claim to be told. Codes are given as words; quantity, value and when as one value or a pair.

    told is a phrase that stands beside the number: 'so far'.

    system=None leaves the designation out; give item and category with it.
    """
    if unknown := set(fields) - set(SAYING):
        raise TypeError(f"a claim has no field {sorted(unknown)}")
    return {**SAYING, **fields}


def report(
    name: str,
    *sayings: Mapping[str, Any],
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    language: str | None = "en",
    coder: Coder = CODER,
) -> Report:
    """A document that tells the sayings one after the other, a sentence each; name makes its text its own."""
    told, text = [], f"{name}."
    for saying in sayings:
        sentence, spans = _sentence(saying, at=len(text) + 1)
        text += f" {sentence}"
        told.append((saying, spans, Span(len(text) - len(sentence), len(text))))
    made = article(text, published=published, outlet=outlet, url=url, title=title, language=language)
    return Report(made, tuple(_claim(made, *parts, coder=coder) for parts in told))


def article(
    text: str,
    *,
    furniture: str = "",
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    language: str | None = "en",
) -> Article:
    """An article with the given body, followed by furniture that is no evidence."""
    regions = [Region(Span(0, len(text)), Label.BODY, language=language)] if text else []
    whole = f"{text}\n{furniture}" if furniture else text
    if furniture:
        regions.append(Region(Span(len(whole) - len(furniture), len(whole)), Label.FURNITURE, "made"))
    document = Document(whole, tuple(regions))
    publication = Publication(
        document.id, title=title, outlet=outlet, url=url, published=published, language=language
    )
    return Article(document.id, document, publication)


def _sentence(saying: Mapping[str, Any], *, at: int) -> tuple[str, dict[Role, tuple[Span, ...]]]:
    """The sentence and where in the document it names each argument, if it starts at `at`."""
    parts: list[tuple[str, Role | None]] = [
        (f"{saying['speaker']} said:" if saying["speaker"] else "", None),
        (saying["supplier"] or "", Role.SUPPLIER),
        (f"{saying['polarity']} {saying['certainty']} {saying['stage']} to", None),
        (saying["recipient"] or "", Role.RECIPIENT),
        (saying["told"] or "", None),
        (_told(saying["quantity"]), Role.QUANTITY),
        (saying["item"], Role.ITEM),
        (f"in {saying['unit']}s" if saying["quantity"] is not None else "", None),
        (_told(saying["value"]), Role.VALUE),
        (_told(saying["when"]), Role.WHEN),
        (f"under {saying['package']}" if saying["package"] else "", None),
    ]
    sentence, spans = "", {}
    for words, role in parts:
        if words:
            sentence += " " if sentence else ""
            if role is not None:
                spans[role] = (Span(at + len(sentence), at + len(sentence) + len(words)),)
            sentence += words
    return sentence + ".", spans


def _claim(
    article: Article,
    saying: Mapping[str, Any],
    mentions: Mapping[Role, tuple[Span, ...]],
    whole: Span,
    *,
    coder: Coder,
) -> Claim:
    quantity, value, when = (_pair(saying[field]) for field in ("quantity", "value", "when"))
    return Claim(
        article=article,
        coder=coder,
        supplier=saying["supplier"],
        recipient=saying["recipient"],
        item=saying["item"],
        system=saying["system"],
        category=Category(saying["category"]),
        stage=Stage(saying["stage"]),
        polarity=Polarity(saying["polarity"]),
        certainty=Certainty(saying["certainty"]),
        quantity=quantity and Bounds(*quantity, Unit(saying["unit"])),
        value=value and Money(*value, saying["currency"]),
        value_of=saying["value_of"] and ValueOf(saying["value_of"]),
        package=saying["package"],
        when=when and Period(*when),
        speaker=saying["speaker"],
        side=saying["side"] and Side(saying["side"]),
        mentions=mentions,
        evidence=(Quote(whole, article.words(whole)),),
        trigger=whole,
    )


def _pair(given: Any) -> tuple[Any, Any] | None:
    return given if given is None or isinstance(given, tuple) else (given, given)


def _told(given: Any) -> str:
    if given is None:
        return ""
    return "{} to {}".format(*given) if isinstance(given, tuple) else str(given)
