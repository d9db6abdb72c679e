"""What was published: read any input, find the body, its language and its date of publication.

The contract of the room:

    read(inputs, options) yields Article | SetAside, one input after the other, never raising for bad input.
"""

from armsledger.documents.document import Article, Document, Label, Publication, Region

__all__ = ["Article", "Document", "Label", "Publication", "Region"]
