"""A line of the UN Register as a document, and the one claim that it makes: so many were transferred in a year."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from armsledger.catalogue import Designation, ItemMention, catalogue
from armsledger.claims import Claim
from armsledger.documents import Article, SetAside
from armsledger.registers.coders import UNROCA
from armsledger.registers.goods import fits
from armsledger.registers.rows import Copies, Row, row_article
from armsledger.registers.unroca import INFERRED, STATED, Declaration, declaration_of, read_unroca
from armsledger.terms import Category, Certainty, Role, Side, Stage
from armsledger.values import Period, Span

OUTLET = "UN Register of Conventional Arms"

LONGEST_ITEM = 60
"""Characters of comments that are taken, whole, for what was transferred."""

_PARTED = re.compile(r"[;&+]|\band\b|\d\s*(?:pcs?|x)\b", re.IGNORECASE)
_NUMERAL = re.compile(r"[IV]+\.?\s*(?:\([a-z]\)\s*)?")


class UnrocaCoder:
    """Finds the claim of a declared line."""

    coder = UNROCA
    languages: frozenset[str] = frozenset()

    def code(self, article: Article) -> tuple[Claim, ...]:
        """The line's one claim; RowFault where it can't be understood."""
        row = Row.of(article.document)
        said = declaration_of(row.columns)
        item, system = _goods(row, said)
        speaker, side = _speaker(said)
        claim = Claim(
            article=article,
            coder=UNROCA,
            supplier=said.exporter,
            recipient=said.importer,
            item=article.words(item),
            system=system,
            category=said.category,
            quantity=said.number,
            stage=Stage.DELIVERY,
            certainty=Certainty.CERTAIN,
            when=Period.of(str(said.year)),
            speaker=speaker,
            side=side,
            state_of_origin=said.state_of_origin,
            mentions={
                Role.SUPPLIER: row.span("exporter"),
                Role.RECIPIENT: row.span("importer"),
                Role.ITEM: (item,),
                Role.QUANTITY: _number(row, said),
                Role.WHEN: row.span("year"),
            },
            evidence=(row.quote(),),
            trigger=row.line("num_items"),
            why=_why(said),
        )
        return (claim,)


def read_declarations(path: Path) -> Iterator[Article | SetAside]:
    """The lines of a file as articles, and those that can't be used; InputError where it is no such file."""
    declarations, set_aside = read_unroca(path)
    yield from articles(declarations, source=str(path))
    yield from set_aside


def articles(declarations: Iterable[Declaration], *, source: str) -> Iterator[Article]:
    """Declared lines as articles, each with who declared it as far as that is known."""
    copies = Copies()
    for said in declarations:
        declared = [(name, value) for name, value in said.columns if name not in (STATED, INFERRED)]
        name, _ = _speaker(said)
        declared.append((INFERRED if said.reporter_inferred else STATED, name or ""))
        by = f"Declaration of {name}" if name else "Declaration to the Register"
        title = f"{by}, {said.year}: {said.exporter_name} to {said.importer_name}"
        yield row_article(
            copies.text(declared), outlet=OUTLET, title=title, published=None, source=f"{source}:{said.line}"
        )


def _speaker(said: Declaration) -> tuple[str | None, Side | None]:
    """The declaring state as the line names it, and its side."""
    if said.reporter == said.exporter:
        return said.exporter_name, Side.SUPPLIER
    return (said.importer_name, Side.RECIPIENT) if said.reporter == said.importer else (None, None)


def _goods(row: Row, said: Declaration) -> tuple[Span, str | None]:
    """The words for what was transferred, and its designation if the comments name a single one."""
    comments = row.get("comments")
    named = _one_type(comments, said.category)
    if named is not None:
        words, designation = named
        return row.span("comments", words)[0], designation.name
    if comments and len(comments) <= LONGEST_ITEM:
        return row.span("comments")[0], None
    category = row.get("category")
    words = category[_numeral_end(category) :].rstrip(" .")
    return row.span("category", words or category)[0], None


def _one_type(comments: str, category: Category) -> tuple[str, Designation] | None:
    """The one type that comments are about and the words that name it; None where there are more, or other goods."""
    whole = catalogue().designation(comments) if comments else None
    if whole is not None and fits(whole, category):
        return comments, whole
    if _PARTED.search(comments):
        return None
    items: list[ItemMention] = catalogue().items_in(comments)
    if len(items) != 1 or items[0].designation is None or not fits(items[0].designation, category):
        return None
    return comments[items[0].start : items[0].end], items[0].designation


def _numeral_end(category: str) -> int:
    found = _NUMERAL.match(category)
    return found.end() if found else 0


def _number(row: Row, said: Declaration) -> tuple[Span, ...]:
    """Where the number stands: in its own column, or in the comments that it points to."""
    if said.number is None:
        return ()
    if any(letter.isdigit() for letter in row.get("num_items")):
        return row.span("num_items")
    digits = re.search(r"\d[\d ,]*\d|\d", row.get("comments"))
    return row.span("comments", digits.group()) if digits else ()


def _why(said: Declaration) -> str:
    """For people, an aspect a line."""
    inferred = "inferred from the order of the lines, not stated by the source"
    told = {
        "trigger": "a line of the UN Register of Conventional Arms",
        "item": f"category {said.category} by {said.unroca_category!r}",
        "stage": "delivery: the Register records transfers made",
        "quantity": f"none: {said.withheld}" if said.withheld else "",
        "speaker": "not known who declared it"
        if said.reporter is None
        else f"the declaring state, {inferred if said.reporter_inferred else 'as the source states it'}",
    }
    return "\n".join(f"{aspect}: {reason}" for aspect, reason in told.items() if reason)
