"""What is still to come, what may come, and what is only spoken of: tense, mood and aspect of what is told."""

from spacy.tokens import Token

from armsledger.claims.english.chains.clause import clause_path
from armsledger.claims.english.lexicon import words

_EXPECTING = words("expecting")
_BEGINNING = {"begin", "start", "continue", "resume"}
_COMING = {"will", "would", "'ll", "’ll", "shall", "may", "might", "could", "should"}
_POSSIBLE = {"may", "might", "could"}
_CONDITIONS = {"if", "unless", "provided"}
_SPOKEN_OF = {"about", "against", "before", "into", "on", "to", "toward", "towards"}
"""Prepositions after which a deed is one that is talked about, wished or fought: 'talks about buying'."""

_AWAITING = words("awaiting")
_ARRANGED = words("arranged")
_OPENING = {"begin", "start", "commence", "follow", "begins", "starts", "commences", "follows"}
_GETTING = {"take", "takes", "taking", "receive", "receives", "get", "gets", "accept"}


def is_future(token: Token) -> bool:
    """Whether a verb tells of what is still to come: will, would, to be done, expected or due to."""
    if token.pos_ not in ("VERB", "AUX"):
        return False
    marks = _auxiliaries(token)
    if marks & _COMING:
        return True
    if "to" in marks:
        governor = token.head
        expected = governor.lower_ in _EXPECTING or (governor != token and is_future(governor))
        return token.dep_ == "ROOT" or expected or token.dep_ in ("relcl", "acl")
    begun = token.dep_ == "xcomp" and token.head.lower_ in _BEGINNING
    return (begun or token.dep_ == "conj") and is_future(token.head)


def is_only_possible(verb: Token) -> bool:
    """Whether a verb tells of what may be: 'could supply'."""
    return any(c.dep_ == "aux" and c.lower_ in _POSSIBLE and c.text != "May" for c in verb.children)


def is_conditional(verb: Token) -> bool:
    """Whether a verb is a condition: 'if it buys', 'unless they agree', 'should they buy'."""
    for child in verb.children:
        if child.dep_ == "mark" and child.lower_ in _CONDITIONS:
            return True
        inverted = child.dep_ == "aux" and child.lower_ == "should" and verb.dep_ == "advcl"
        if inverted and any(c.dep_.startswith("nsubj") and c.i > child.i for c in verb.children):
            return True
    return False


def hangs_on_condition(token: Token) -> bool:
    """Whether what is told stands under a condition: 'if it wins, it will …', or is one itself."""
    verbs = [up for up in clause_path(token) if up.pos_ in ("VERB", "AUX")]
    clauses = (c for verb in verbs if is_future(verb) for c in verb.children if c.dep_ == "advcl")
    return any(is_conditional(verb) for verb in (*verbs, *clauses))


def is_unborn(verb: Token) -> bool:
    """Whether a gerund names a deed that is only spoken of: 'insists on receiving', 'warned against buying'."""
    return verb.dep_ == "pcomp" and verb.tag_ == "VBG" and verb.head.lower_ in _SPOKEN_OF


def is_undecided(token: Token) -> bool:
    """Whether a decision is still open: 'has yet to decide', 'the decision whether to buy'."""
    near = token.doc[token.i + 1 : token.i + 4]
    yet = (c for up in clause_path(token) for c in up.children if c.lower_ == "yet")
    return any(t.lower_ == "whether" for t in near) or next(yet, None) is not None


def is_expected(noun: Token) -> bool:
    """Whether a delivery is still to come: 'due for delivery', 'will take delivery', 'deliveries are to begin'."""
    above = noun.head
    if noun.dep_ == "pobj":
        return above.lower_ == "for" and above.head.lower_ in _ARRANGED
    if noun.dep_ == "dobj":
        return above.lower_ in _AWAITING or (above.lower_ in _GETTING and is_future(above))
    if noun.dep_ == "nsubjpass":
        return above.lower_ in _ARRANGED
    return noun.dep_ == "nsubj" and (
        (above.lower_ in _OPENING and above.tag_ in ("VB", "VBP", "VBZ"))
        or (above.pos_ == "AUX" and _is_arranged(above))
    )


def _is_arranged(verb: Token) -> bool:
    """'Deliveries are due in May', 'delivery is to begin'."""
    return any(c.lower_ in _ARRANGED and c.dep_ in ("acomp", "attr", "oprd") for c in verb.children)


def _auxiliaries(verb: Token) -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
