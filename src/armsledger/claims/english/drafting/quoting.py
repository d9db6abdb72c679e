"""The words of a sentence that a claim quotes."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from armsledger.claims.english.chains import Chain
from armsledger.claims.english.discourse import LONGEST_QUOTE
from armsledger.claims.english.lexicon import REPORTING
from armsledger.claims.english.passages import Passage, ancestors
from armsledger.values import Span


def quote_of(passage: Passage, sentence: Tokens, chain: Chain, needed: list[tuple[int, int]]) -> Span:
    """The clause that a reader needs: the chain's own, without the words that say who says so."""
    start, end = _clause(chain, sentence)
    for low, high in needed:
        if sentence.start_char <= low < sentence.end_char:
            start, end = min(start, low), max(end, min(high, sentence.end_char))
    if end - start > LONGEST_QUOTE:
        inside = [n for n in needed if sentence.start_char <= n[0] < sentence.end_char]
        low = min([chain.inner.token.idx, *(n[0] for n in inside)])
        high = max([chain.inner.token.idx + len(chain.inner.token.text), *(n[1] for n in inside)])
        start, end = low, min(high, low + LONGEST_QUOTE)
    text = passage.text
    while start < end and (text[start].isspace() or text[start] in "“\"'‘,;:—–-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in '”"’.,;:—–-'):
        end -= 1
    return passage.span(start, max(end, start + 1))


def _clause(chain: Chain, sentence: Tokens) -> tuple[int, int]:
    top = chain.links[-1].token
    for up in ancestors(top):
        if up.lower_ in REPORTING:
            break
        top = up
    if top.lower_ in REPORTING and top not in [link.token for link in chain.links]:
        return sentence.start_char, sentence.end_char
    tokens = [t for t in top.subtree if sentence.start <= t.i < sentence.end and t.dep_ != "parataxis"]
    if top.dep_ == "ROOT":
        quoted = [t for t in tokens if not _says(t, top)]
        tokens = quoted or tokens
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)


def _says(token: Token, top: Token) -> bool:
    """Whether a token belongs to an inserted 'he said' below the top of the clause."""
    while token.i != top.i and token.head != token:
        if (
            token.lower_ in REPORTING
            and token.dep_ in ("parataxis", "ccomp", "advcl")
            and token.pos_ == "VERB"
        ):
            return token.dep_ == "parataxis"
        token = token.head
    return False


def sentence_span(passage: Passage, sentence: Tokens) -> Span:
    """The sentence as evidence, without quotation marks, spaces and the full stop around it."""
    text = sentence.text.rstrip(" .\n\t")
    lead = len(text) - len(text.lstrip('“" \n\t'))
    start = sentence.start_char + lead
    return passage.span(start, min(sentence.start_char + len(text), start + LONGEST_QUOTE))
