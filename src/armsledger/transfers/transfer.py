"""What several claims are about: Testimony, Witness, Transfer, Package; and the results of the room."""

from collections.abc import Mapping
from dataclasses import dataclass

from armsledger.claims import Claim
from armsledger.documents import Publication
from armsledger.terms import Category, Stage, ValueOf
from armsledger.values import Period, in_time, last_day_of


@dataclass(frozen=True, slots=True)
class Testimony:
    """A claim together with the appearances of its document, earliest first, and the witness it counts as.

    lineage says why it counts as that witness where another document founded it: 'same text 87 % as …'. Where
    its outlet corrected the document, superseded_by is the document that stands in its place since
    superseded_on (an ISO date to the day, month or year; None where the correction bears none).
    """

    claim: Claim
    publications: tuple[Publication, ...]
    witness: str
    lineage: str = ""
    superseded_by: str | None = None
    superseded_on: str | None = None

    @property
    def published(self) -> str | None:
        """The earliest known date of publication, as precise as it is told."""
        return min((p.published for p in self.publications if p.published), key=in_time, default=None)

    @property
    def appeared_by(self) -> str | None:
        """The day by which it had been published (YYYY-MM-DD): of a month or year its last one."""
        return None if self.published is None else last_day_of(self.published)

    @property
    def when(self) -> Period | None:
        """When its stage was reached; not a period that was still to come, save for a delivery.

        A stage is one that had been reached when the claim was published: 'ordered two, for delivery in 2020'
        tells when deliveries are due.
        """
        when, day = self.claim.when, self.appeared_by
        if when is None or day is None or self.claim.stage is Stage.DELIVERY:
            return when
        return None if (when.first_day or "") > day else when

    @property
    def begins(self) -> str | None:
        """The first day that the claim may speak of (YYYY-MM-DD); without a `when`, that of publication."""
        when = self.when
        return self.appeared_by if when is None else when.first_day or when.last_day

    @property
    def effective(self) -> str | None:
        """The day from which the claim holds: its period's end, an open period's start, or publication."""
        when = self.when
        return self.appeared_by if when is None else when.last_day or when.first_day

    @property
    def order(self) -> tuple[str, int, str, str]:
        """Where the testimony stands among others: by publication, the undated last."""
        return *in_time(self.published), self.claim.anchor_key, self.claim.id

    @property
    def prices_package(self) -> bool:
        """Whether its value is the price of a package: said to be, or that of a loan or undescribed arms."""
        general = self.claim.category in (Category.UNSPECIFIED, Category.FINANCE)
        return self.claim.value is not None and (self.claim.value_of is ValueOf.PACKAGE or general)


@dataclass(frozen=True, slots=True)
class Witness:
    """A source independent of the others: the documents that carry it, and why they count as one.

    id is that of the document published first, documents[0]; reasons[i] links documents[i + 1] to another.
    """

    id: str
    documents: tuple[str, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Transfer:
    """One deal: supplier, recipient, designation or category, and the anchor keys of the claims about it.

    id is handed out once by the ledger and outlives better coders; None before that. package is the id of the
    package that the transfer belongs to. anchor_keys and claim_ids have no repeats and stand in order of
    publication, the earliest first. reasons has a line for each of claim_ids: why the claim is in this
    transfer, compared with which other claim; empty where nobody asked for them. options are the ids of
    those claims that are about an option of the deal ('and may take 18 more'), never added to its numbers.
    """

    supplier: str | None
    recipient: str | None
    designation: str | None
    category: Category
    anchor_keys: tuple[str, ...]
    claim_ids: tuple[str, ...]
    package: str | None = None
    id: str | None = None
    reasons: tuple[str, ...] = ()
    options: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Package:
    """A price or contract that several transfers share, counted once.

    claim_ids are the claims whose value is the package's price, however many documents tell it.
    """

    id: str
    supplier: str | None
    recipient: str | None
    period: Period | None
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """What testimonies are about: transfers, each claim in exactly one, and the packages that some share."""

    transfers: tuple[Transfer, ...]
    packages: tuple[Package, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """Transfers that all have their id, and where retired ids lead.

    redirects maps a retired id to one that is in use, never to another retired one.
    """

    transfers: tuple[Transfer, ...]
    redirects: Mapping[str, str]
