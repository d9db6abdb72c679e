"""Which register a file is of: reading it as articles, and the coder of its rows."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from functools import cache
from pathlib import Path

from armsledger.claims import Coder
from armsledger.claims.coders import ArticleCoder
from armsledger.documents import Article, Publication, ReadOptions, SetAside
from armsledger.errors import InputError
from armsledger.registers.coders import NOTICES, SIPRI, UNROCA
from armsledger.registers.declarations import UnrocaCoder, read_declarations
from armsledger.registers.notices import NoticeCoder, read_notices
from armsledger.registers.sipri import SipriCoder
from armsledger.registers.sipri_export import read_sipri
from armsledger.values import in_time

DATED_BY_IMPORT = "dated_by_import"
"""The flag of a row that counts as published when it was imported."""


class RegisterKind(StrEnum):
    """The registers that can be imported."""

    UNROCA = "unroca"
    SIPRI = "sipri"
    NOTICES = "notices"


_KINDS = {
    UNROCA.name: RegisterKind.UNROCA,
    SIPRI.name: RegisterKind.SIPRI,
    NOTICES.name: RegisterKind.NOTICES,
}


def read_register(kind: RegisterKind, path: Path, options: ReadOptions) -> Iterator[Article | SetAside]:
    """The rows of a register's file as articles, in its order.

    Published where the file says when; InputError where there is no such file, or it is of another kind.
    """
    if not path.is_file():
        told = "is no file" if path.exists() else "there is no such file"
        raise InputError(f"{path}: {told}; give the file of the register itself")
    if kind is RegisterKind.UNROCA:
        return read_declarations(path)
    return read_sipri(path) if kind is RegisterKind.SIPRI else read_notices(path, options)


def dated(row: Article, known: Iterable[Publication], options: ReadOptions) -> Article:
    """A row with a date of publication: as its file says, else as options say, else that of the import.

    known are the publications of the same row that were imported before: a second import makes no new one.
    """
    publication = row.publication
    if publication.published is not None:
        return row
    dates = [p.published for p in known if p.outlet == publication.outlet and p.published]
    date = options.published or min(dates, key=in_time, default=options.today)
    flags = set(publication.flags) - {"undated"}
    if options.published is None:
        flags.add(DATED_BY_IMPORT)
    return replace(row, publication=replace(publication, published=date, flags=tuple(sorted(flags))))


@cache
def coder_of(kind: RegisterKind) -> ArticleCoder:
    """The coder of a register's rows."""
    if kind is RegisterKind.UNROCA:
        return UnrocaCoder()
    return SipriCoder() if kind is RegisterKind.SIPRI else NoticeCoder()


def register_coder(coder: Coder | None) -> ArticleCoder | None:
    """What codes a document again whose claims are a register's; None where they are not."""
    kind = _KINDS.get(coder.name) if coder else None
    return None if kind is None else coder_of(kind)
