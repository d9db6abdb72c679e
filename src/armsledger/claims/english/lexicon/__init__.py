"""The words that tell of a transfer: triggers.csv and words.csv, and what each form of a word means.

The contract of the room:

    trigger_of(token) -> Trigger | None     the sense in which a token tells of a transfer: its frame and its stage
    lexicon()                               every form with the trigger that it is a form of
    words(name)                             one of the closed sets of words.csv
"""

from armsledger.claims.english.lexicon.triggers import REPORTING, Frame, Trigger, lexicon, trigger_of, words

__all__ = ["REPORTING", "Frame", "Trigger", "lexicon", "trigger_of", "words"]
