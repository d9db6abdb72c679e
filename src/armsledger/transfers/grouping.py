"""Which claims concern one deal: blocked by supplier and recipient, parted by goods, package and time."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from armsledger.terms import Category
from armsledger.transfers.deals import split_deals
from armsledger.transfers.goods import Goods, by_goods
from armsledger.transfers.packages import find_packages
from armsledger.transfers.transfer import Groups, Package, Testimony, Transfer


def group(testimonies: Sequence[Testimony]) -> Groups:
    """The transfers and packages that the testimonies are about, the same in whatever order they come.

    Every claim is in exactly one transfer. Claims whose supplier or recipient is unknown group among
    themselves. Nothing outside a pair of supplier and recipient is ever compared.
    """
    blocks: defaultdict[tuple[str | None, str | None], dict[str, Testimony]] = defaultdict(dict)
    for testimony in sorted(testimonies, key=lambda t: t.order):
        claim = testimony.claim
        blocks[claim.supplier, claim.recipient].setdefault(claim.id, testimony)
    transfers: list[Transfer] = []
    packages: list[Package] = []
    taken: set[str] = set()
    for block in blocks.values():
        told = list(block.values())
        found = find_packages(told, taken=taken)
        taken |= {p.id for p in found.packages}
        deals = [
            _transfer(goods, deal, found.of_claim)
            for goods, some in by_goods(told)
            for part in _by_package(goods, some, found.of_claim)
            for deal in split_deals(part)
        ]
        transfers += _with_orphans(sorted(deals, key=lambda t: t.claim_ids), found.packages)
        packages += found.packages
    return Groups(
        tuple(sorted(transfers, key=lambda t: (t.anchor_keys, t.claim_ids))),
        tuple(sorted(packages, key=lambda p: p.id)),
    )


def _by_package(
    goods: Goods, testimonies: Sequence[Testimony], package_of: Mapping[str, str]
) -> Iterator[list[Testimony]]:
    """Loans and undescribed arms parted by their packages; all other goods as they are.

    What is said of a loan without its sum is about the pair's only one, if there is one only.
    """
    if goods.category not in (Category.UNSPECIFIED, Category.FINANCE) or goods.designation:
        yield list(testimonies)
        return
    parts: defaultdict[str | None, list[Testimony]] = defaultdict(list)
    for testimony in testimonies:
        parts[package_of.get(testimony.claim.id)].append(testimony)
    if goods.category is Category.FINANCE and len(parts) == 2 and None in parts:
        yield list(testimonies)
    else:
        yield from parts.values()


def _transfer(goods: Goods, testimonies: Sequence[Testimony], package_of: Mapping[str, str]) -> Transfer:
    claims = [t.claim for t in testimonies]
    packages = Counter(package_of[c.id] for c in claims if c.id in package_of)
    return Transfer(
        supplier=claims[0].supplier,
        recipient=claims[0].recipient,
        designation=goods.designation,
        category=goods.category,
        anchor_keys=tuple(dict.fromkeys(c.anchor_key for c in claims)),
        claim_ids=tuple(c.id for c in claims),
        package=min(packages, key=lambda name: (-packages[name], name), default=None),
    )


def _with_orphans(transfers: Sequence[Transfer], packages: Sequence[Package]) -> list[Transfer]:
    """The transfers, each package that none of them chose given to one that can spare it.

    A transfer belongs to the package that most of its claims name. Where that leaves a package without any,
    its price would be lost; it gets the transfer with most of its claims whose own package keeps another one.
    """
    placed = list(transfers)
    for package in packages:
        if any(t.package == package.id for t in placed):
            continue
        held = Counter(t.package for t in placed)
        shares = [len({*package.claim_ids}.intersection(t.claim_ids)) for t in placed]
        able = [i for i, t in enumerate(placed) if shares[i] and held[t.package] > 1]
        if able:
            index = max(able, key=lambda i: (shares[i], -i))
            placed[index] = replace(placed[index], package=package.id)
    return placed
