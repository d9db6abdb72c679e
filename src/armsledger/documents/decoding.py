"""Bytes to text, where the encoding is certain: a byte order mark, valid UTF-8, or what the file declares."""

import codecs
import re

from armsledger.documents.setting_aside import Kind, Unusable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_CONTROL_SHARE = 0.05
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text of a file, its byte order mark taken off; raises Unusable (binary, encoding, empty).

    declared is the encoding that the file itself names, tried where the bytes are not valid UTF-8.
    """
    text = _decoded(data, declared)
    if not text.strip():
        raise Unusable(Kind.EMPTY, "the file holds no text; give one with an article in it, or leave it out")
    return text


def check_storable(text: str) -> None:
    """Raises Unusable where a text holds what no text file can: NULs and halves of surrogate pairs."""
    bad = _UNSTORABLE.search(text)
    if bad and bad.group() == "\0":
        raise Unusable(
            Kind.BINARY, f"character {bad.start()} is a NUL, which no text holds; export it as plain text"
        )
    if bad:
        raise Unusable(
            Kind.ENCODING,
            f"character {bad.start()} is half a surrogate pair; write the text again as valid UTF-8",
        )


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if b"\0" in data[:8192] or b"\0" in data:
        raise _binary("a NUL byte", data.index(b"\0"))
    if data and len(data) - len(data.translate(None, _CONTROL)) > _CONTROL_SHARE * len(data):
        raise _binary("control bytes", 0)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if declared is None or _is_utf8(declared):
            raise _unclear(error, "UTF-8") from None
    return _strict(data, _meant(declared))


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _unclear(error, encoding) from None


def _meant(declared: str) -> str:
    """The encoding that is meant by a declared name, by the table of the WHATWG Encoding Standard.

    Pages that declare Latin-1 hold the quotation marks of Windows. The declaration was read as ASCII, so that an
    encoding in which ASCII looks otherwise can't be the true one.
    """
    try:
        name = codecs.lookup(declared).name
        readable = "<a>".encode(name) == b"<a>"
    except (LookupError, UnicodeError):
        readable = False
    if not readable:
        raise Unusable(
            Kind.ENCODING,
            f"it declares {declared!r}, in which it can't have been written; save it again as UTF-8",
        )
    return _MEANT.get(name, name)


def _is_utf8(encoding: str) -> bool:
    return encoding.casefold().replace("_", "-") in ("utf-8", "utf8")


def _binary(what: str, at: int) -> Unusable:
    return Unusable(
        Kind.BINARY, f"it is no text: {what} at byte {at}; give the text, PDF, Word or HTML file itself"
    )


def _unclear(error: UnicodeDecodeError, encoding: str) -> Unusable:
    byte = error.object[error.start]
    return Unusable(
        Kind.ENCODING,
        f"byte {error.start} (0x{byte:02x}) is not valid {encoding}; save it again as UTF-8",
    )
