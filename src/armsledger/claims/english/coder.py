"""The English rules coder: claims from the parse of each sentence and what carries on between sentences."""

from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from armsledger.claims.claim import Claim, Coder
from armsledger.claims.english import attach
from armsledger.claims.english.attribution import Voice, certainty_of, in_quotation, voice_in
from armsledger.claims.english.carry import carried, enrich
from armsledger.claims.english.casting import Cast, cast
from armsledger.claims.english.chain import Chain, chain_of, mentions_contract, polarity_of, stage_of
from armsledger.claims.english.discourse import Discourse
from armsledger.claims.english.draft import Draft, package_name
from armsledger.claims.english.goods import Goods, deal_goods, goods_in
from armsledger.claims.english.passage import Passage, ancestors, passages
from armsledger.claims.english.places import MAJOR_EXPORTERS
from armsledger.claims.english.relevance import may_hold_claim
from armsledger.claims.english.roles import castings, shared
from armsledger.claims.english.settle import settle
from armsledger.claims.english.triggers import Frame, trigger_of
from armsledger.claims.grammar.dates import When
from armsledger.claims.grammar.money import Amount
from armsledger.documents import Article
from armsledger.terms import Category, Certainty, Polarity, Role, Side, Stage, ValueOf
from armsledger.values import Money, Period


class EnglishRules:
    """Finds claims in English text by rules over spaCy's dependency parse and the catalogue."""

    coder = Coder("english-rules", "1")
    languages = frozenset({"en"})

    def code(self, article: Article) -> tuple[Claim, ...]:
        """The article's claims, in the order of its text; none where no word of it tells of a transfer."""
        if not may_hold_claim(article):
            return ()
        discourse = Discourse(published=article.publication.published)
        read = list(passages(article))
        discourse.survey(read)
        for number, passage in enumerate(read):
            discourse.paragraph = number
            for sentence in passage.doc.sents:
                discourse.sentence += 1
                _read(passage, sentence, discourse)
        return tuple(draft.claim(article, self.coder) for draft in settle(discourse.drafts))


def _read(passage: Passage, sentence: Tokens, discourse: Discourse) -> None:
    """Add to the discourse what one sentence tells."""
    found: list[Draft] = []
    told = _told(passage, sentence)
    named = goods_in(passage, sentence)
    places = [castings(goods, chain, passage, sentence, named) for goods, chain in told]
    for (goods, chain), own in zip(told, places, strict=True):
        voice = _voice(passage, sentence, chain, discourse)
        siblings = [
            c for (g, ch), c in zip(told, places, strict=True) if ch.inner == chain.inner and g != goods
        ]
        pairs = cast([*own, *shared(siblings, told[-1][0].end)], goods, chain, discourse, voice)
        for pair in pairs:
            if _stands(
                pair, goods, chain, priced=attach.amount_of(passage, sentence, goods, chain) is not None
            ):
                found.append(_draft(passage, sentence, goods, chain, pair, voice, discourse))
    found = _share_price(found)
    if not found:
        found = carried(passage, sentence, discourse)
    _listen(passage, sentence, discourse)
    enrich(passage, sentence, discourse, found)
    discourse.drafts.extend(found)
    discourse.follow(passage, sentence)


def _told(passage: Passage, sentence: Tokens) -> list[tuple[Goods, Chain]]:
    """The goods of the sentence that a trigger governs; deals that name no goods count as goods themselves."""
    goods = goods_in(passage, sentence)
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


def _voice(passage: Passage, sentence: Tokens, chain: Chain, discourse: Discourse) -> Voice | None:
    """Who says it: the sentence's own speaker, or the one whose quotation goes on."""
    found = voice_in(passage, sentence, chain.links[-1].token)
    if found is not None:
        heard = discourse.hear(found)
        return None if heard.name.lower() in ("he", "she", "they", "we", "i") else heard
    if in_quotation(passage, chain.inner.token.idx) and discourse.voices:
        for other in passage.doc.sents:
            later = voice_in(passage, other, None) if other.start_char >= sentence.end_char else None
            if later is not None:
                heard = discourse.hear(later)
                return heard if heard.name.lower() not in ("he", "she", "they", "we", "i") else None
        return discourse.voices[-1]
    return None


def _listen(passage: Passage, sentence: Tokens, discourse: Discourse) -> None:
    """Hear the speaker of a sentence that tells of no transfer, for the ones that follow."""
    for token in sentence:
        if token.dep_ == "ROOT":
            found = voice_in(passage, sentence, token)
            if found is not None:
                discourse.hear(found)


def _stands(pair: Cast, goods: Goods, chain: Chain, *, priced: bool) -> bool:
    """Whether the parties found make a claim for goods of this kind under a trigger of this frame."""
    frame = chain.inner.trigger.frame
    if frame is Frame.HOLD:
        supplied = pair.supplier is not None and (pair.supplier.weight >= 2.4 or goods.strongly)
        return pair.complete and supplied and polarity_of(chain, goods.head)[0] is Polarity.AFFIRMED
    if frame is Frame.BUILD:
        return (
            pair.complete
            and pair.recipient is not None
            and pair.recipient.path.startswith(("for", "after 'for'"))
        )
    if _is_asked(chain):
        return False
    if goods.is_deal:
        told = bool(chain.outer) or priced
        return told and pair.complete and (pair.sure or _both_named(pair))
    if frame is Frame.BEND or goods.category in (Category.UNSPECIFIED, Category.SERVICE, Category.FINANCE):
        return pair.complete and pair.sure
    if goods.category in (Category.ENGINE, Category.VEHICLE):
        return pair.complete and pair.sure
    if pair.complete:
        return (
            pair.sure
            or goods.points_back
            or chain.inner.trigger.frame in (Frame.GIVE, Frame.TAKE, Frame.DEAL)
        )
    if pair.supplier is not None:
        return pair.sure and _exported(chain)
    if pair.recipient is None or not pair.sure:
        return False
    code = pair.recipient.party.code
    foreign = goods.system is not None and goods.origin != code and code not in MAJOR_EXPORTERS
    return _imported(chain) or (foreign and frame is Frame.TAKE)


def _is_asked(chain: Chain) -> bool:
    """Whether the chain only stands in a question ('whether that means that it can sell')."""
    verbs = (chain.inner.token, *ancestors(chain.inner.token))
    return any(child.lower_ == "whether" for verb in verbs for child in verb.children)


def _both_named(pair: Cast) -> bool:
    return all(c is not None and c.party.end > c.party.start for c in (pair.supplier, pair.recipient))


def _imported(chain: Chain) -> bool:
    words = {t.lower_ for link in chain.links for t in link.token.subtree}
    return bool(words & {"import", "imports", "imported", "abroad", "overseas", "foreign"})


def _exported(chain: Chain) -> bool:
    words = {t.lower_ for link in chain.links for t in link.token.subtree}
    return chain.inner.trigger.word in ("export", "re-export") or bool(
        words & {"export", "exports", "exporting", "abroad", "overseas", "foreign"}
    )


def _draft(
    passage: Passage,
    sentence: Tokens,
    goods: Goods,
    chain: Chain,
    pair: Cast,
    voice: Voice | None,
    discourse: Discourse,
) -> Draft:
    polarity, turned = polarity_of(chain, goods.head)
    stage = turned or stage_of(chain, contracted=mentions_contract(sentence))
    if voice is not None and voice.kind is Side.INTERNATIONAL and "register" in voice.name.lower():
        stage = Stage.DELIVERY
    if stage is Stage.DELIVERY and attach.rests_on_contract(sentence, chain):
        stage = Stage.AGREEMENT
    when = attach.when_of(passage, sentence, chain, stage)
    amount = attach.amount_of(passage, sentence, goods, chain)
    voice = _side_taken(voice, chain, pair, discourse)
    back = discourse.antecedent(goods) if goods.points_back and goods.system is None else None
    system = goods.system or (back.system if back is not None else None)
    category = back.category if back is not None and back.system else goods.category
    marks = _marks(goods, pair, when, amount)
    quote = attach.quote_of(passage, sentence, chain, [(s, e) for _, s, e in marks])
    words = passage.doc.text[quote.start - passage.offset : quote.end - passage.offset]
    return Draft(
        supplier=pair.supplier.party.code if pair.supplier else None,
        recipient=pair.recipient.party.code if pair.recipient else None,
        supplier_org=pair.supplier.party.organisation if pair.supplier else None,
        item=passage.doc.text[goods.start : goods.end],
        system=system,
        category=category,
        stage=stage,
        polarity=polarity,
        certainty=_certainty(voice, _hedging(sentence, words)),
        quantity=goods.quantity,
        value=Money(amount.low, amount.high, amount.currency) if amount else None,
        value_of=None if amount is None else ValueOf.ITEM,
        when=when.period if when else _going_on(stage, chain, discourse),
        voice=voice,
        mentions=tuple((role, passage.span(s, e)) for role, s, e in marks),
        evidence=(quote,),
        trigger=passage.span(chain.inner.token.idx, chain.inner.token.idx + len(chain.inner.token.text)),
        why=_why(chain, pair, polarity),
        at=(discourse.paragraph, discourse.sentence),
        points_back=goods.points_back,
    )


def _side_taken(voice: Voice | None, chain: Chain, pair: Cast, discourse: Discourse) -> Voice | None:
    """A speaker whose state no words give, but who says 'we' of the supplier or the recipient."""
    if voice is None or voice.state or voice.kind:
        return voice
    subject = next(
        (c for link in chain.links for c in (link.token, *ancestors(link.token)) if _says_we(c)), None
    )
    if subject is None:
        return voice
    gives = chain.inner.trigger.frame in (Frame.GIVE, Frame.BUILD, Frame.EQUIP)
    party = pair.supplier if gives else pair.recipient
    return discourse.hear(replace(voice, state=party.party.code)) if party else voice


def _says_we(token: Token) -> bool:
    return any(c.dep_ == "nsubj" and c.lower_ == "we" for c in token.children)


def _going_on(stage: Stage, chain: Chain, discourse: Discourse) -> Period | None:
    """Talks told in the present go on in the month of publication."""
    if stage is not Stage.NEGOTIATION or discourse.published is None:
        return None
    verbs = (*(link.token for link in chain.links), *ancestors(chain.inner.token))
    present = any(
        t.tag_ in ("VBP", "VBZ") for v in verbs for t in (v, *v.children) if t.dep_ in ("aux", "ROOT")
    )
    return Period.of(discourse.published[:7]) if present else None


def _certainty(voice: Voice | None, words: str) -> Certainty:
    """How surely it is said; what the press and unnamed sources report is no more than probable."""
    certainty = certainty_of(words)
    if certainty is Certainty.CERTAIN and voice is not None and voice.kind in (Side.MEDIA, Side.ANONYMOUS):
        return Certainty.PROBABLE
    return certainty


def _hedging(sentence: Tokens, words: str) -> str:
    """The words in which hedges count: the clause itself and what leads into it."""
    lead = sentence.text.split(words)[0] if words and words in sentence.text else ""
    return f"{lead} {words}"


def _marks(goods: Goods, pair: Cast, when: When | None, amount: Amount | None) -> list[tuple[Role, int, int]]:
    marks: list[tuple[Role, int, int]] = [(Role.ITEM, goods.start, goods.end)]
    for role, casting in ((Role.SUPPLIER, pair.supplier), (Role.RECIPIENT, pair.recipient)):
        if casting is not None and casting.party.end > casting.party.start:
            marks.append((role, casting.party.start, casting.party.end))
    if goods.count is not None:
        marks.append((Role.QUANTITY, goods.count.start, goods.count.end))
    if when is not None:
        marks.append((Role.WHEN, when.start, when.end))
    if amount is not None:
        marks.append((Role.VALUE, amount.start, amount.end))
    return marks


def _share_price(found: list[Draft]) -> list[Draft]:
    """A price that several goods of one sentence share, or that unnamed goods have, is that of a package."""
    shared = []
    for draft in found:
        if draft.value is None:
            shared.append(draft)
            continue
        same = [d for d in found if d.value == draft.value and d.pair == draft.pair]
        package = len(same) > 1 or draft.category is Category.UNSPECIFIED
        name = package_name(draft, draft.value)
        shared.append(
            replace(draft, value_of=ValueOf.PACKAGE, package=name)
            if package
            else replace(draft, value_of=ValueOf.ITEM)
        )
    return shared


def _why(chain: Chain, pair: Cast, polarity: Polarity) -> str:
    bends = ", ".join(repr(link.token.text) for link in chain.outer)
    told = f"trigger {chain.inner.token.text!r} ({chain.inner.trigger.frame}: {chain.inner.trigger.stage})"
    return f"{told}{', under ' + bends if bends else ''}; {pair.why()}" + (
        "; denied" if polarity is Polarity.DENIED else ""
    )
