"""The lines of a page that are no part of its article: navigation, sharing, notices, teasers.

A pattern must fit the whole line, or be words that no article says; what fits none is left to be body.
"""

import re

from armsledger.documents.phrases import ENDINGS, NAVIGATION, SHARE_NAMES, SHARE_WORDS

_PATTERNS_BY_REASON: dict[str, tuple[str, ...]] = {
    "share": (
        r"[\d.,]+k?\s(?:shares?|views?|likes?|retweets?|reads?)",
        r"(?:please\s)?(?:share|like|follow|join)\s(?:us|this|our|@|on\s(?:facebook|twitter|telegram)).{0,120}",
        r"click to (?:share|e-?mail|print|tweet).{0,80}",
        r".{0,100}\b(?:tell us|let us know|share your|leave your)\b.{0,60}\bcomments?\b.{0,40}",
        r"think your friends would be interested\?.{0,60}",
        r"(?:subscribe to|find|visit|watch|like)\s(?:our|us on|the).{0,60}"
        r"(?:youtube|telegram|facebook|twitter|instagram|channels?).{0,60}",
    ),
    "navigation": (
        r"(?:[^>»›]{1,40}\s[>»›]\s){2,20}[^>»›]{1,80}",
        r"(?:[^\d:|/·•]{1,25}\s[|/·•]\s){2,30}[^\d:|/·•]{1,25}",
        r"page\s\d+(?:\s(?:of|/)\s\d+)?|\d+\s?/\s?\d+",
        r"(?:slideshow|gallery|photos?)\s?\(\s?\d+\s?(?:images?|photos?|pictures?)?\s?\)",
        r"(?:estimated )?reading time:?.{0,40}|\d+\smin(?:ute)?s?\sread",
        r"(?:tags?|topics?|filed under|keywords?|categor(?:y|ies)|posted in|in this story|теги|метки)"
        r"\s?:.{0,200}",
        r"text size:?.{0,20}",
    ),
    "video": (
        r"(?:we apologi[sz]e, but )?this video has failed to load.{0,100}",
        r"tap here to see other videos.{0,400}",
    ),
    "advertisement": (
        r"[-–—\s]*(?:advertise?ment|advertising|sponsored(?: content)?|advertorial|реклама|reklam)\b.{0,50}",
        r"[-–—\s]*(?:story|article)?\s?continues? (?:reading )?below.{0,40}",
    ),
    "teaser": (
        r"(?:read (?:more|also|next|on|our|the full)|also read|see also|related|recommended|watch(?: also)?"
        r"|don.t miss|must read|more from .{1,30}|читайте также|подробнее|կարդացեք նաև|devamını oku)"
        r"\s?[:：].{1,250}",
    ),
    "copyright": (
        r"(?:©|\(c\)|copyright\b).{0,300}",
        r".{0,100}\ball rights reserved\.?",
    ),
    "subscribe": (
        r"(?:×|x|✕)?\s?(?:sign up|subscribe|register)\b(?: now| today| here| to| for| free|$).{0,300}",
        r"[×✕]\s.{1,600}",
        r"enjoy(?:ing|ed)? this (?:article|story|content)\?.{0,200}",
        r"already (?:an?|have) .{0,40}(?:subscriber|subscription|account|member)\??.{0,60}",
        r"subscription required",
    ),
    "cookies": (
        r".{0,60}\b(?:this (?:web)?site|we)(?: and .{1,90})? uses? cookies.{0,600}",
        r".{0,80}\b(?:accept|enable|allow|manage)(?: all)? cookies\b.{0,300}",
    ),
    "consent": (r".{0,120}\b(?:agree to|updated|accept|read)\b.{0,40}terms\s(?:&|and)\sconditions.{0,200}",),
    "error_page": (
        r".{0,60}\b(?:page (?:you.re looking for|not found|doesn.t exist|has been removed|you requested)"
        r"|404 not found|enable javascript|outdated (?:web )?browser|timeout error occurred)\b.{0,200}",
    ),
    "contact": (
        r"(?:e-?mail|contact|tel|telephone|phone|office|mobile|fax|press cent(?:re|er))?\s?:?\s?"
        r"(?:[\w.+-]+@[\w-]+\.[\w.]+|\+?[\d\s().\-–]{7,25})",
        r"(?:media |press )?contacts?:",
    ),
    "web_address": (r"(?:https?://|www\.)\S+",),
}
_PATTERNS = tuple(
    (reason, re.compile(pattern, re.IGNORECASE | re.DOTALL))
    for reason, patterns in _PATTERNS_BY_REASON.items()
    for pattern in patterns
)

# These stand in capitals before the title of another story; in small letters an article may well say so.
_CAPITAL_TEASER = re.compile(
    r"(?:READ|MORE|ALSO|WATCH|SEE|RELATED|READ MORE|READ ALSO|ALSO READ|OPINION)\s?[:：]\s?\S.{0,200}"
)

_SUBSCRIBE_WORDS = re.compile(
    r"\b(?:enter (?:your|a valid) e-?mail|by (?:giving us|entering|submitting|providing) your e-?mail"
    r"|you are opting in|sign up for (?:the|our|my) [\w' -]{0,40}(?:newsletter|brief|digest|alerts?|updates)"
    r"|click here to subscribe|weekly newsletter|subscribe to (?:our|this)\b|thank you for subscribing"
    r"|delivered (?:straight |right |directly )?to your inbox)",
    re.IGNORECASE,
)
_SUBSCRIBE_LENGTH = 400

_RELATED_HEAD = re.compile(
    r"""(?:related|recommended|similar|popular|featured|more|other|latest|top|trending|recent|further)\s
        (?:stor(?:y|ies)|articles?|posts?|news|content|topics|reading|headlines|coverage|links)
      | related | recommended | trending | read\snext | up\snext
      | most\s(?:read|viewed|popular|shared|commented)
      | more\s(?:from|on|in|about)\s.{1,50}
      | you\s(?:may|might)\salso\s(?:like|be\sinterested\sin|enjoy)
      | recommended\sfor\syou | editor.?s.?\spicks? | (?:read|see|watch)\s(?:also|more|next) | also\sread
      | don.t\smiss | in\sthis\ssection | (?:around|from)\sthe\sweb | what\sto\sread\snext | keep\sreading
      | читайте\sтакже | по\sтеме | новости\sпо\sтеме | похожие\sновости | ilgili\shaberler
      | կարդացեք\sնաև | digər\sxəbərlər
    """,
    re.VERBOSE | re.IGNORECASE,
)

_TRIM = " \t\u00a0\u200b\ufeff|·•›»«‹>*:–—-…↓↑→←▼▲✓✕×.☆★✉"


def furniture_reason(text: str) -> str | None:
    """Why a line is furniture ('share', 'cookies', …), None where nothing says that it is."""
    line = " ".join(text.split())
    bare = line.strip(_TRIM).casefold()
    if not any(map(str.isalnum, line)) or bare in ENDINGS:
        return "separator"
    if bare in NAVIGATION:
        return "navigation"
    if _is_share_bar(bare):
        return "share"
    if _CAPITAL_TEASER.fullmatch(line):
        return "teaser"
    for reason, pattern in _PATTERNS:
        if pattern.fullmatch(line):
            return reason
    if len(line) <= _SUBSCRIBE_LENGTH and _SUBSCRIBE_WORDS.search(line):
        return "subscribe"
    return None


def heads_teasers(text: str) -> bool:
    """Whether a line is a heading such as 'Related stories', under which other stories are named."""
    line = " ".join(text.split()).strip(_TRIM)
    return len(line) <= 60 and _RELATED_HEAD.fullmatch(line) is not None


def _is_share_bar(bare: str) -> bool:
    parts = (part.strip(_TRIM) for part in re.split(r"[\s,|/]+", bare))
    words = [word for word in parts if any(map(str.isalpha, word))]
    if not 0 < len(words) <= 16 or not SHARE_WORDS.issuperset(words):
        return False
    icon_first = len(words[0]) == 1 and not SHARE_NAMES.isdisjoint(words)
    return words[0] in SHARE_NAMES or icon_first
