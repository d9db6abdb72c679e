"""Any input to articles, one after the other: find the files, read each by its format, label, date, check."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from armsledger.documents.dates import date_given
from armsledger.documents.decoding import check_storable
from armsledger.documents.document import Article, Document, Label, Publication
from armsledger.documents.formats.archive import members
from armsledger.documents.formats.jsonlines import read_json_lines
from armsledger.documents.formats.pdf import read_pdf
from armsledger.documents.formats.plain import read_plain
from armsledger.documents.formats.table import read_table
from armsledger.documents.formats.word import read_word
from armsledger.documents.found import Found
from armsledger.documents.language import language_code
from armsledger.documents.options import ReadOptions
from armsledger.documents.page import read_page
from armsledger.documents.regions import body_language, date_in_text, label
from armsledger.documents.setting_aside import Kind, SetAside, Unusable
from armsledger.documents.sources import Source, refused, sources
from armsledger.values import digest, holds, is_day

READER_VERSION = "2"
"""Changes when the text made of a page, or the labels of its regions, may change."""

ENDINGS = (".txt", ".html", ".htm", ".pdf", ".docx", ".csv", ".jsonl", ".zip")

SHOWN_ID = 80
"""Characters of an article's own id that are told; some systems give whole addresses or texts as ids."""

_Result = Iterator[Found | SetAside]


def read(inputs: Sequence[str], options: ReadOptions) -> Iterator[Article | SetAside]:
    """The articles of files, folders (with all below them, by name), patterns and '-' (JSON Lines on stdin).

    Streams: no more than one document is held at a time, and of those before it only short hashes. Never
    raises for bad input: what can't be used comes as SetAside in its place. An id that a second article
    claims is set aside (duplicate_id), and so is an article that was read before word for word (repeated).
    """
    known = _Known()
    for source in sources(inputs):
        for found in [source] if isinstance(source, SetAside) else _read_source(source, options):
            article = found if isinstance(found, SetAside) else _article(found, options)
            yield article if isinstance(article, SetAside) else known.check(article)


def _read_source(source: Source, options: ReadOptions) -> _Result:
    try:
        yield from _by_format(source, options)
    except Unusable as unusable:
        yield unusable.of(source.name)
    except OSError as error:
        yield refused(error).of(source.name)


def _by_format(source: Source, options: ReadOptions) -> _Result:
    ending = source.ending
    if ending in (".jsonl", ".csv"):
        with source.open() as stream:
            reader = read_json_lines if ending == ".jsonl" else read_table
            yield from _not_empty(reader(stream, source.name, options), source.name)
    elif ending == ".zip":
        with source.open() as stream:
            yield from _not_empty(_of_members(stream, source.name, options), source.name)
    elif ending in ENDINGS:
        yield _document(source, options.max_bytes)
    else:
        raise Unusable(
            Kind.UNKNOWN_FORMAT,
            f"no reader knows the ending {ending!r}; the endings are {' '.join(ENDINGS)}"
            if ending
            else f"the name has no ending; rename it to one of {' '.join(ENDINGS)}",
        )


def _of_members(stream: BinaryIO, name: str, options: ReadOptions) -> _Result:
    for member in members(stream, name, options.max_bytes):
        yield from [member] if isinstance(member, SetAside) else _read_source(member, options)


def _not_empty(results: _Result, name: str) -> _Result:
    """The results of a file of many articles, or word that there were none at all."""
    empty = True
    for result in results:
        empty = False
        yield result
    if empty:
        yield SetAside(name, Kind.EMPTY, "the file holds no article; leave it out")


def _document(source: Source, limit: int) -> Found:
    """The one document of a file, its size checked before and while it is read."""
    size = source.size()
    if size <= limit:
        with source.open() as stream:
            data = stream.read(limit + 1)
        size = len(data)
    if size > limit:
        raise Unusable(
            Kind.TOO_LARGE, f"it is larger than {limit:,} bytes ({size:,}); raise the size limit or split it"
        )
    if not data:
        raise Unusable(Kind.EMPTY, "the file is empty; leave it out or write it again")
    try:
        return _one_document(source, data, limit)
    except Unusable:
        raise
    except Exception as error:
        # The libraries for pages, PDF and Word files raise what they like on damaged ones.
        said = f"{type(error).__name__} {error}"[:100].split("\n")[0].strip()
        raise Unusable(Kind.BROKEN, f"it can't be read as {source.ending} ({said}); save it again") from error


def _one_document(source: Source, data: bytes, limit: int) -> Found:
    name = source.name
    match source.ending:
        case ".txt":
            return read_plain(data, name)
        case ".pdf":
            return read_pdf(data, name)
        case ".docx":
            return read_word(data, name, limit)
        case _:
            return read_page(data, name)


def _article(found: Found, options: ReadOptions) -> Article | SetAside:
    """The finished article: regions, language and date settled, gaps filled from the options."""
    try:
        check_storable(found.text)
    except Unusable as unusable:
        return unusable.of(found.source)
    document = Document(found.text, label(found.units))
    if not any(region.label is Label.BODY for region in document.regions):
        return SetAside(
            found.source,
            Kind.NO_BODY,
            "it holds nothing but navigation, notices or comments; give the text of the article itself",
        )
    published, flags = _published(found, document, options)
    language = (
        language_code(found.language) or options.language or body_language(found.text, document.regions)
    )
    publication = Publication(
        document_id=document.id,
        title=_filled(found.title),
        outlet=_filled(found.outlet) or options.outlet,
        url=_filled(found.url),
        published=published,
        language=language,
        flags=flags,
        source=found.source,
    )
    return Article(_filled(found.id) or document.id, document, publication)


def _published(found: Found, document: Document, options: ReadOptions) -> tuple[str | None, tuple[str, ...]]:
    """The date of publication and the flags that go with it.

    What the file gives counts first, then the date that its text bears, then the option. Where it gives a month
    or a year alone, a day in it that one of the others tells is the date.
    """
    flags = set()
    given = _filled(found.published)
    date = date_given(given) if given else None
    if date is None and given:
        flags.add("bad_date")
    if date is None or not is_day(date):
        day = date_in_text(document.text, document.regions)
        if day and (date is None or holds(date, day)):
            date = day
            flags.add("date_from_text")
    if options.published and (date is None or holds(date, options.published)):
        date = options.published
    if date is None:
        flags.add("undated")
    elif date > options.today[: len(date)]:
        flags.add("future")
    return date, tuple(sorted(flags))


def _short(name: str) -> str:
    return name if len(name) <= SHOWN_ID else f"{name[:SHOWN_ID]}…"


def _filled(value: str | None) -> str | None:
    return value if value and value.strip() else None


@dataclass(slots=True)
class _Known:
    """Which articles were read before, by short hashes of their ids and publications."""

    publications: dict[str, str] = field(default_factory=dict)

    def check(self, article: Article) -> Article | SetAside:
        """The article itself, unless its id or, where its file gives none, its publication is known."""
        publication = article.publication
        has_own_id = article.id != article.document.id
        key = digest(["id", article.id]) if has_own_id else publication.id
        before = self.publications.setdefault(key, "")
        if not before:
            self.publications[key] = publication.id
            return article
        source = publication.source or article.id
        if before == publication.id:
            return SetAside(
                source, Kind.REPEATED, "the very same article was read before; leave one of the two out"
            )
        return SetAside(
            source,
            Kind.DUPLICATE_ID,
            f"another article has the id {_short(article.id)!r}; give each an id of its own, or leave one out",
        )
