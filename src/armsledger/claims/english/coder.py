"""The English coder: claims from the parse of each sentence, its signs weighed, and what carries on."""

from collections.abc import Iterable
from itertools import groupby

from armsledger.claims.claim import Claim, Coder
from armsledger.claims.english.discourse import Discourse, Draft, home_of, listen, speaker_of
from armsledger.claims.english.drafting import draft_of, share_price
from armsledger.claims.english.goods import Told, resolved
from armsledger.claims.english.notices import notice_drafts, with_retold
from armsledger.claims.english.passages import passages
from armsledger.claims.english.relevance import may_hold_claim
from armsledger.claims.english.settling import carried, enrich, settle
from armsledger.claims.english.tellings import Scene, Telling, tellings_in
from armsledger.claims.english.weighing import Weighing, Weights, learnt
from armsledger.documents import Article


class EnglishRules:
    """Finds claims in English text: rules over spaCy's parse and the catalogue give signs, and weights judge them."""

    coder = Coder("english-rules", "3")
    languages = frozenset({"en"})

    def __init__(self, weights: Weights | None = None) -> None:
        self._weights = weights

    def code(self, article: Article) -> tuple[Claim, ...]:
        """The article's claims, in the order of its text; none where no word of it tells of a transfer."""
        if not may_hold_claim(article):
            return ()
        if (notified := notice_drafts(article)) is not None:
            return tuple(draft.claim(article, self.coder) for draft in notified)
        read = tuple(passages(article))
        sentences = resolved(read)
        scene = Scene(read, tuple(tellings_in(sentences)))
        told = {n: tuple(some) for n, some in groupby(scene.tellings, key=lambda t: t.sentence)}
        appeared = article.publication
        discourse = Discourse(
            published=appeared.published, appeared_by=appeared.appeared_by, home=home_of(article)
        )
        discourse.survey(list(read))
        for at, one in enumerate(sentences):
            discourse.paragraph, discourse.sentence = one.paragraph, at
            self._read(one, told.get(at, ()), scene, discourse)
        drafts = with_retold(article, settle(discourse.drafts))
        return tuple(draft.claim(article, self.coder) for draft in drafts)

    def _read(self, one: Told, tellings: Iterable[Telling], scene: Scene, discourse: Discourse) -> None:
        """Add to the discourse what one sentence tells."""
        passage, sentence = one.passage, one.tokens
        found: list[Draft] = []
        listed = carried(passage, sentence, discourse)
        for telling in tellings:
            weighing = Weighing.of(telling, scene, self._weights or learnt())
            verdict = weighing.verdict(published=discourse.appeared_by)
            if not verdict.stands or (listed and telling.reach == "alone"):
                continue
            voice = speaker_of(passage, sentence, telling.chain, discourse)
            found += [draft_of(telling, pair, voice, discourse, verdict) for pair in verdict.pairs]
        found = share_price(found) or listed
        listen(passage, sentence, discourse)
        enrich(passage, sentence, discourse, found)
        discourse.drafts.extend(found)
