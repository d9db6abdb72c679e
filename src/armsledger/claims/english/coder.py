"""The English rules coder: claims from the parse of each sentence and what carries on between sentences."""

from spacy.tokens import Span as Tokens

from armsledger.claims.claim import Claim, Coder
from armsledger.claims.english.anaphora import Told, resolved
from armsledger.claims.english.attach import amount_of
from armsledger.claims.english.carry import carried, enrich
from armsledger.claims.english.casting import cast
from armsledger.claims.english.chain import Chain, chain_of
from armsledger.claims.english.discourse import Discourse
from armsledger.claims.english.draft import Draft
from armsledger.claims.english.drafting import draft_of, share_price
from armsledger.claims.english.goods import Goods, deal_goods, goods_in
from armsledger.claims.english.notices import notice_drafts, with_retold
from armsledger.claims.english.passage import Passage, passages
from armsledger.claims.english.relevance import may_hold_claim
from armsledger.claims.english.roles import castings, shared
from armsledger.claims.english.settle import settle
from armsledger.claims.english.standing import stands
from armsledger.claims.english.triggers import Frame, trigger_of
from armsledger.claims.english.voices import home_of, listen, speaker_of
from armsledger.documents import Article


class EnglishRules:
    """Finds claims in English text by rules over spaCy's dependency parse and the catalogue."""

    coder = Coder("english-rules", "1")
    languages = frozenset({"en"})

    def code(self, article: Article) -> tuple[Claim, ...]:
        """The article's claims, in the order of its text; none where no word of it tells of a transfer."""
        if not may_hold_claim(article):
            return ()
        if (notified := notice_drafts(article)) is not None:
            return tuple(draft.claim(article, self.coder) for draft in notified)
        discourse = Discourse(published=article.publication.published, home=home_of(article))
        read = list(passages(article))
        discourse.survey(read)
        for one in resolved(read):
            discourse.paragraph = one.paragraph
            discourse.sentence += 1
            _read(one, discourse)
        drafts = with_retold(article, settle(discourse.drafts))
        return tuple(draft.claim(article, self.coder) for draft in drafts)


def _read(one: Told, discourse: Discourse) -> None:
    """Add to the discourse what one sentence tells."""
    passage, sentence = one.passage, one.tokens
    found: list[Draft] = []
    named = [g for g in one.goods if not (g.is_deal and g.antecedent)]
    told = _told(passage, sentence, named)
    places = [castings(goods, chain, passage, sentence, named) for goods, chain in told]
    for (goods, chain), own in zip(told, places, strict=True):
        voice = speaker_of(passage, sentence, chain, discourse)
        siblings = [
            c for (g, ch), c in zip(told, places, strict=True) if ch.inner == chain.inner and g != goods
        ]
        pairs = cast([*own, *shared(siblings, told[-1][0].end)], goods, chain, discourse, voice)
        for pair in pairs:
            if stands(pair, goods, chain, priced=amount_of(passage, sentence, goods, chain) is not None):
                found.append(draft_of(passage, sentence, goods, chain, pair, voice, discourse))
    found = share_price(found)
    if not found:
        found = carried(passage, sentence, discourse)
    listen(passage, sentence, discourse)
    enrich(passage, sentence, discourse, found)
    discourse.drafts.extend(found)
    discourse.follow(passage, sentence)


def _told(passage: Passage, sentence: Tokens, named: list[Goods] | None = None) -> list[tuple[Goods, Chain]]:
    """The goods of the sentence that a trigger governs; deals that name no goods count as goods themselves."""
    goods = goods_in(passage, sentence) if named is None else named
    goods = [g for g in goods if g.count is not None or not _fitted(g, goods)]
    told = [(g, chain) for g in goods if (chain := chain_of(g.head)) is not None]
    used = {link.token.i for _, chain in told for link in chain.links}
    for token in sentence:
        trigger = trigger_of(token)
        if (
            trigger is None
            or token.i in used
            or trigger.frame not in (Frame.DEAL, Frame.FUND)
            or token.pos_ == "VERB"
        ):
            continue
        deal = deal_goods(passage, token)
        chain = chain_of(token)
        if deal is not None and chain is not None:
            told.append((deal, chain))
            used |= {link.token.i for link in chain.links}
    return told


def _fitted(goods: Goods, named: list[Goods]) -> bool:
    """Whether goods only belong to others that carry them ('tanks with 125 mm guns')."""
    holder = goods.head.head
    return holder.lower_ == "with" and any(holder.head == other.head for other in named)
