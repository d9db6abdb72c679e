"""Which claims concern one deal: blocked by supplier and recipient, grown claim by claim, each join explained."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from armsledger.terms import Category
from armsledger.transfers.account import Account
from armsledger.transfers.deal import Deal
from armsledger.transfers.deals import grow
from armsledger.transfers.goods import GENERAL, Goods
from armsledger.transfers.judged import heard
from armsledger.transfers.packages import find_packages
from armsledger.transfers.transfer import Groups, Package, Testimony, Transfer
from armsledger.values import Judgement


def group(testimonies: Sequence[Testimony], *, judgements: Iterable[Judgement] = ()) -> Groups:
    """The transfers and packages that the testimonies are about, the same in whatever order they come.

    Every claim is in exactly one transfer, with the reason why. Claims whose supplier or recipient is unknown
    group among themselves. Nothing outside a pair of supplier and recipient is ever compared. judgements are
    people's, on anchor keys; those on claims that are not here, or on claims of two pairs, are left out.
    """
    blocks: defaultdict[tuple[str | None, str | None], dict[str, Testimony]] = defaultdict(dict)
    for testimony in sorted(testimonies, key=lambda t: t.order):
        claim = testimony.claim
        blocks[claim.supplier, claim.recipient].setdefault(claim.id, testimony)
    transfers: list[Transfer] = []
    packages: list[Package] = []
    said: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        said[judgement.one].append(judgement)
    for block in blocks.values():
        told = list(block.values())
        found = find_packages(told)
        keys = {t.claim.anchor_key for t in told}
        judged = heard((j for key in keys for j in said.get(key, ())), keys)
        deals = [_transfer(deal, found.of_claim) for deal in grow(_accounts(told, found.of_claim), judged)]
        transfers += _with_orphans(sorted(deals, key=lambda t: t.claim_ids), found.packages)
        packages += found.packages
    return Groups(
        tuple(sorted(transfers, key=lambda t: (t.anchor_keys, t.claim_ids))),
        tuple(sorted(packages, key=lambda p: p.id)),
    )


def _accounts(told: Sequence[Testimony], package_of: Mapping[str, str]) -> list[Account]:
    """The claims of a pair, loans and undescribed arms parted by their packages.

    What is said of a loan without its sum is about the pair's only one, if there is one only.
    """
    loans = {package_of.get(t.claim.id) for t in told if t.claim.category is Category.FINANCE} - {None}
    the_loan = loans.pop() if len(loans) == 1 else None
    accounts = []
    for testimony in told:
        claim = testimony.claim
        package = package_of.get(claim.id)
        part = package if claim.category in GENERAL else None
        if claim.category is Category.FINANCE:
            part = part or the_loan
        accounts.append(Account.of(testimony, package=package, part=part))
    return accounts


def _transfer(deal: Deal, package_of: Mapping[str, str]) -> Transfer:
    order = sorted(range(len(deal.members)), key=lambda i: deal.members[i].testimony.order)
    claims = [deal.members[i].claim for i in order]
    packages = Counter(package_of[c.id] for c in claims if c.id in package_of)
    goods = _goods(deal)
    return Transfer(
        supplier=claims[0].supplier,
        recipient=claims[0].recipient,
        designation=goods.designation,
        category=goods.category,
        anchor_keys=tuple(dict.fromkeys(c.anchor_key for c in claims)),
        claim_ids=tuple(c.id for c in claims),
        package=min(packages, key=lambda name: (-packages[name], name), default=None),
        reasons=tuple(deal.joins[i] for i in order),
        options=frozenset(m.claim.id for m in deal.members if m.option),
    )


def _goods(deal: Deal) -> Goods:
    """The deal's exactest designation, and the catalogue's category of it, else the one most claims give."""
    founder = deal.founder
    if founder.naming is None or deal.naming is None:
        return Goods(None, founder.claim.category)
    category = founder.beside or deal.naming.category
    if category is None:
        counted = Counter(m.claim.category for m in deal.members)
        order = list(Category)
        category = min(counted, key=lambda c: (-counted[c], order.index(c)))
    return Goods(deal.naming.name, category)


def _with_orphans(transfers: Sequence[Transfer], packages: Sequence[Package]) -> list[Transfer]:
    """The transfers, each package that none of them chose given to one that can spare it.

    A transfer belongs to the package that most of its claims name. Where that leaves a package without any,
    its price would be lost; it gets the transfer with most of its claims whose own package keeps another one.
    """
    placed = list(transfers)
    held = Counter(t.package for t in placed)
    holder = {claim_id: index for index, t in enumerate(placed) for claim_id in t.claim_ids}
    for package in packages:
        if held[package.id]:
            continue
        shares = Counter(holder[claim_id] for claim_id in package.claim_ids)
        able = [i for i in shares if held[placed[i].package] > 1]
        if able:
            index = max(able, key=lambda i: (shares[i], -i))
            held[placed[index].package] -= 1
            held[package.id] += 1
            placed[index] = replace(placed[index], package=package.id)
    return placed
