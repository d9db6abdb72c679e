"""Where readers' comments begin in a text that does not say so by its structure.

Three signs: a heading ('Leave a reply', 'Readers say'), an author's line ('1. Hratch said:'), and the rhythm
of names, times and 'Reply'. Below the beginning nothing is body again: a reader may paste half an article.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate, zip_longest

from armsledger.documents.dates import dated_line
from armsledger.documents.paragraphs import is_prose

_COUNT = r"(?:[(\[]?\d[\d,.]*[)\]]?|one|two|three)"
_STRONG_HEAD = re.compile(
    rf"""leave\s(?:a|your)\s(?:reply|comment|response).{{0,60}}
      | {_COUNT}\s(?:thoughts?|responses?|replies|comments?|reactions?)\s(?:on|to)\s.{{1,200}}
      | (?:what\s)?(?:our\s)?readers?(?:['’]s?|s['’])?\s
        (?:say|said|write|wrote|react|respond|speak|opinions?|views|forum|letters)
      | (?:discussion|comments?|commenting|community|moderation)\s
        (?:policy|guidelines|rules|standards).{{0,40}}
      | (?:.{{0,60}}[.?!]\s)?(?:you\smust\s(?:be\slogged|log)\sin|log\sin|sign\sin|register)
        (?:\sor\s[\w\s]+)?\sto\s(?:post|leave|add|write)?\s?(?:a\s)?(?:comment|reply).{{0,40}}
      | (?:post|add|write|submit)\s(?:a|your)\s(?:new\s)?(?:comment|reply|response).{{0,40}}
      | be\sthe\sfirst\sto\s(?:comment|reply).{{0,30}}
      | sort\sby:?\s(?:newest|oldest|best|top|latest).{{0,60}}
      | comments\sare\s(?:closed|welcome|moderated|now\sclosed).{{0,300}}
      | the\scomments\sbelow\shave\s.{{1,150}} | (?:blog\s)?comments\spowered\sby\s.{{1,40}}
      | (?:your|readers?['’]?s?['’]?|user|all|facebook|disqus)\scomments?(?:\s{_COUNT})?
      | оставить\sкомментарий | добавить\sкомментарий | yorum\s(?:yaz|yap) | şərh\syaz.{{0,20}}
      | թողնել\sմեկնաբանություն""",
    re.VERBOSE | re.IGNORECASE,
)
_WEAK_HEAD = re.compile(
    rf"""(?:(?:view|show|see|read|hide|no)\s)?(?:all\s)?(?:{_COUNT}\s?)?comments(?:\s?{_COUNT})?
      | (?:latest|newest|recent|top|best|popular|featured|most\s\w+)\scomments(?:\s?{_COUNT})?
      | {_COUNT}\s?(?:comment|repl(?:y|ies)|responses?)
      | (?:replies|responses|discussion|conversation|forum)\s?{_COUNT}(?:\s?comments)?
      | join\s(?:the|our)\s(?:conversation|discussion|debate) | have\syour\ssay | readers?['’]?s?['’]?\sforum
      | (?:{_COUNT}\s)?(?:комментари(?:и|ев|й|я)|коментарі|yorum(?:lar)?|şərh(?:lər)?|კომენტარები
        |մեկնաբանություն(?:ներ)?|commentaires?|kommentare?|comentarios?|التعليقات)(?:\s?{_COUNT})?""",
    re.VERBOSE | re.IGNORECASE,
)
_VAGUE_HEAD = re.compile(
    r"comment|discussion|forum|talkbacks?|guest\s?book|replies|responses|your\s(?:views?|opinions?)",
    re.IGNORECASE,
)
_NAME = r"[^\W_][^,;:!?\"“”«»\n]{0,40}?"
_SAYS = r"(?:said|says|wrote|writes|commented|comments|replied|replies|responded)"
_LISTED_AUTHOR = re.compile(rf"(?:(?P<number>\#?\d{{1,4}}[.):]?)|[•·*‣▪–—-])\s+{_NAME}\s{_SAYS}\s?:?")
_AUTHOR = re.compile(rf"{_NAME}\s(?:(?:on|at)\s.{{5,40}}\s)?{_SAYS}\s?:")
_NICK_LINE = re.compile(r"[^\W_][\w.'’ -]{0,24}:\s\S.*")
_AGO = re.compile(
    r"""(?:.{1,40}?[\s,·•|—–-]+)?(?:(?:about|over|almost)\s)?
        (?:(?:\d+|an?|one)\s?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|yrs?|[smhdwy])\sago
         |yesterday(?:\sat\s\d.{2,8})?|just\snow)
        (?:[\s·•|,-].{0,25})?""",
    re.VERBOSE | re.IGNORECASE,
)
_REPLY = re.compile(
    r"""(?:(?:reply|like|dislike|report(?:\sabuse)?|flag|upvote|downvote|permalink|quote|edit|share|recommend
         |ответить|yanıtla|cavabla|պատասխանել)
        (?:\sto\s\S{1,30})?[\s·•|,/()\d+-]*){1,6}""",
    re.VERBOSE | re.IGNORECASE,
)
_TRIM = " \t\u00a0:…↓▼▲>»›|·•*#–—-"
_OPENING_QUOTES = "\"“„«‘'"

REACH = 15
"""A comment is not longer than so many lines, else the next author's line belongs to something else."""

MANY_PROSE = 4
"""So many paragraphs below a bare 'Comments' after a single one: it is a count in the page's head."""


def comments_begin(lines: Sequence[str]) -> int | None:
    """The index of the line at which readers' comments begin, None where there are none."""
    prose = list(accumulate((is_prose(line) for line in lines), initial=0))
    marks = [i for i in range(len(lines)) if _is_mark(lines, i)]
    heads = (i for i, line in enumerate(lines) if _head(line) and _head_begins(lines, i, prose, marks))
    starts = (next(heads, None), _rhythm(lines, prose, marks))
    return min((start for start in starts if start is not None), default=None)


def is_comment_head(text: str) -> bool:
    """Whether a line is such as stands above readers' comments ('3 comments', 'Leave a reply')."""
    return _head(text) in ("strong", "weak")


def _head(text: str) -> str | None:
    line = " ".join(text[:400].split()).strip(_TRIM)
    if len(line) > 300:
        return None
    if _STRONG_HEAD.fullmatch(line):
        return "strong"
    if len(line) > 60:
        return None
    if _WEAK_HEAD.fullmatch(line):
        return "weak"
    return "vague" if _VAGUE_HEAD.fullmatch(line) else None


def _head_begins(lines: Sequence[str], at: int, prose: Sequence[int], marks: Sequence[int]) -> bool:
    """Whether a heading stands above comments rather than being a link in the head of the page.

    prose counts the paragraphs above each line. A vague heading ('Discussion') may be an article's own, and
    needs authors below it.
    """
    before, after = prose[at], prose[-1] - prose[at]
    following = bisect_right(marks, at)
    confirmed = (following < len(marks) and marks[following] <= at + 8) or _nicks_follow(lines, at)
    kind = _head(lines[at])
    if confirmed or kind == "strong":
        return at > 0 and (before > 0 or (confirmed and after > 0))
    return kind == "weak" and (before >= 2 or (before == 1 and after < MANY_PROSE))


def _nicks_follow(lines: Sequence[str], head: int) -> bool:
    """Whether each of at least two lines below a heading begins with a name and a colon."""
    below = [line.strip() for line in lines[head + 1 : head + 4]]
    return len(below) >= 2 and all(map(_NICK_LINE.fullmatch, below[:2]))


def _is_mark(lines: Sequence[str], at: int) -> bool:
    """Whether a line opens a comment: an author's line, or a name and a time."""
    line = " ".join(lines[at].split())
    if len(line) > 100:
        return False
    if _LISTED_AUTHOR.fullmatch(line):
        return True
    following = lines[at + 1].strip() if at + 1 < len(lines) else ""
    if _AUTHOR.fullmatch(line):
        return not following.startswith(tuple(_OPENING_QUOTES))
    if _AGO.fullmatch(line):
        return True
    dated = dated_line(line)
    if dated is None or not dated.clock:
        return False
    return _is_name(dated.rest) if dated.rest else at > 0 and _is_name(lines[at - 1])


def _is_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= 4 and len(text) <= 40 and text[0].isalnum() and text[-1] not in '.!?:…”"'


def _rhythm(lines: Sequence[str], prose: Sequence[int], marks: Sequence[int]) -> int | None:
    """The first mark after some prose that is sure by itself or is followed by the like of it."""
    after = [mark for mark in marks if prose[mark] > 0]
    known = frozenset(marks)
    for mark, following in zip_longest(after, after[1:]):
        numbered = _LISTED_AUTHOR.fullmatch(" ".join(lines[mark].split()))
        if (numbered and numbered["number"]) or _answered(lines, mark):
            return _with_name(lines, mark)
        near = following is not None and following - mark <= REACH
        if near and any(_is_text(lines, i, known) for i in range(mark + 1, following)):
            return _with_name(lines, mark)
    return None


def _answered(lines: Sequence[str], mark: int) -> bool:
    """Whether a comment's text and then a line such as 'Reply' follow."""
    below = range(mark + 2, min(mark + 7, len(lines)))
    return any(_REPLY.fullmatch(" ".join(lines[i].split())) for i in below)


def _is_text(lines: Sequence[str], at: int, marks: frozenset[int]) -> bool:
    followed = at + 1 in marks
    return at not in marks and not (followed and _is_name(lines[at].strip()))


def _with_name(lines: Sequence[str], mark: int) -> int:
    """The line of the author's name above a line of nothing but a time."""
    line = " ".join(lines[mark].split())
    named: Callable[[str], object] = _LISTED_AUTHOR.fullmatch
    if mark > 0 and not named(line) and not _AUTHOR.fullmatch(line) and _is_name(lines[mark - 1].strip()):
        return mark - 1
    return mark
