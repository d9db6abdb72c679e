"""The regions of a document: every unit of its text labelled body, furniture or comment, with the reason.

What is not known to be furniture or a comment is body: a paragraph lost is worse than a heading kept.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice, pairwise

from armsledger.documents.comments import comments_begin, is_comment_head
from armsledger.documents.dates import dated_line, lone_date
from armsledger.documents.document import Label, Region
from armsledger.documents.found import Unit
from armsledger.documents.furniture import furniture_reason, heads_teasers
from armsledger.documents.language import detect_language, script
from armsledger.documents.paragraphs import ends_sentence, is_prose

_CAPTION = re.compile(
    r"""[^.!?]{2,60}\s[-–—]\s.{10,250},\s?\d{1,2}\s?[A-Z][a-z]{2,8}\.?\s?\d{4}\.?
      | .{3,200}\((?:image|photo|credit|picture)\b.{1,60}\)\.?""",
    re.VERBOSE | re.IGNORECASE,
)
_BYLINE = re.compile(
    r"\W*(?:by|source|sources|posted (?:by|on)|published by|written by|authors?)\b.{1,110}", re.IGNORECASE
)
_ISSUED = re.compile(r"\b(?:issued|posted|published|updated)\b")
_DATELINE = re.compile(r"[^.!?:;]{0,50}[\s(,].{6,24}?\d{4}\s?(?:[()/:–—-]|\.\s?/)")
_DATELINE_REACH = 90

_Verdict = tuple[Label, str]

TEASER_REACH = 60
"""No heading stands above more lines of other stories than this."""

MENU_LINES = 4
"""So many lines of single words above a text are the menu of a site."""

OUTSIDE_ARTICLE = "outside_article"
LINKS = "links"
"""The reasons of blocks that no structure names: they stand outside the article, or are but links."""

BESIDE_ARTICLE = ((Label.FURNITURE, OUTSIDE_ARTICLE), (Label.FURNITURE, LINKS))


def label(units: Sequence[Unit]) -> tuple[Region, ...]:
    """The regions of a text's units, in order."""
    verdicts: list[_Verdict | None] = [(u.label, u.reason) if u.label else None for u in units]
    _mark_comments(units, verdicts)
    _mark_furniture(units, verdicts)
    _mark_teasers(units, verdicts)
    _mark_menus(units, verdicts)
    _mark_dates(units, verdicts)
    _mark_other_scripts(units, verdicts)
    regions = []
    for unit, verdict in zip(units, verdicts, strict=True):
        kind, reason = verdict or (Label.BODY, _body_reason(unit))
        regions.append(Region(unit.span, kind, reason, detect_language(unit.text)))
    return tuple(regions)


def body_language(text: str, regions: Sequence[Region]) -> str | None:
    """The language that most of the body is in; where no paragraph is sure, the likeliest of the whole."""
    body = [region for region in regions if region.label is Label.BODY]
    sizes: Counter[str] = Counter()
    for region in body:
        if region.language:
            sizes[region.language] += region.span.end - region.span.start
    if not sizes:
        return detect_language(" ".join(text[r.span.start : r.span.end] for r in body), sure=0.0)
    return min(sizes, key=lambda code: (-sizes[code], code))


def date_in_text(text: str, regions: Sequence[Region]) -> str | None:
    """The full date that a text gives itself: above its first paragraph, in its dateline, or below it."""
    above: list[str] = []
    below: list[str] = []
    first: str | None = None
    for region in regions:
        words = text[region.span.start : region.span.end]
        if region.label is Label.COMMENT:
            break
        if region.reason in ("date", "byline"):
            dated = dated_line(words)
            (above if first is None else below).extend([dated.day] if dated else [])
        elif region.label is Label.BODY and first is None and is_prose(words):
            first = words
    if above:
        return above[0]
    dateline = _DATELINE.match(first[:_DATELINE_REACH]) if first else None
    stated = dated_line(dateline.group()) if dateline else None
    if stated:
        return stated.day
    return below[0] if len(set(below)) == 1 else None


def _open(verdict: _Verdict | None) -> bool:
    """Whether the file's structure leaves it to the words what a unit is."""
    return verdict is None or verdict[0] is Label.BODY


def _mark_comments(units: Sequence[Unit], verdicts: list[_Verdict | None]) -> None:
    """Comments that no structure names; of a page, also among what stands below its article."""
    article = next((i for i, unit in enumerate(units) if unit.label is Label.BODY), 0)
    candidates = [
        i
        for i, verdict in enumerate(verdicts)
        if _open(verdict) or (i > article and verdict in BESIDE_ARTICLE)
    ]
    begin = comments_begin([units[i].text for i in candidates])
    if begin is not None:
        for i in candidates[begin:]:
            verdicts[i] = (Label.COMMENT, "comments")


def _mark_furniture(units: Sequence[Unit], verdicts: list[_Verdict | None]) -> None:
    for i, unit in enumerate(units):
        if not _open(verdicts[i]) or unit.reason == "caption":
            continue
        reason = furniture_reason(unit.text)
        if unit.reason == "headline" and reason != "error_page":
            continue
        if reason is None and (is_comment_head(unit.text) or (unit.text.isdigit() and len(unit.text) <= 3)):
            reason = "navigation"
        if reason:
            verdicts[i] = (Label.FURNITURE, reason)


def _mark_teasers(units: Sequence[Unit], verdicts: list[_Verdict | None]) -> None:
    """Under 'Related stories' the titles, and their summaries where the two take turns to the end."""
    for head, unit in enumerate(units):
        if not _open(verdicts[head]) or not heads_teasers(unit.text):
            continue
        verdicts[head] = (Label.FURNITURE, "teaser")
        below = list(islice((i for i in range(head + 1, len(units)) if _open(verdicts[i])), TEASER_REACH))
        titles = {i for i in below if not is_prose(units[i].text) and not ends_sentence(units[i].text)}
        summaries = [b for a, b in pairwise(below) if a in titles and b not in titles]
        turns = len(summaries) >= 2 and len(summaries) + len(titles) == len(below)
        for i in below:
            if i not in titles and not turns:
                break
            verdicts[i] = (Label.FURNITURE, "teaser")


def _mark_menus(units: Sequence[Unit], verdicts: list[_Verdict | None]) -> None:
    """Lines of a word or three above the first paragraph, many together: the sections of a site."""
    run: list[int] = []
    for i, unit in enumerate(units):
        named = len(unit.text.split()) <= 3 and unit.text.replace(" ", "").isalpha()
        if verdicts[i] is None and named:
            run.append(i)
            continue
        if len(run) >= MENU_LINES:
            for at in run:
                verdicts[at] = (Label.FURNITURE, "navigation")
        if _open(verdicts[i]):
            run = []
            if is_prose(unit.text):
                return


def _mark_dates(units: Sequence[Unit], verdicts: list[_Verdict | None]) -> None:
    """Lone dates above the first paragraph and below the last; one in between belongs to a chronicle."""
    prose = [i for i, u in enumerate(units) if _open(verdicts[i]) and is_prose(u.text)]
    first, last = (prose[0], prose[-1]) if prose else (len(units), -1)
    for i, unit in enumerate(units):
        if _open(verdicts[i]) and (i < first or i > last) and lone_date(unit.text):
            verdicts[i] = (Label.FURNITURE, "date")


def _mark_other_scripts(units: Sequence[Unit], verdicts: list[_Verdict | None]) -> None:
    """Lines without a sentence in another script than the body's: menus of the site's other editions."""
    letters: Counter[str] = Counter()
    scripts = [script(u.text) for u in units]
    open_units = [i for i, verdict in enumerate(verdicts) if _open(verdict) and scripts[i]]
    for i in [i for i in open_units if ends_sentence(units[i].text)] or open_units:
        letters[str(scripts[i])] += len(units[i].text)
    main = min(letters, key=lambda name: (-letters[name], name), default=None)
    for i, unit in enumerate(units):
        if _open(verdicts[i]) and scripts[i] not in (main, None) and not ends_sentence(unit.text):
            verdicts[i] = (Label.FURNITURE, "other_language")


def _body_reason(unit: Unit) -> str:
    line = unit.text
    credited = _BYLINE.fullmatch(line) or _ISSUED.search(line)
    if len(line) <= 120 and not is_prose(line) and credited and dated_line(line):
        return "byline"
    return "caption" if len(line) <= 300 and _CAPTION.fullmatch(line) else "text"
