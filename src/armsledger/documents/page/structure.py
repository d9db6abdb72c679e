"""What a page's elements say of the text inside them: navigation, comments, captions, links."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from lxml.html import HtmlElement

_FURNITURE_TAGS = {
    "nav": "navigation",
    "footer": "footer",
    "form": "form",
    "button": "button",
    "menu": "navigation",
}
_FURNITURE_ROLES = {
    "navigation": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "banner": "banner",
    "contentinfo": "footer",
    "search": "form",
    "toolbar": "share",
    "dialog": "notice",
    "alertdialog": "notice",
}
_FURNITURE_WORDS = {
    "navigation": """nav navbar navigation menu menubar submenu breadcrumb breadcrumbs pagination pager
        toolbar topbar masthead sitemap skip""",
    "share": "share sharing shares sharebar addthis addtoany social socials sociallinks",
    "teaser": """related recommended recommendation recommendations recirculation promo promos teaser teasers
        popular trending mostread outbrain taboola readmore morefrom alsoread crosslinks""",
    "subscribe": "newsletter newsletters subscribe subscription signup paywall optin",
    "advertisement": """ad ads advert adverts advertisement advertisements advertising sponsor sponsored dfp
        adsense""",
    "cookies": "cookie cookies consent gdpr cookiebar",
    "sidebar": "sidebar widget widgets aside rail",
    "footer": "footer copyright colophon",
    "tags": "tags taglist tagcloud keywords",
}
_FURNITURE_BY_WORD = {word: reason for reason, words in _FURNITURE_WORDS.items() for word in words.split()}
_COMMENT_TOKEN = re.compile(
    r"""(?:[\w-]*[-_])?comments?
        (?:[-_][\w-]*|list|body|text|content|area|section|thread|item|author|wrap\w*|box|block|form|s)?
      | (?:fb|facebook|user|reader)comments? | disqus[\w-]* | respond | livefyre[\w-]* | talkback[\w-]*
      | repl(?:y|ies)(?:[-_]list)? | discussion(?:[-_](?:area|list|thread|section|policy))?""",
    re.VERBOSE,
)
_NO_COMMENT_TOKEN = re.compile(
    r"""(?:[\w-]*[-_])?(?:no|has|with|and|hide|show|allow|enabled?)[-_]comments?[\w-]*
      | [\w-]*comments?[-_](?:open|closed|enabled|disabled|on|off|allowed)""",
    re.VERBOSE,
)
_COMMENT_ITEM = re.compile(r"schema\.org/(?:User)?Comments?\b")
_CAPTION_WORDS = frozenset(("caption", "captions", "figcaption", "imagecaption", "photocaption"))
_WORDS = re.compile(r"[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
WRAPPING_FORM = 300
"""A form with so many characters of text is not there to be filled in."""

_HOLDERS = ("html", "body", "main")


@dataclass(frozen=True, slots=True)
class Landmarks:
    """The elements of a page that hold a top heading, and those that hold its article in any other way."""

    headed: frozenset[HtmlElement]
    holding: frozenset[HtmlElement]

    @classmethod
    def of(cls, root: HtmlElement) -> "Landmarks":
        """The landmarks of a page."""
        headed = frozenset(above for h1 in root.iter("h1") for above in h1.iterancestors())
        bodies = root.xpath("//article | //*[@itemprop='articleBody']")
        return cls(headed, headed.union(*(body.iterancestors() for body in bodies)))

    def article_inside(self, element: HtmlElement) -> bool:
        """Whether the article itself stands inside, so that a class such as 'with-sidebar' says nothing."""
        return element in (self.headed if element.tag == "article" else self.holding)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a page's structure a text stands.

    heading is the tag of the heading that it stands in; furniture the reason why it would be furniture, sure
    where a tag says so rather than a class name.
    """

    heading: str = ""
    furniture: str = ""
    sure: bool = False
    comment: bool = False
    caption: bool = False
    article: bool = False
    link: bool = False
    preformatted: bool = False

    def within(self, element: HtmlElement, landmarks: "Landmarks") -> "Place":
        """The place of the text inside an element that stands here, on a page with these landmarks."""
        tag = element.tag
        furniture, sure = self.furniture, self.sure
        if not sure:
            said = _furniture(element, landmarks, inside_article=self.article)
            if said is not None:
                furniture, sure = said
        return replace(
            self,
            heading=tag if tag in ("h1", "h2", "h3") else self.heading,
            furniture=furniture,
            sure=sure,
            comment=self.comment or _holds_comments(element, landmarks),
            caption=self.caption or _is_caption(element),
            article=self.article or tag in ("article", "main") or element.get("itemprop") == "articleBody",
            link=self.link or (tag == "a" and element.get("href") is not None),
            preformatted=self.preformatted or tag == "pre",
        )


ROOT = Place()


def _furniture(
    element: HtmlElement, landmarks: Landmarks, *, inside_article: bool
) -> tuple[str, bool] | None:
    """Why an element is furniture and whether that is sure; None where it says nothing."""
    tag = element.tag
    if tag in _FURNITURE_TAGS and not (tag == "form" and holds_paragraphs(element)):
        return _FURNITURE_TAGS[tag], True
    role = element.get("role")
    if role in _FURNITURE_ROLES:
        return _FURNITURE_ROLES[role], True
    if tag == "aside":
        return "sidebar", False
    if tag == "header" and not inside_article and element not in landmarks.headed:
        return "banner", False
    if tag in _HOLDERS:
        return None
    for word in _words(element):
        if word in _FURNITURE_BY_WORD and not landmarks.article_inside(element):
            return _FURNITURE_BY_WORD[word], False
    return None


def _holds_comments(element: HtmlElement, landmarks: Landmarks) -> bool:
    if element.tag in _HOLDERS:
        return False
    if _COMMENT_ITEM.search(element.get("itemtype") or ""):
        return True
    tokens = f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()
    named = any(
        _COMMENT_TOKEN.fullmatch(token) and not _NO_COMMENT_TOKEN.fullmatch(token) for token in tokens
    )
    return named and not landmarks.article_inside(element)


def _is_caption(element: HtmlElement) -> bool:
    return element.tag in ("figcaption", "caption") or not _CAPTION_WORDS.isdisjoint(_words(element))


def holds_paragraphs(element: HtmlElement) -> bool:
    """Whether a form is a wrapping of the whole page rather than a form."""
    if element.find(".//h1") is not None or len(element.findall(".//p")) >= 3:
        return True
    offered = sum(len(select.text_content()) for select in element.iter("select", "textarea"))
    return len(element.text_content()) - offered >= WRAPPING_FORM


def _words(element: HtmlElement) -> tuple[str, ...]:
    return _split(f"{element.get('class') or ''} {element.get('id') or ''}")


@lru_cache(maxsize=4096)
def _split(names: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(_CAMEL.sub(" ", names).lower()))
