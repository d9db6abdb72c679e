"""What could not be read: SetAside, its kinds, and the exception by which a format's reader asks for it."""

from dataclasses import dataclass
from enum import StrEnum

from armsledger.errors import InputError


class Kind(StrEnum):
    """Why an input was set aside."""

    MISSING = "missing"  # nothing stands at the path, or no file fits the pattern
    VANISHED = "vanished"  # it was there when the folder was listed, and gone when it was to be read
    UNREADABLE = "unreadable"  # the system refuses to read it
    LINK_LOOP = "link_loop"  # a link that leads back to a folder above it, or to itself
    NOT_A_FILE = "not_a_file"  # a pipe, socket or device
    UNKNOWN_FORMAT = "unknown_format"  # an ending that no reader knows
    URL = "url"  # an address on the web
    TOO_LARGE = "too_large"  # beyond ReadOptions.max_bytes
    EMPTY = "empty"  # nothing but white space
    BINARY = "binary"  # bytes that are no text
    ENCODING = "encoding"  # text in an encoding that can't be told for certain
    BROKEN = "broken"  # a damaged file
    ENCRYPTED = "encrypted"  # a file that wants a password
    NO_TEXT = "no_text"  # a PDF of pictures, an article without text
    NO_BODY = "no_body"  # nothing but navigation, notices and comments
    NOT_AN_ARTICLE = "not_an_article"  # a line or row that is not one article
    NO_COLUMN = "no_column"  # a table without a column of texts
    DUPLICATE_ID = "duplicate_id"  # another article has the same id
    REPEATED = "repeated"  # the very same article was read before
    UNSAFE_NAME = "unsafe_name"  # a name in an archive that points outside it
    NESTED_ARCHIVE = "nested_archive"  # an archive inside an archive
    ZIP_BOMB = "zip_bomb"  # an archive that unpacks to far more than it can honestly hold
    OWN_REPORT = "own_report"  # a page that this program wrote
    FORGOTTEN = "forgotten"  # a document that was taken down from the ledger


NO_FAULT = frozenset({Kind.REPEATED, Kind.OWN_REPORT, Kind.FORGOTTEN})
"""Kinds by which nothing is lost that a user meant to be read."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """One input that is not used: which, why (a code of Kind), and in words with what to do next."""

    source: str
    kind: str
    reason: str

    @property
    def is_bad(self) -> bool:
        """Whether the input is at fault; one read before, taken down, or written by us is only left out."""
        return self.kind not in NO_FAULT


class Unusable(InputError):
    """One document can't be used; kind says why."""

    def __init__(self, kind: Kind, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind

    def of(self, source: str) -> SetAside:
        """The record of it, under the name of its source."""
        return SetAside(source, self.kind, str(self))
