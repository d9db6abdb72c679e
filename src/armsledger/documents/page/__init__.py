"""Web pages: the whole page turned to text by one converter, its blocks judged, its metadata read.

The converter is our own walk over lxml's tree: every visible block in order, one a line, white space as a
browser shows it, all other characters as they are. trafilatura decides which of our blocks are the article.
"""

from armsledger.documents.page.reading import read_page

__all__ = ["read_page"]
