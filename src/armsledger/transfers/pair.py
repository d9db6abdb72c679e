"""Everything that is told of one supplier and one recipient, and what comes of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from armsledger.claims import Claim
from armsledger.documents import Document, Publication
from armsledger.registers import is_declaration
from armsledger.transfers.corrections import as_corrected
from armsledger.transfers.grouping import group
from armsledger.transfers.lineage import trace
from armsledger.transfers.transfer import Groups, Testimony, Witness
from armsledger.transfers.witnesses import find_witnesses
from armsledger.values import Judgement


@dataclass(frozen=True, slots=True)
class Pair:
    """A supplier and a recipient; None is one that no claim states. No claim is compared outside its pair."""

    supplier: str | None
    recipient: str | None

    @classmethod
    def of(cls, claim: Claim) -> "Pair":
        """The pair that a claim is about."""
        return cls(claim.supplier, claim.recipient)

    @property
    def order(self) -> tuple[bool, str, bool, str]:
        """Where the pair stands in the register: by supplier and recipient, the unknown last."""
        return self.supplier is None, self.supplier or "", self.recipient is None, self.recipient or ""


@dataclass(frozen=True, slots=True)
class Case:
    """What is told of one pair: the documents, their claims, and people's judgements of these.

    Every testimony's witness is still its own document.
    """

    pair: Pair
    works: tuple[tuple[Document, tuple[Publication, ...]], ...]
    testimonies: tuple[Testimony, ...]
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a case comes to: transfers and packages, and the testimonies with true witnesses and corrections."""

    groups: Groups
    testimonies: tuple[Testimony, ...]


def resolve_case(case: Case) -> Resolved:
    """The transfers of one pair and the witnesses of each claim, whatever the order in which claims came.

    Lines that states declared are told apart by who declared them, not by their words, which are all alike.
    """
    declared = {t.claim.document_id for t in case.testimonies if is_declaration(t.claim.coder)}
    told = witnessed(
        case.testimonies, find_witnesses([work for work in case.works if work[0].id not in declared])
    )
    groups = group(told, judgements=case.judgements)
    of_claim = {testimony.claim.id: testimony for testimony in told}
    traced = [trace([of_claim[name] for name in transfer.claim_ids]) for transfer in groups.transfers]
    return Resolved(groups, as_corrected(chain.from_iterable(traced)))


def witnessed(testimonies: Iterable[Testimony], witnesses: Sequence[Witness]) -> list[Testimony]:
    """The testimonies, each with the witness that its document counts as, if any, and why it does."""
    of_document: dict[str, tuple[str, str]] = {}
    for witness in witnesses:
        for document_id, reason in zip(witness.documents, ("", *witness.reasons), strict=True):
            of_document[document_id] = witness.id, reason
    return [
        replace(testimony, witness=found[0], lineage=found[1])
        if (found := of_document.get(testimony.claim.document_id))
        else testimony
        for testimony in testimonies
    ]
