"""What was published: read any input, find the body, its language and its date of publication.

The contract of the room:

    read(inputs, options) yields Article | SetAside, one input after the other, never raising for bad input.
    as_seen(article) gives it without marks of no width, for coders, and leads back to the stored text.
"""

from armsledger.documents.document import Article, Document, Label, Publication, Region
from armsledger.documents.options import ReadOptions
from armsledger.documents.reading import READER_VERSION, read
from armsledger.documents.seen import Seen, as_seen
from armsledger.documents.setting_aside import Kind, SetAside
from armsledger.documents.sources import REPORT_MARKER

__all__ = [
    "READER_VERSION",
    "REPORT_MARKER",
    "Article",
    "Document",
    "Kind",
    "Label",
    "Publication",
    "ReadOptions",
    "Region",
    "Seen",
    "SetAside",
    "as_seen",
    "read",
]
