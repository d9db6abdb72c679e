"""Who an article names as saying something: the phrase, the name, the kind of source and whose side it is on.

The contract of the room:

    voice_in(passage, sentence, within) -> Voice | None     the speaker that a sentence names
    Speakers                                                all who were heard; who 'he' and 'the company' are
    side_of(voice, supplier, recipient)                     where a voice stands towards a transfer
"""

from armsledger.claims.english.speakers.attribution import acting_person, voice_in
from armsledger.claims.english.speakers.speakers import Speakers
from armsledger.claims.english.speakers.voice import Voice, side_of

__all__ = [
    "Speakers",
    "Voice",
    "acting_person",
    "side_of",
    "voice_in",
]
