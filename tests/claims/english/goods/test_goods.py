"""The goods that a sentence speaks of: named, counted, pointed to, or told by a verb."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.makers import article

from armsledger.claims.english.goods import Goods, resolved
from armsledger.claims.english.passages import passages


def goods_of(text: str, *, sentence: int) -> list[str]:
    """The goods of one sentence of a text: their words, or those they point to, the type, the category, the count."""
    made = article(text)
    told = resolved(list(passages(made)))[sentence]
    rows = []
    for goods in told.goods:
        words = told.passage.text[goods.start : goods.end]
        if goods.antecedent is not None:
            assert made.words(goods.antecedent.span) == goods.antecedent.words
            words = f"{words} = {goods.antecedent.words}"
        rows.append(f"{words}: {goods.system or goods.category.value}{_count(goods)}")
    return rows


def _count(goods: Goods) -> str:
    return f" {goods.quantity.low:g}" if goods.quantity and goods.quantity.low else ""


POINTING = {
    "Another six units were handed over in 2013.": ["six units = Leopard 2 tanks: Leopard 2 6"],
    "Another six were handed over in 2013.": ["six = Leopard 2 tanks: Leopard 2 6"],
    "The remaining four will be delivered next year.": ["four = Leopard 2 tanks: Leopard 2 4"],
    "The army ordered 36 more.": ["36 more = Leopard 2 tanks: Leopard 2 36"],
    "They were handed over in May.": ["They = Leopard 2 tanks: Leopard 2"],
    "Both were handed over in May.": ["Both = Leopard 2 tanks: Leopard 2"],
    "Germany delivered them in May.": ["them = Leopard 2 tanks: Leopard 2"],
    "The rest will be delivered next year.": ["rest = Leopard 2 tanks: Leopard 2"],
    "It is also in service with Chile.": ["It = Leopard 2 tanks: Leopard 2"],
    "The system was exported to Chile.": ["system = Leopard 2 tanks: Leopard 2"],
    "The tanks were delivered in May.": ["tanks = Leopard 2 tanks: Leopard 2"],
    "The vehicles were delivered in May.": ["vehicles = Leopard 2 tanks: Leopard 2"],
    "Such tanks were delivered to Chile.": ["tanks = Leopard 2 tanks: Leopard 2"],
    "The deal may be signed in June.": ["deal = Leopard 2 tanks: Leopard 2"],
    "The delivery will begin in June.": ["delivery = Leopard 2 tanks: Leopard 2"],
    "Parliament has approved the sale.": ["sale = Leopard 2 tanks: Leopard 2"],
    "Talks on the purchase began in May.": [
        "Talks = Leopard 2 tanks: Leopard 2",
        "purchase = Leopard 2 tanks: Leopard 2",
    ],
    "It may buy 12 vehicles later.": ["vehicles: tank 12"],
}


@pytest.mark.parametrize("text", POINTING)
def test_words_that_point_back_mean_what_was_named_before(text: str) -> None:
    before = "Norway bought Leopard 2 tanks from Germany. "
    assert goods_of(before + text, sentence=1) == POINTING[text]


def test_a_deal_told_in_apposition_is_that_of_the_goods_just_before_it() -> None:
    text = "Norway bought Leopard 2 tanks from Germany. Oman bought 12 Rafale fighters, an order worth $3 billion."
    assert goods_of(text, sentence=1) == ["Rafale fighters: Rafale 12", "order = Rafale fighters: Rafale"]


NOT_POINTING = [
    "The two signed in May.",
    "The steel deal may be signed in June.",
    "It is to be repaid over ten years, the first two of them free of interest.",
    "The two presidents reached an agreement on observing the truce.",
    "They signed an agreement to share the water of the river.",
    "Norway exports fish to Germany.",
    "A sale of its paper mills failed.",
    "The agreement on fishing was signed.",
    "It said so in May.",
    "They met in May.",
    "In 2013 it paid $6 million.",
    "The firm employs 12,000 in Oslo.",
]


@pytest.mark.parametrize("text", NOT_POINTING)
def test_other_words_mean_no_goods(text: str) -> None:
    before = "Norway bought Leopard 2 tanks from Germany. "
    assert goods_of(before + text, sentence=1) == []


@pytest.mark.parametrize("text", POINTING)
def test_nothing_named_before_is_nothing_pointed_to(text: str) -> None:
    found = goods_of("Norway bought timber from Sweden. " + text, sentence=1)
    assert not any("=" in row for row in found)


def test_of_a_list_the_goods_told_most_of_are_meant() -> None:
    text = (
        "Oman bought Typhoon fighters and radars from Britain. The Typhoon is a multirole fighter. "
        "The contract was signed in May."
    )
    assert goods_of(text, sentence=2) == ["contract = Typhoon: Eurofighter Typhoon"]


def test_the_nearest_goods_of_the_kind_are_meant() -> None:
    text = (
        "Oman bought Typhoon fighters from Britain. It also ordered T-72 tanks from Poland. "
        "The aircraft will arrive in May."
    )
    assert goods_of(text, sentence=2) == ["aircraft = Typhoon fighters: Eurofighter Typhoon"]


def test_a_part_of_what_the_same_sentence_orders() -> None:
    text = "Kenya bought ten T-72 tanks from Ukraine, four of which have arrived."
    assert goods_of(text, sentence=0) == ["T-72 tanks: T-72 10", "four = T-72 tanks: T-72 4"]


def test_goods_beside_others_in_a_list_keep_their_kind() -> None:
    text = "Kenya bought 72 tanks, 34 vehicles and eight aircraft from Ukraine."
    assert goods_of(text, sentence=0) == ["tanks: tank 72", "vehicles: vehicle 34", "aircraft: aircraft 8"]


def test_the_title_is_about_what_the_article_names_first() -> None:
    made = article("Kenya ordered ten T-72 tanks from Ukraine.", title="Kenya defends the purchase")
    first = resolved(list(passages(made)))[0]
    assert [g.system for g in first.goods] == ["T-72"]


NAMED = {
    "Spain delivered patrol boats, rifles and ammunition to Ghana.": [
        "patrol boats: warship",
        "rifles: small_arms",
        "ammunition: munition",
    ],
    "Turkey left the F-35 programme.": ["F-35: F-35 Lightning II"],
    "India is another S-400 buyer.": ["S-400: S-400"],
    "Its T-72 fleet came from Ukraine.": ["T-72: T-72"],
    "A missile attack hit the port of Odessa.": [],
    "France blocked the sale of armed patrol aircraft to Chad.": ["armed patrol aircraft: combat_aircraft"],
    "France blocked the sale of patrol aircraft to Chad.": ["patrol aircraft: aircraft"],
    "The United States gave Jordan $300 million in military aid.": ["military aid: finance"],
    "The United States gives Jordan military aid.": ["military aid: unspecified"],
    "Chile bought coastal missile batteries from Italy.": ["coastal missile batteries: missile"],
    "Chile bought recovery vehicles from Italy.": ["recovery vehicles: armoured_vehicle"],
}


@pytest.mark.parametrize("text", NAMED)
def test_goods_by_their_own_names(text: str) -> None:
    assert goods_of(text, sentence=0) == NAMED[text]


SERVICES = {
    "Italy trains pilots from Kuwait.": ["trains: service"],
    "Italy trains horses from Kuwait.": [],
    "Turkish yards will modernise two of the frigates of Pakistan.": [
        "modernise: service",
        "frigates: warship 2",
    ],
    "Turkish yards modernise two mosques of Pakistan.": [],
    "A bank in Paris financed the order for 20 tanks.": ["financed: finance", "tanks: tank 20"],
    "The deal includes training and maintenance.": ["training: service", "maintenance: service"],
    "Training is hard.": [],
    "Poland builds the missiles under a licence from Israel.": ["missiles: missile", "licence: service"],
    "Israel granted a licence for the export of the missiles.": ["missiles: missile"],
}


@pytest.mark.parametrize("text", SERVICES)
def test_services_and_money_told_by_verbs_and_plain_nouns(text: str) -> None:
    assert goods_of(text, sentence=0) == SERVICES[text]


@given(
    st.lists(
        st.sampled_from([*POINTING, *NOT_POINTING, *NAMED, *SERVICES, "Norway bought Leopard 2 tanks."]),
        min_size=1,
        max_size=6,
    )
)
def test_goods_stand_at_their_words_whatever_comes_before(sentences: list[str]) -> None:
    made = article(" ".join(sentences))
    for told in resolved(list(passages(made))):
        for goods in told.goods:
            assert told.tokens.start_char <= goods.head.idx < told.tokens.end_char
            assert told.passage.text[goods.start : goods.end].strip()
            assert goods.bare <= (goods.antecedent is not None)
            if goods.antecedent is not None:
                assert made.words(goods.antecedent.span) == goods.antecedent.words


NAMED_AS_WRITTEN = {
    "Chile ordered six Sukhoi-30MKIs from Russia.": ["Sukhoi-30MKIs: Su-30MKI 6"],
    "Chile ordered 12 Naval Strike Missiles (NSM) from Norway.": ["Naval Strike Missiles (NSM: NSM 12"],
    "Chile ordered two Krivak III-class frigates from Russia.": ["Krivak III-class frigates: Krivak III 2"],
    "Peru bought nine F-16A/B Block 20 fighters.": ["F-16A/B Block 20 fighters: F-16A/B 9"],
    "Peru bought three King Air TC-90 patrol aircraft.": ["King Air TC-90 patrol aircraft: TC-90 3"],
    "Peru bought two Denel Seeker 400 UAVs.": ["Denel Seeker 400 UAVs: Seeker 400 2"],
    "Peru bought six radar-equipped fighter jets.": ["radar-equipped fighter jets: combat_aircraft 6"],
    "Peru bought four AS350 B3e helicopters.": ["AS350 B3e helicopters: AS350 B3e 4"],
    "Peru bought 16 Mirages F1Ms from Spain.": ["Mirages F1Ms: Mirage F1M 16"],
    "Peru got a patrol vessel, the Karakal, from Chile.": ["patrol vessel: warship 1", "Karakal: Karakal"],
    'Peru ordered two Mi-35 (or "Hind E") helicopters.': ['Mi-35 (or "Hind E") helicopters: Mi-35 2'],
}

COUNTED = {
    "The yard delivered the second Stan Patrol 4207 vessel.": [
        "second Stan Patrol 4207 vessel: Stan Patrol 4207 1"
    ],
    "Fiji will get another patrol boat from Australia.": ["patrol boat: warship 1"],
    "Fiji has received the first of six patrol boats.": ["patrol boats: warship 1"],
    "Fiji has received the last two of six patrol boats.": ["patrol boats: warship 2"],
    "The yard won several follow-on contracts for frigates.": ["frigates: warship"],
    "Peru got twelve supersonic radar equipped Kfir fighter jets.": [
        "supersonic radar equipped Kfir fighter jets: Kfir 12"
    ],
    "Peru ordered Mi-8/17 transport and Mi-24/35 attack helicopters.": [
        "Mi-8/17: Mi-8/17",
        "Mi-24/35 attack helicopters: Mi-24/35",
    ],
    "Two Mi-17 helicopters lent by Peru were flown to Chile.": ["Mi-17 helicopters: Mi-17 2"],
}


@pytest.mark.parametrize("text", COUNTED)
def test_goods_are_counted_by_the_number_that_is_theirs(text: str) -> None:
    assert goods_of(text, sentence=0) == COUNTED[text]


OF_A_KIND = {
    "Oman ordered 40 laser-guided precision bombs.": ["laser-guided precision bombs: missile 40"],
    "Oman ordered 40 precision rockets for its jets.": [
        "precision rockets: missile 40",
    ],
    "Oman ordered 40 armoured fire-support vehicles for its army.": [
        "armoured fire-support vehicles: armoured_vehicle 40"
    ],
    "Oman ordered four armed drones.": ["armed drones: combat_aircraft 4"],
    "Oman ordered nine flight simulators for its air force.": ["flight simulators: unspecified 9"],
    "Oman ordered nine rigid-hulled inflatable boats.": ["rigid-hulled inflatable boats: warship 9"],
    "Oman ordered 12 anti-aircraft tanks.": ["anti-aircraft tanks: air_defence 12"],
    "Oman ordered ten AN/ALR-72 radar warning receivers.": [
        "AN/ALR-72 radar warning receivers: AN/ALR-72 10"
    ],
}


@pytest.mark.parametrize("text", OF_A_KIND)
def test_the_words_of_a_phrase_say_of_what_category_goods_are(text: str) -> None:
    assert goods_of(text, sentence=0) == OF_A_KIND[text]


@pytest.mark.parametrize("text", NAMED_AS_WRITTEN)
def test_a_type_bears_the_name_that_says_most_of_those_written(text: str) -> None:
    assert goods_of(text, sentence=0) == NAMED_AS_WRITTEN[text]


BESIDE = {
    "Peru received ten tanks aboard two C-130 transport planes.": ["tanks: tank 10"],
    "A C-130 carrying the rifles landed in Lima on Monday.": ["rifles: small_arms"],
    "Spain sold radars to Chile for the Peruvian-built frigates.": ["radars: sensor"],
    "Spain approved a sale of radars for the new frigates.": ["radars: sensor"],
    "Peru signed the contract with Leopard Industries.": [],
    "Spain sold frigates to Chile for $30 million.": ["frigates: warship"],
    "Spain sold torpedoes for two frigates.": ["torpedoes: missile", "frigates: warship 2"],
}


@pytest.mark.parametrize("text", BESIDE)
def test_what_only_carries_or_bears_goods_is_none_of_them(text: str) -> None:
    assert goods_of(text, sentence=0) == BESIDE[text]
