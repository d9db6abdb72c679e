"""Whose words a sentence is: its own speaker's, or those of one whose quotation goes on."""

from spacy.tokens import Span as Tokens

from armsledger.claims.english.attribution import Voice, acting_person, in_quotation, voice_in
from armsledger.claims.english.chain import Chain
from armsledger.claims.english.discourse import PRONOUNS, Discourse
from armsledger.claims.english.passage import Passage


def speaker_of(passage: Passage, sentence: Tokens, chain: Chain, discourse: Discourse) -> Voice | None:
    """Who says it: the sentence's own speaker, or the one whose quotation goes on."""
    found = voice_in(passage, sentence, chain.links[-1].token)
    if found is not None:
        heard = discourse.hear(found)
        return None if heard.name.lower() in PRONOUNS else heard
    if in_quotation(passage, chain.inner.token.idx) and discourse.voices:
        for other in passage.doc.sents:
            later = voice_in(passage, other, None) if other.start_char >= sentence.end_char else None
            if later is not None:
                heard = discourse.hear(later)
                return heard if heard.name.lower() not in PRONOUNS else None
        return discourse.voices[-1]
    return None


def listen(passage: Passage, sentence: Tokens, discourse: Discourse) -> None:
    """Hear the speaker of a sentence that tells of no transfer, for the ones that follow."""
    roots = [token for token in sentence if token.dep_ == "ROOT"]
    heard = [voice for root in roots if (voice := voice_in(passage, sentence, root)) is not None]
    person = acting_person(passage, sentence)
    for voice in heard or ([person] if person is not None else []):
        discourse.hear(voice)
