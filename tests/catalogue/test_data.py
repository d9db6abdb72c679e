"""The rules that the catalogue's tables keep, whoever edits them."""

from collections import defaultdict
from collections.abc import Iterator

import pytest

from armsledger.catalogue import PartyKind, catalogue, tables
from armsledger.catalogue.fold import fold, key
from armsledger.catalogue.names import SURNAME_FIRST, parts

ORDINARY = """
    alarm alligator amazon ambassador apache archer arrow astute aster atlas avenger badger bastion bay beaver bison
    bonus boomerang boxer brimstone buffalo caesar camel caravan cardinal castle centurion cheetah chieftain cobra
    collins commander commando condor constellation copperhead cormorant cougar coyote crocodile crusader cyclone
    dagger dakota dana defender delta derby dingo dolphin dragon dragoon eagle eland endurance enforcer excalibur
    extra falcon ferret firefly formidable fox foxhound foxtrot freedom frog gabriel gazelle giraffe gladiator
    globe gotland grad griffon growler guardian gull halifax hammer harm harpoon harpy harrier hawk hercules heron
    horizon hornet hot hunter husky impala independence integrator island jackal jaguar javelin kestrel kidd kiev
    kilo kingston knox komodo lancer lancet leander leopard liberty lightning lion lynx magic mamba mantis marauder
    marshal martin mastiff matador maverick merlin meteor mica milan minerva mirage mistral mosquito neptune nimrod
    okapi orion osprey otter palma panther paris patriot patroller peacock penguin phalanx phantom pioneer piranha
    poseidon predator protector puma python rampage ranger rapier raptor raven reaper river rook sabra saladin
    saxon scimitar scorpion scout searcher sentinel sentry serval shadow shark sherpa simba skyhawk skylark slava
    spartan spear spearfish spey spice spider spike squire squirrel stallion starburst stinger stingray stormer
    striker stryker suffren sultan sunburn switchblade taipan talwar tarantula taurus tempest terminator terrier
    tiger titan titus tomahawk tomcat tornado triton trophy tucano typhoon ulan vampire vanguard varta vega venom
    victor viking vintage viper virginia walrus warrior warthog wasp wildcat wolf wolfhound zebra
    ada abrams chinook seahawk uzi osa uran paladin bayraktar
    almas bateleur cayman dita durandal furia gladiador golan grot kondor oryx pauk rak raybird serval tamir vihor zaha
    beowulf goalkeeper hero island defender ice rocks enforcer lizard dragon province round tiger bay
"""
"""Words and names that the news uses for other things than arms."""

MEMBERS = """
    AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN BWA
    CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP EST ETH
    FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA
    JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX
    MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG
    POL PRK PRT PRY QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD
    TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE
"""
"""The members of the United Nations, by ISO 3166-1 alpha-3."""

NO_CAPITAL = "ATG BEL CRI DJI DMA GRD GUY JAM LUX MCO MDV NRU PLW SMR STP SYC"
"""Members whose capital bears the state's name or one better known for something else."""

PARTIES = tables.parties()
ORGANISATIONS = tables.organisations()
TYPES = tables.types()
PEOPLE = tables.people()
GOODS = tables.goods_words()
CODES = {party.code for party in PARTIES}


def names_of_types() -> Iterator[tuple[str, tables.Type]]:
    for kind in TYPES:
        for name in (kind.designation.name, *kind.aliases):
            yield name, kind


def names_of_parties() -> Iterator[tuple[str, str]]:
    for party in PARTIES:
        for name in (party.name, *party.aliases, *party.demonyms, *party.metonyms):
            yield name, party.code
    for organisation in ORGANISATIONS:
        for name in (organisation.name, *organisation.aliases):
            yield name, organisation.name


def test_a_name_means_one_type_unless_words_around_it_must_tell():
    bearers = defaultdict(set)
    for name, kind in names_of_types():
        bearers[key(name)].add((kind.designation.name, name in kind.common))
    several = {
        name: sorted(b)
        for name, b in bearers.items()
        if len({n for n, _ in b}) > 1 and not all(c for _, c in b)
    }
    assert several == {}


def test_an_ordinary_word_means_goods_only_in_context():
    ordinary = set(ORDINARY.split())
    unmarked = [n for n, kind in names_of_types() if fold(n) in ordinary and n not in kind.common]
    assert unmarked == []


def test_a_name_of_two_characters_means_goods_only_in_context():
    assert [n for n, kind in names_of_types() if len(key(n)) <= 2 and n not in kind.common] == []


def test_names_marked_for_context_are_names_of_their_type():
    stray = [
        (kind.designation.name, sorted(kind.common - {kind.designation.name, *kind.aliases}))
        for kind in TYPES
    ]
    assert [s for s in stray if s[1]] == []


def test_every_family_is_a_designation_and_no_family_leads_back_to_itself():
    families = {kind.designation.name: kind.designation.family for kind in TYPES}
    assert {f for f in families.values() if f is not None} <= set(families)
    for name in families:
        line: list[str] = []
        at: str | None = name
        while at is not None:
            assert at not in line, f"{name} is its own family"
            line.append(at)
            at = families[at]


def test_origins_homes_and_states_are_codes_of_the_party_table():
    assert {k.designation.origin for k in TYPES} - {None} <= CODES
    assert {o.home for o in ORGANISATIONS} <= CODES
    assert {p.person.state for p in PEOPLE} - {None} <= CODES


def test_no_years_end_before_they_start():
    assert all(o.start <= o.end for o in ORGANISATIONS if o.start is not None and o.end is not None)
    assert all(int(p.person.start) <= int(p.person.end) for p in PEOPLE if p.person.start and p.person.end)


def test_a_name_means_one_party():
    bearers = defaultdict(set)
    for name, bearer in names_of_parties():
        bearers[fold(name)].add(bearer)
    assert {n: b for n, b in bearers.items() if len(b) > 1} == {}


def test_no_name_is_both_a_maker_and_a_type():
    makers = {fold(n) for o in ORGANISATIONS for n in (o.name, *o.aliases)}
    assert sorted(makers & {fold(n) for n, _ in names_of_types()}) == []


def test_every_row_names_its_sources_and_the_header_explains_them():
    rows = {"designations": TYPES, "parties": PARTIES, "organisations": ORGANISATIONS, "people": PEOPLE}
    for table, entries in rows.items():
        assert [e for e in entries if not e.sources] == []
        head = (tables.DATA / f"{table}.csv").read_text(encoding="utf-8").split("\n")
        comment = " ".join(line.strip("# ") for line in head if line.startswith("#"))
        assert [s for s in {s for e in entries for s in e.sources} if f"{s} (" not in comment] == []


def test_the_designations_are_many_and_their_names_too():
    assert len(TYPES) >= 1_500
    assert len({key(name) for name, _ in names_of_types()}) >= 2 * len(TYPES)


def test_all_members_of_the_united_nations_are_parties_with_demonym_and_capital():
    members = [p for p in PARTIES if p.code in MEMBERS.split()]
    assert len(members) == len(MEMBERS.split()) == 193
    assert [p.code for p in members if not p.demonyms] == ["DMA"]  # 'Dominican' is the other one's
    assert {p.code for p in members if not p.metonyms} <= set(NO_CAPITAL.split())


def test_names_of_a_time_are_names_of_their_party_with_years_in_order():
    for party in PARTIES:
        names = {party.name, *party.aliases, *party.demonyms, *party.metonyms}
        assert set(party.dated) <= names
        spans = [(party.start, party.end), *party.dated.values()]
        assert all(a <= b for a, b in spans if a is not None and b is not None)


@pytest.mark.parametrize(
    ("name", "code", "years"),
    [
        ("Zaire", "COD", (1971, 1997)),
        ("Burma", "MMR", (None, 1989)),
        ("North Macedonia", "MKD", (2019, None)),
        ("Swaziland", "SWZ", (None, 2018)),
    ],
)
def test_older_and_newer_names_of_a_state_have_their_years(name, code, years):
    assert next(p for p in PARTIES if p.code == code).dated[name] == years
    assert [p.code for p in catalogue().parties_in(f"Arms for {name}.")] == [code]


def test_states_that_are_gone_have_their_last_year():
    gone = {p.code: p.end for p in PARTIES if p.kind is PartyKind.STATE and p.end}
    assert gone == {"SUN": 1991, "YUG": 2003, "SCG": 2006, "CSK": 1992, "DDR": 1990}


def test_state_codes_are_three_capitals_and_groups_are_small_letters():
    for party in PARTIES:
        if party.kind is PartyKind.STATE and party.code:
            assert len(party.code) == 3 and party.code.isupper()
        if party.kind is PartyKind.ARMED_GROUP:
            assert party.code == party.code.lower()


def test_goods_words_name_a_category_where_they_name_goods():
    assert {row.kind for row in GOODS} == {"noun", "modifier", "tail", "other"}
    assert all((row.category is not None) == (row.kind == "noun") for row in GOODS)
    assert all(row.unit is not None for row in GOODS if row.kind == "tail")


def test_no_goods_word_stands_in_two_categories():
    homes = defaultdict(set)
    for row in GOODS:
        if row.kind == "noun":
            for word in row.words:
                homes[fold(word)].add(row.category)
    assert {w: c for w, c in homes.items() if len(c) > 1} == {}


def test_every_person_is_found_by_every_name_of_the_table():
    lost = [
        (name, known.person.name)
        for known in PEOPLE
        for name in (known.person.name, *known.aliases)
        if catalogue().person(name) != known.person
    ]
    assert lost == []


def test_a_surname_marked_as_enough_is_enough():
    lost = []
    for known in PEOPLE:
        words = parts(known.person.name)
        surname = words[0] if known.person.state in SURNAME_FIRST else words[-1]
        if known.by_surname and catalogue().person(surname) != known.person:
            lost.append(known.person.name)
    assert lost == []


@pytest.mark.parametrize("table", ["parties", "organisations", "designations", "category_nouns", "people"])
def test_every_table_says_its_licence_and_its_columns(table):
    head = (tables.DATA / f"{table}.csv").read_text(encoding="utf-8").split("\n")
    comment = " ".join(line for line in head if line.startswith("#"))
    assert "Licence:" in comment
    columns = next(line for line in head if not line.startswith("#")).split(",")
    assert all(column in comment for column in columns)


def test_no_table_holds_a_row_twice():
    for rows in (
        [p.name for p in PARTIES],
        [o.name for o in ORGANISATIONS],
        [k.designation.name for k in TYPES],
        [p.person.name for p in PEOPLE],
    ):
        assert len(rows) == len(set(rows))
