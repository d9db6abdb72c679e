"""Ways in the tree of a parse: up to the root, to the head of a phrase, from one word to another."""

from collections.abc import Iterator

from spacy.tokens import Token


def ancestors(token: Token) -> Iterator[Token]:
    """The token's heads, nearest first, up to the root of its sentence."""
    while token.head != token:
        token = token.head
        yield token


def noun_head(token: Token) -> Token:
    """The head of the noun phrase that a token stands in as a modifier."""
    while token.dep_ in ("compound", "amod", "nmod", "nummod", "quantmod") and token.head.pos_ in (
        "NOUN",
        "PROPN",
        "X",
        "NUM",
    ):
        token = token.head
    return token


def step(token: Token) -> str:
    """A word's place under its head: its preposition, or the label of its dependency."""
    return token.lower_ if token.pos_ == "ADP" else token.dep_


def way_between(one: Token, other: Token) -> tuple[list[Token], Token, list[Token]] | None:
    """The way in the tree: up from one token, the word at the top, and down to the other; None over sentences."""
    up = [one, *ancestors(one)]
    places = {token.i: n for n, token in enumerate(up)}
    down: list[Token] = []
    token = other
    while token.i not in places:
        down.append(token)
        if token.head == token:
            return None
        token = token.head
    return up[: places[token.i]], token, down[::-1]
