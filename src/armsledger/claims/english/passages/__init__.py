"""An article as it is read: paragraphs, each parsed, with the parties, goods and figures that it names.

The contract of the room:

    passages(article) yields Passage        the title and the paragraphs of the body, in order
    inside(sentence, mentions)              those of a passage's mentions that begin in a sentence
    ancestors, noun_head, way_between       ways in the tree of a parse
"""

from armsledger.claims.english.passages.paragraphs import body_of
from armsledger.claims.english.passages.parsing import parser
from armsledger.claims.english.passages.passage import NO_PARTY, Passage, inside, passages
from armsledger.claims.english.passages.tree import ancestors, noun_head, step, way_between

__all__ = [
    "NO_PARTY",
    "Passage",
    "ancestors",
    "body_of",
    "inside",
    "noun_head",
    "parser",
    "passages",
    "step",
    "way_between",
]
