import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from armsledger.claims.grammar.figures import counts_in
from armsledger.terms import Unit

# Each text with the exact words of every count marked, then low, high and unit of each.
EXACT = [
    ("Belgrade took ‹18› howitzers", (18, 18, "item")),
    ("‹1,200› rifles were unloaded", (1200, 1200, "item")),
    ("‹72› tanks, no more to come", (72, 72, "item")),
    ("a lot of ‹1.5 million› rounds of ammunition", (1_500_000, 1_500_000, "round")),
    ("‹0.5 million› rounds", (500_000, 500_000, "round")),
    ("‹50 million› cartridges", (50_000_000, 50_000_000, "item")),
    ("ordered ‹1 500› Husky vehicles", (1500, 1500, "item")),
    ("‹twelve› patrol boats", (12, 12, "item")),
    ("‹Twenty-four› Rafale fighters", (24, 24, "item")),
    ("‹one hundred and twenty› tanks", (120, 120, "item")),
    ("‹two hundred› trucks", (200, 200, "item")),
    ("‹a hundred› mortars", (100, 100, "item")),
    ("‹a thousand› helmets", (1000, 1000, "item")),
    ("‹thirty thousand› helmets", (30_000, 30_000, "item")),
    ("‹a dozen› Mi-17 helicopters", (12, 12, "item")),
    ("‹two dozen› jets", (24, 24, "item")),
    ("‹half a dozen› Alpha Jets", (6, 6, "item")),
    ("‹a half-dozen› corvettes", (6, 6, "item")),
    ("‹a couple of› minehunters", (2, 2, "item")),
    ("‹a pair of› Gowind corvettes", (2, 2, "item")),
    ("‹a trio of› frigates", (3, 3, "item")),
    ("‹a single› An-12 transport", (1, 1, "item")),
    ("‹one› Il-76 and ‹two› An-124s", (1, 1, "item"), (2, 2, "item")),
    ("‹twelve (12)› A-29 Super Tucano aircraft", (12, 12, "item")),
    ("‹36 (thirty-six)› aircraft", (36, 36, "item")),
    ("‹14› of the aircraft have arrived", (14, 14, "item")),
    ("‹2› x Su-30MK", (2, 2, "item")),
    ("a ‹36›-jet deal", (36, 36, "item")),
    ("the first ‹two› of ‹25› Hornet jets", (2, 2, "item"), (25, 25, "item")),
    ("in 2015 ‹12› tanks came", (12, 12, "item")),
    ("‹40› tanks for $40 million", (40, 40, "item")),
]
SHAPES = [
    ("‹18› howitzers and ‹as many› mortars", (18, 18, "item"), (18, 18, "item")),
    ("‹12 + 6› aircraft", (18, 18, "item")),
    ("‹12+6› aircraft", (18, 18, "item")),
    ("a further ‹12› tanks", (12, 12, "item")),
    ("an additional ‹12› tanks", (12, 12, "item")),
    ("another ‹24› tanks", (24, 24, "item")),
    ("another ‹dozen› tugs", (12, 12, "item")),
    ("a further ‹dozen› tugs", (12, 12, "item")),
    ("the first ‹dozen› tugs", (12, 12, "item")),
    ("‹one› more frigate", (1, 1, "item")),
    ("‹two› more frigates", (2, 2, "item")),
    ("‹a couple of› tugs", (2, 2, "item")),
    ("‹some two dozen› jets", (24, 24, "item")),
    ("‹three dozen› mortars", (36, 36, "item")),
    ("‹at least a dozen› mortars", (12, None, "item")),
    ("‹up to two dozen› mortars", (None, 24, "item")),
    ("‹fewer than 40› carriers", (None, 40, "item")),
    ("‹as few as 40› carriers", (40, None, "item")),
    ("‹well over 200› mortars", (200, None, "item")),
    ("‹just over 50› guns", (50, None, "item")),
    ("‹a little over 50› guns", (50, None, "item")),
    ("‹slightly more than 50› guns", (50, None, "item")),
    ("‹just under 50› guns", (50, 50, "item")),
    ("‹just short of 50› guns", (50, 50, "item")),
    ("‹close to 300› guns", (300, 300, "item")),
    ("‹circa 300› guns", (300, 300, "item")),
    ("‹20-odd› aircraft", (20, 20, "item")),
    ("‹36-plus› aircraft", (36, None, "item")),
    ("‹10,000-plus› rifles", (10_000, None, "item")),
    ("the first ‹four› of ‹12› frigates", (4, 4, "item"), (12, 12, "item")),
    ("‹15› out of ‹20› aircraft", (15, 15, "item"), (20, 20, "item")),
    ("‹15› of the 20 aircraft", (15, 15, "item")),
    ("a total of ‹48› guns", (48, 48, "item")),
    ("all ‹48› guns", (48, 48, "item")),
    ("‹1,5 million› rounds", (1_500_000, 1_500_000, "round")),
    ("‹forty (40)› guns", (40, 40, "item")),
    ("‹thirty-two (32)› AIM-9X missiles", (32, 32, "missile")),
    ("rose from ‹12› to ‹18› aircraft", (12, 12, "item"), (18, 18, "item")),
    ("up from ‹12› to ‹18› aircraft", (12, 12, "item"), (18, 18, "item")),
    ("‹18› tanks, with ‹as many again› on option", (18, 18, "item"), (18, 18, "item")),
    ("‹six› second-hand F-16 A/B fighters", (6, 6, "item")),
    ("‹two› 3,000-ton submarines", (2, 2, "item")),
    ("‹four› 80-metre patrol vessels", (4, 4, "item")),
    ("a company of ‹14› tanks", (14, 14, "item")),
    ("‹a squadron of 12› fighters", (12, 12, "item")),
    ("‹a battalion (three batteries of three launchers›)", (9, 9, "launcher")),
    ("‹two regiments of eight launchers› each", (16, 16, "launcher")),
    ("‹eight› launch vehicles", (8, 8, "launcher")),
]
HEADLINES = [
    ("KUWAIT BUYS ‹28› FIGHTERS", (28, 28, "item")),
    ("KUWAIT BUYS ‹28› F-16s", (28, 28, "item")),
]
VAGUE = [
    ("‹dozens› of T-72s", (24, None, "item")),
    ("‹scores› of armoured vehicles", (40, None, "item")),
    ("‹hundreds› of mortars", (200, None, "item")),
    ("‹thousands› of rifles", (2000, None, "item")),
    ("‹tens of thousands› of shells", (20_000, None, "item")),
    ("‹hundreds of thousands› of rounds", (200_000, None, "round")),
    ("‹several› helicopters", (3, None, "item")),
    ("‹several hundred› missiles", (300, None, "missile")),
    ("‹several dozen› vehicles", (36, None, "item")),
    ("‹several thousand› rifles", (3000, None, "item")),
    ("‹a few dozen› drones", (36, None, "item")),
]
BOUNDED = [
    ("‹more than 100› tanks", (100, None, "item")),
    ("‹over 30› combat helicopters", (30, None, "item")),
    ("‹at least 20› vehicles", (20, None, "item")),
    ("‹no fewer than 12› ships", (12, None, "item")),
    ("‹not less than 20› ships", (20, None, "item")),
    ("‹upwards of 300› rifles", (300, None, "item")),
    ("‹in excess of 40› guns", (40, None, "item")),
    ("‹a minimum of six› icebreakers", (6, None, "item")),
    ("‹over a dozen› helicopters", (12, None, "item")),
    ("talks with its allies over ‹two› frigates", (2, 2, "item")),
    ("‹more than 1 500› vehicles", (1500, None, "item")),
    ("‹50 or more› tanks", (50, None, "item")),
    ("‹100+› tanks", (100, None, "item")),
    ("‹1,000-plus› missiles", (1000, None, "missile")),
    ("‹up to 40› vehicles", (None, 40, "item")),
    ("‹as many as 50› tanks", (None, 50, "item")),
    ("‹a maximum of 36› jets", (None, 36, "item")),
    ("‹at most five› boats", (None, 5, "item")),
    ("‹fewer than ten› jets", (None, 10, "item")),
    ("‹less than 200› missiles", (None, 200, "missile")),
    ("‹no more than six› boats", (None, 6, "item")),
    ("‹up to about 40› tanks", (None, 40, "item")),
    ("‹about 30› tanks", (30, 30, "item")),
    ("‹around 30› tanks", (30, 30, "item")),
    ("‹some 2,000› rifles", (2000, 2000, "item")),
    ("‹approximately 60› trucks", (60, 60, "item")),
    ("‹nearly 200› trucks", (200, 200, "item")),
    ("‹almost 200› trucks", (200, 200, "item")),
    ("‹roughly 90› guns", (90, 90, "item")),
    ("‹an estimated 90› guns", (90, 90, "item")),
    ("‹30 or so› guns", (30, 30, "item")),
    ("‹between 30 and 40› tanks", (30, 40, "item")),
    ("‹from 30 to 40› tanks", (30, 40, "item")),
    ("‹30 to 40› tanks", (30, 40, "item")),
    ("‹30-40› tanks", (30, 40, "item")),
    ("‹30–40› tanks", (30, 40, "item")),
    ("‹two or three› ships", (2, 3, "item")),
    ("‹four-to-six› frigates", (4, 6, "item")),
    ("‹two to three hundred› tanks", (200, 300, "item")),
    ("‹at least 10 to 12› aircraft", (10, None, "item")),
    ("‹more than 20 but fewer than 30› tanks", (20, 30, "item")),
]
UNITS = [
    ("‹18› Smerch launchers", (18, 18, "launcher")),
    ("‹97› launcher units", (97, 97, "launcher")),
    ("‹1,200› missile launchers", (1200, 1200, "launcher")),
    ("‹two› missile boats", (2, 2, "item")),
    ("‹five› missile defence systems", (5, 5, "system")),
    ("‹four› Pantsir complexes", (4, 4, "system")),
    ("‹one› S-400 system to Ankara", (1, 1, "system")),
    ("‹1,000› guided missiles", (1000, 1000, "missile")),
    ("‹20,000› rounds of tank ammunition", (20_000, 20_000, "round")),
    ("‹six› air defense batteries", (6, 6, "battery")),
    ("‹three› battalions of S-300 systems", (3, 3, "battalion")),
    ("‹three› S-300PMU-2 battalions", (3, 3, "battalion")),
    ("‹two› divisions of S-400", (2, 2, "battalion")),
    ("‹two› regimental sets of S-400", (2, 2, "regiment")),
    ("‹four› S-400 regiments", (4, 4, "regiment")),
    ("‹one› brigade of Tor systems", (1, 1, "brigade")),
    ("‹five› squadrons of the new S-400", (5, 5, "squadron")),
    ("‹two› Patriot fire units", (2, 2, "battery")),
    ("‹a› squadron of F-16s", (1, 1, "squadron")),
    ("sent ‹an› S-400 battalion to Syria", (1, 1, "battalion")),
    ("the ‹second› regiment of S-400", (1, 1, "regiment")),
    ("the ‹first› regimental set of S-400", (1, 1, "regiment")),
    ("‹another› battery to Kyiv", (1, 1, "battery")),
    ("‹12› 155mm howitzers", (12, 12, "item")),
    ("‹36› 105 mm guns", (36, 36, "item")),
    ("‹six› Hermes 900 drones", (6, 6, "item")),
    ("‹two› Project 636 submarines", (2, 2, "item")),
    ("‹two› Kilo submarines", (2, 2, "item")),
    ("‹12› M-346 jets", (12, 12, "item")),
    ("‹up to 18› homing or wire-guided torpedoes", (None, 18, "item")),
    ("‹two› MTU 16V2000 engines", (2, 2, "item")),
]
COPIED = [
    (
        "‹18› Smerch launchers and ‹as many› TOS-1A systems",
        (18, 18, "launcher"),
        (18, 18, "system"),
    ),
    ("‹18› tanks and ‹the same number of› BMP-3s", (18, 18, "item"), (18, 18, "item")),
    ("‹over 40› guns and ‹an equal number of› trucks", (40, None, "item"), (40, None, "item")),
    ("‹10› tanks and ‹twice as many› guns", (10, 10, "item"), (20, 20, "item")),
    ("‹20› tanks, ‹30› guns, ‹as many› mortars", (20, 20, "item"), (30, 30, "item"), (30, 30, "item")),
]
SPELT_OUT = [
    (
        "‹one battalion (three batteries, each consisting of three launchers›, plus trucks) of Iskander",
        (9, 9, "launcher"),
    ),
    ("‹a battalion of nine launchers›", (9, 9, "launcher")),
    ("‹two batteries of six› howitzers each", (12, 12, "item")),
    ("‹two batteries of six› howitzers", (12, 12, "item")),
    ("‹two squadrons of 18› aircraft", (36, 36, "item")),
    ("‹two squadrons of 18›.", (36, 36, "item")),
    ("‹two squadrons (36› aircraft)", (36, 36, "item")),
    ("‹three batteries (12 launchers›) of Buk", (12, 12, "launcher")),
    ("‹two battalions of three batteries, each with four launchers›", (24, 24, "launcher")),
    ("‹one regiment consisting of two battalions, each with eight launchers›", (16, 16, "launcher")),
    ("‹a Patriot battery with four launchers›", (4, 4, "launcher")),
    ("‹three batches of 12› tanks each", (36, 36, "item")),
    ("‹a› battery with ‹24› missiles", (1, 1, "battery"), (24, 24, "missile")),
]
NOTHING = [
    "S-300PMU-2, T-90S, Su-30, F-16C/D and Mi-17V-5 aircraft",
    "Type 209 submarines",
    "the Mk 41 launcher",
    "AK-47 rifles and AK-103s",
    "M113A2 and BMP-2 vehicles",
    "Project 636 boats",
    "a Boeing 737 and a Falcon 9",
    "FPB 110 patrol boats",
    "Block 70/72 jets",
    "Leopard 2 tanks and Merkava 4 tanks",
    "a 155mm gun, a 12.7 mm gun and a 122-mm gun",
    "500 kilometers, 35 metres, 30 knots, 7,500 kg and 500 tonnes",
    "a 300-km missile at Mach 3",
    "the 30th edition, the 1st Brigade and a 5th-generation fighter",
    "100 percent, 12 per cent and 70%",
    "one of the jets",
    "they want one more",
    "a handful of boats",
    "no one said so, and one was enough",
    "$4 million, 300 million euros and Rs 5,000 crore",
    "in 2014, since 2010 and in 2009-2011",
    "April 2, 2016 and 20-21 April",
    "12:30, 12/24 and 3.5-fold",
    "Resolution 1929, page 12, No. 12 and Section 1237",
    "101 Squadron and 4 Wing",
    "the tug (703) and version 2.0",
    "a 30-year-old and a 10-year contract",
    "two-thirds of the fleet, two-seat jets",
    "a few vehicles and many others",
    "twenty-first century",
    "a brigade commander and the S-400 battalion",
    "the Second Brigade, a Light Infantry Battalion",
    "temperatures from +50° C to -50° C",
    "1. The deal\n2) The price",
    "",
]
TABLE = [*EXACT, *SHAPES, *VAGUE, *BOUNDED, *UNITS, *COPIED, *SPELT_OUT]


@pytest.mark.parametrize("row", TABLE + HEADLINES, ids=lambda row: row[0])
def test_counts_have_their_exact_words_bounds_and_unit(row, unmarked):
    marked, *figures = row
    text, spans = unmarked(marked)
    found = counts_in(text)
    assert [(c.start, c.end) for c in found] == spans
    assert [(c.low, c.high, c.unit.value) for c in found] == figures


@pytest.mark.parametrize("text", NOTHING)
def test_numbers_that_count_nothing_are_left_alone(text):
    assert [text[c.start : c.end] for c in counts_in(text)] == []


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("six countries", "countries"),
        ("200 troops", "troops"),
        ("two years", "years"),
        ("three contracts", "contracts"),
        ("more than 100,000 people worldwide", "people worldwide"),
        ("eight members of the ministry", "members"),
        ("two Armenian deputy ministers", "Armenian deputy ministers"),
    ],
)
def test_people_places_and_times_are_counted_but_are_no_goods(text, noun):
    (count,) = counts_in(text)
    assert (count.goods, count.noun) == (False, noun)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("12 more Rafale fighters to Cairo", "more Rafale fighters"),
        ("88 brand new German 'Boxer' vehicles", "brand new German Boxer"),
        ("14 Block 70/72 F-16Vs for Slovakia", "Block 70/72 F-16Vs"),
        ("six US refurbished choppers", "US refurbished choppers"),
    ],
)
def test_the_noun_is_the_first_words_after_the_number(text, noun):
    (count,) = counts_in(text)
    assert (count.goods, count.bare, count.noun) == (True, False, noun)


@pytest.mark.parametrize(
    "text",
    [
        "ordered ten, then stopped",
        "took 14 of Egypt's order",
        "the first two of 25 jets",
        "some 50 have been built",
    ],
)
def test_a_number_without_its_noun_is_bare(text):
    first = counts_in(text)[0]
    assert first.bare
    assert first.noun_end == first.end


def test_a_number_inside_a_name_that_the_caller_knows_counts_nothing():
    text = "Qatar wants the Wonder 12 launcher and 3 boats"
    at = text.index("Wonder 12")
    assert [text[c.start : c.end] for c in counts_in(text, names=[(at, at + 9)])] == ["3"]


def test_digits_without_end_are_no_figure():
    assert counts_in("tanks: " + "7" * 5000 + " and 3 more") == counts_in(
        "tanks: " + " " * 5000 + " and 3 more"
    )


@given(st.integers(min_value=2, max_value=999_999_999))
def test_a_number_written_with_commas_reads_back(number):
    (count,) = counts_in(f"They sent {number:,} rifles.")
    assert (count.low, count.high) == (number, number)


PIECES = [row[0].replace("‹", "").replace("›", "") for row in TABLE]
WORDS = st.sampled_from([*PIECES, *NOTHING, "and", "to", "of", "each", "(", ")", ",", "-", "\n\n", "as many"])


@given(st.lists(WORDS | st.text(max_size=6), max_size=8).map(" ".join))
def test_spans_hold_for_any_text(text):
    end = 0
    for count in counts_in(text):
        assert end <= count.start < count.end <= max(count.end, count.noun_end) <= len(text)
        end = count.end
        assert text[count.start : count.end].strip() == text[count.start : count.end]
        assert count.low is not None or count.high is not None
        assert count.low is None or count.high is None or count.low <= count.high
        assert count.unit in Unit


@given(
    st.sampled_from(TABLE),
    st.text(
        alphabet=st.characters(exclude_categories=("Cs", "N", "P", "S", "Z", "C"), max_codepoint=0x3FFFF),
        max_size=12,
    ),
)
def test_letters_of_any_script_before_a_count_do_not_move_it(unmarked, row, word):
    assume(not word.isascii())
    text, spans = unmarked(row[0])
    lead = f"ᏣᎳᎩ {word} İſK. "
    assert [(c.start - len(lead), c.end - len(lead)) for c in counts_in(lead + text)] == spans
