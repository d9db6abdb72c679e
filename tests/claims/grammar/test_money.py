import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from armsledger.claims.grammar.money import amounts_in

M, B = 10**6, 10**9

# Each text with the exact words of every amount marked, then low, high and currency of each.
SYMBOLS = [
    ("a loan of ‹$200 million›", (200 * M, 200 * M, "USD")),
    ("‹$4 billion›", (4 * B, 4 * B, "USD")),
    ("‹$500,000› for training", (500_000, 500_000, "USD")),
    ("‹$22.4 million› more", (22_400_000, 22_400_000, "USD")),
    ("‹$34.2 billion›", (34_200_000_000, 34_200_000_000, "USD")),
    ("‹$4.5m›", (4_500_000, 4_500_000, "USD")),
    ("a ‹$5bn› deal", (5 * B, 5 * B, "USD")),
    ("a ‹$2B› programme", (2 * B, 2 * B, "USD")),
    ("‹US$1.2bn›", (1_200_000_000, 1_200_000_000, "USD")),
    ("‹U.S. $12 billion›", (12 * B, 12 * B, "USD")),
    ("a ‹$4-billion› order", (4 * B, 4 * B, "USD")),
    ("awarded ‹$131 946 942› for parts", (131_946_942, 131_946_942, "USD")),
    ("‹€ 5.2 billion›", (5_200_000_000, 5_200_000_000, "EUR")),
    ("‹€270.2 million› in sales", (270_200_000, 270_200_000, "EUR")),
    ("‹£350m›", (350 * M, 350 * M, "GBP")),
    ("‹A$35m›", (35 * M, 35 * M, "AUD")),
    ("‹AU$100m› plus upkeep", (100 * M, 100 * M, "AUD")),
    ("‹C$3 billion›", (3 * B, 3 * B, "CAD")),
    ("‹NZ$20 million›", (20 * M, 20 * M, "NZD")),
    ("‹HK$8 million›", (8 * M, 8 * M, "HKD")),
    ("‹S$40 million›", (40 * M, 40 * M, "SGD")),
    ("‹Rs 5,000 crore›", (50_000_000_000, 50_000_000_000, "INR")),
    ("‹Rs. 639 crore›", (6_390_000_000, 6_390_000_000, "INR")),
    ("‹Rs 1.2 lakh crore›", (1_200_000_000_000, 1_200_000_000_000, "INR")),
    ("‹₹45 lakh›", (4_500_000, 4_500_000, "INR")),
    ("‹¥40 billion›", (40 * B, 40 * B, "JPY")),
    ("‹₩900 billion›", (900 * B, 900 * B, "KRW")),
    ("‹5 million €›", (5 * M, 5 * M, "EUR")),
]
CODES = [
    ("‹USD 1.5 billion›", (1_500_000_000, 1_500_000_000, "USD")),
    ("‹EUR185 million›", (185 * M, 185 * M, "EUR")),
    ("‹SEK 1.2 billion›", (1_200_000_000, 1_200_000_000, "SEK")),
    ("‹NOK 900 million›", (900 * M, 900 * M, "NOK")),
    ("‹AUD 35 million›", (35 * M, 35 * M, "AUD")),
    ("‹RMB 2 billion›", (2 * B, 2 * B, "CNY")),
    ("‹NIS 1 billion›", (B, B, "ILS")),
    ("‹AED 600 million›", (600 * M, 600 * M, "AED")),
    ("‹40 million CHF›", (40 * M, 40 * M, "CHF")),
    ("‹$188 million (CAN)›", (188 * M, 188 * M, "CAD")),
    ("‹$188 million CAD›", (188 * M, 188 * M, "CAD")),
    ("‹$1 billion USD›", (B, B, "USD")),
]
NAMES = [
    ("‹4 billion dollars›", (4 * B, 4 * B, "USD")),
    ("‹100 million U.S. dollars›", (100 * M, 100 * M, "USD")),
    ("‹five hundred million dollars›", (500 * M, 500 * M, "USD")),
    ("‹half a billion dollars›", (500 * M, 500 * M, "USD")),
    ("‹a billion-dollar› order", (B, B, "USD")),
    ("‹60 million Canadian dollars›", (60 * M, 60 * M, "CAD")),
    ("‹300 million euros›", (300 * M, 300 * M, "EUR")),
    ("a ‹200-million-euro› contract", (200 * M, 200 * M, "EUR")),
    ("‹2 million pounds›", (2 * M, 2 * M, "GBP")),
    ("‹40 million pounds sterling›", (40 * M, 40 * M, "GBP")),
    ("‹2 billion rubles›", (2 * B, 2 * B, "RUB")),
    ("‹1.2bn roubles›", (1_200_000_000, 1_200_000_000, "RUB")),
    ("‹1.5 billion Swedish kronor›", (1_500_000_000, 1_500_000_000, "SEK")),
    ("‹90 million Norwegian kroner›", (90 * M, 90 * M, "NOK")),
    ("‹35 million Swiss francs›", (35 * M, 35 * M, "CHF")),
    ("‹3 trillion won›", (3_000 * B, 3_000 * B, "KRW")),
    ("‹20 billion yen›", (20 * B, 20 * B, "JPY")),
    ("‹6 billion yuan›", (6 * B, 6 * B, "CNY")),
    ("‹450 million shekels›", (450 * M, 450 * M, "ILS")),
    ("‹900 million Saudi riyals›", (900 * M, 900 * M, "SAR")),
    ("‹600 million dirhams›", (600 * M, 600 * M, "AED")),
    ("‹2 billion rand›", (2 * B, 2 * B, "ZAR")),
    ("‹80 million Turkish lira›", (80 * M, 80 * M, "TRY")),
    ("‹4 billion zlotys›", (4 * B, 4 * B, "PLN")),
    ("‹70 million hryvnias›", (70 * M, 70 * M, "UAH")),
    ("‹150 million manats›", (150 * M, 150 * M, "AZN")),
    ("‹50 billion Pakistani rupees›", (50 * B, 50 * B, "PKR")),
]
SHAPES = [
    ("‹$1.3bn›", (1_300 * M, 1_300 * M, "USD")),
    ("‹US $250m›", (250 * M, 250 * M, "USD")),
    ("‹USD250 million›", (250 * M, 250 * M, "USD")),
    ("‹250 million American dollars›", (250 * M, 250 * M, "USD")),
    ("‹A$1.3 billion›", (1_300 * M, 1_300 * M, "AUD")),
    ("‹1.3 billion Australian dollars›", (1_300 * M, 1_300 * M, "AUD")),
    ("‹CA$1.3 billion›", (1_300 * M, 1_300 * M, "CAD")),
    ("‹NIS300m›", (300 * M, 300 * M, "ILS")),
    ("‹300 million NIS›", (300 * M, 300 * M, "ILS")),
    ("‹12 bln rubles›", (12 * B, 12 * B, "RUB")),
    ("‹Rub 12bn›", (12 * B, 12 * B, "RUB")),
    ("‹400 billion won›", (400 * B, 400 * B, "KRW")),
    ("‹KRW400 billion›", (400 * B, 400 * B, "KRW")),
    ("‹50 billion yen›", (50 * B, 50 * B, "JPY")),
    ("‹JPY 50 billion›", (50 * B, 50 * B, "JPY")),
    ("‹3 billion zloty›", (3 * B, 3 * B, "PLN")),
    ("‹PLN 3bn›", (3 * B, 3 * B, "PLN")),
    ("‹2 billion Czech crowns›", (2 * B, 2 * B, "CZK")),
    ("‹2 billion Swedish crowns›", (2 * B, 2 * B, "SEK")),
    ("‹SEK2bn›", (2 * B, 2 * B, "SEK")),
    ("‹2 billion Danish kroner›", (2 * B, 2 * B, "DKK")),
    ("‹Rs 5000-crore› deal", (50 * B, 50 * B, "INR")),
    ("‹INR 5,000 crore›", (50 * B, 50 * B, "INR")),
    ("‹Rs 5,000 cr›", (50 * B, 50 * B, "INR")),
    ("‹5,000 crore rupees›", (50 * B, 50 * B, "INR")),
    ("‹Rs 60 lakh›", (6 * M, 6 * M, "INR")),
    ("‹Tk 500 crore›", (5 * B, 5 * B, "BDT")),
    ("‹PKR 5 billion›", (5 * B, 5 * B, "PKR")),
    ("‹€1.2 million› each", (1_200_000, 1_200_000, "EUR")),
    ("‹€1,5 billion›", (1_500 * M, 1_500 * M, "EUR")),
    ("‹€350mn›", (350 * M, 350 * M, "EUR")),
    ("‹350m euros›", (350 * M, 350 * M, "EUR")),
    ("‹SFr 5 billion›", (5 * B, 5 * B, "CHF")),
    ("‹R5 billion›", (5 * B, 5 * B, "ZAR")),
    ("rifles (‹R167 015›)", (167_015, 167_015, "ZAR")),
    ("‹R$5 billion›", (5 * B, 5 * B, "BRL")),
    ("‹NT$5 billion›", (5 * B, 5 * B, "TWD")),
    ("‹5 billion baht›", (5 * B, 5 * B, "THB")),
    ("‹RM5 billion›", (5 * B, 5 * B, "MYR")),
    ("‹Rp 5 trillion›", (5_000 * B, 5_000 * B, "IDR")),
    ("‹P5 billion›", (5 * B, 5 * B, "PHP")),
    ("‹5 billion Philippine pesos›", (5 * B, 5 * B, "PHP")),
    ("‹Dh5 billion›", (5 * B, 5 * B, "AED")),
    ("‹SR5 billion›", (5 * B, 5 * B, "SAR")),
    ("‹KD50 million›", (50 * M, 50 * M, "KWD")),
    ("‹5 billion Egyptian pounds›", (5 * B, 5 * B, "EGP")),
    ("‹nearly N6 billion›", (6 * B, 6 * B, "NGN")),
    ("‹KSh5 billion›", (5 * B, 5 * B, "KES")),
    ("‹5 billion hryvnia›", (5 * B, 5 * B, "UAH")),
    ("‹AZN 5 million›", (5 * M, 5 * M, "AZN")),
    ("‹5 billion tenge›", (5 * B, 5 * B, "KZT")),
    ("‹5 billion forints›", (5 * B, 5 * B, "HUF")),
    ("‹under $1 billion›", (None, B, "USD")),
    ("‹just under $1 billion›", (B, B, "USD")),
    ("‹well over $1 billion›", (B, None, "USD")),
    ("‹upwards of $1 billion›", (B, None, "USD")),
    ("a ‹$1 billion-plus› deal", (B, None, "USD")),
    ("‹$1bn-2bn›", (B, 2 * B, "USD")),
    ("‹$1bn-$2bn›", (B, 2 * B, "USD")),
    ("‹€1 to 2 billion›", (B, 2 * B, "EUR")),
    ("‹tens of millions of dollars›", (20 * M, None, "USD")),
    ("‹one and a half billion dollars›", (1_500 * M, 1_500 * M, "USD")),
    ("a ‹two-billion-dollar› deal", (2 * B, 2 * B, "USD")),
    ("‹$25 million› per aircraft", (25 * M, 25 * M, "USD")),
    (
        "raised from ‹2.7 billion manats› to ‹2.9 billion manats›",
        (2_700 * M, 2_700 * M, "AZN"),
        (2_900 * M, 2_900 * M, "AZN"),
    ),
]
BOUNDED = [
    ("‹nearly $4 billion›", (4 * B, 4 * B, "USD")),
    ("‹around $5 billion›", (5 * B, 5 * B, "USD")),
    ("‹roughly $9.7 billion›", (9_700_000_000, 9_700_000_000, "USD")),
    ("‹at least $4 billion›", (4 * B, None, "USD")),
    ("‹more than 3 billion euros›", (3 * B, None, "EUR")),
    ("‹no less than $11 million›", (11 * M, None, "USD")),
    ("‹up to $2bn›", (None, 2 * B, "USD")),
    ("‹less than €40 million›", (None, 40 * M, "EUR")),
    ("‹as much as $90 million›", (None, 90 * M, "USD")),
    ("‹billions of dollars›", (2 * B, None, "USD")),
    ("‹hundreds of millions of dollars›", (200 * M, None, "USD")),
    ("‹several million euros›", (3 * M, None, "EUR")),
    ("‹between $1 and $2 billion›", (B, 2 * B, "USD")),
    ("‹$1-2 billion›", (B, 2 * B, "USD")),
    ("‹$1.5–2 billion›", (1_500_000_000, 2 * B, "USD")),
    ("‹$1 billion to $2 billion›", (B, 2 * B, "USD")),
    ("‹from $100m to $150m›", (100 * M, 150 * M, "USD")),
    ("a ‹roughly US$400-600 million› contract", (400 * M, 600 * M, "USD")),
    ("‹300 to 350 million euros›", (300 * M, 350 * M, "EUR")),
]
SEVERAL = [
    ("‹$14.8 million› and ‹€11.4 million›", (14_800_000, 14_800_000, "USD"), (11_400_000, 11_400_000, "EUR")),
    (
        "rose from ‹€34.7 million› in 2016 to ‹€90.1 million›",
        (34_700_000, 34_700_000, "EUR"),
        (90_100_000, 90_100_000, "EUR"),
    ),
    ("‹$1bn› for jets, with arms worth ‹4 million›", (B, B, "USD"), (4 * M, 4 * M, "USD")),
    ("‹$40 million› to 60 countries", (40 * M, 40 * M, "USD")),
    ("cut by 20% in 2017 to ‹$66.3 billion›", (66_300_000_000, 66_300_000_000, "USD")),
]
NOTHING = [
    "a multi-million-dollar deal",
    "multi-billion-dollar weapons",
    "500 T-72 tanks and S-300 systems",
    "arms worth 4 million",
    "10,000 pounds of bombs",
    "2 million pounds of thrust",
    "10 SAR helicopters and 4 TL radars",
    "they won 5 contracts",
    "12 kroner",
    "contract N3220518C3520",
    "a P-8 and 5 N 12 boats, then R 4 rifles",
    "5 billion pesos",
    "1.5 million rounds",
    "the dollar fell",
    "",
]
TABLE = [*SYMBOLS, *CODES, *NAMES, *SHAPES, *BOUNDED, *SEVERAL]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row[0])
def test_amounts_have_their_exact_words_bounds_and_currency(row, unmarked):
    marked, *figures = row
    text, spans = unmarked(marked)
    found = amounts_in(text)
    assert [(a.start, a.end) for a in found] == spans
    assert [(a.low, a.high, a.currency) for a in found] == figures
    assert not any(isinstance(bound, float) for a in found for bound in (a.low, a.high))


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_money_is_left_alone(text):
    assert amounts_in(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "€1.2 million each",
        "$4 million apiece",
        "$4 million a piece",
        "$900,000 per missile",
        "$4 million per unit",
        "four boats, each worth $4 million",
        "each of which costs about $4 million",
        "at a unit price of $4 million",
    ],
)
def test_the_price_of_one_piece_is_told_from_the_whole(text):
    (amount,) = amounts_in(text)
    assert amount.each


@pytest.mark.parametrize(
    "text", ["$40m per year", "€1.7 billion each year", "$4 million per annum", "$3 billion for all of them"]
)
def test_yearly_sums_are_no_price_of_a_piece(text):
    (amount,) = amounts_in(text)
    assert not amount.each


@pytest.mark.parametrize(
    ("text", "converted"),
    [
        ("EUR185 million ($198.8 million)", [False, True]),
        ("€10 billion (U.S. $12 billion)", [False, True]),
        ("2 billion rubles, or about $30 million", [False, True]),
        ("€14.8 million and $11.4 million", [False, False]),
        ("$14.8 million ($11.4 million in 2016)", [False, False]),
    ],
)
def test_a_sum_repeated_in_another_currency_is_marked(text, converted):
    assert [amount.converted for amount in amounts_in(text)] == converted


def test_a_bare_dollar_sign_stands_for_the_dollar_that_the_caller_names():
    amounts = amounts_in("$3 billion, US$2 billion and C$1 billion", dollar="AUD")
    assert [amount.currency for amount in amounts] == ["AUD", "USD", "CAD"]


@given(st.integers(min_value=1, max_value=10**12))
def test_a_sum_written_with_commas_reads_back(number):
    (amount,) = amounts_in(f"It paid ${number:,} for them.")
    assert (amount.low, amount.high) == (number, number)


@given(st.decimals(min_value="0.01", max_value=999, places=2), st.sampled_from([("million", M), ("bn", B)]))
def test_a_scaled_sum_reads_back_as_a_whole_number(value, scale):
    (amount,) = amounts_in(f"It paid €{value} {scale[0]} for them.")
    assert amount.low == int(value * scale[1])
    assert isinstance(amount.low, int)


PIECES = [re.sub("[‹›]", "", row[0]) for row in TABLE]
WORDS = st.sampled_from([*PIECES, *NOTHING, "to", "and", "between", "-", "(", "$", "€", "million", "worth"])


def test_a_currency_belongs_to_one_sum():
    francs, dollars = amounts_in("40 million CHF billions of dollars")
    assert (francs.low, francs.currency) == (40 * M, "CHF")
    assert (dollars.low, dollars.currency) == (2 * B, "USD")


def test_a_plural_scale_is_no_second_sum():
    (amount,) = amounts_in("It paid 5 billions of dollars for them.")
    assert (amount.low, amount.high, amount.currency) == (5 * B, 5 * B, "USD")


@example("0 billions of dollars")
@given(st.lists(WORDS | st.text(max_size=6), max_size=8).map(" ".join))
def test_spans_hold_for_any_text(text):
    end = 0
    for amount in amounts_in(text):
        assert end <= amount.start < amount.end <= len(text)
        end = amount.end
        assert amount.low is not None or amount.high is not None
        assert amount.low is None or amount.high is None or amount.low <= amount.high
        assert re.fullmatch("[A-Z]{3}", amount.currency)


@given(st.sampled_from(TABLE), st.text(alphabet="ßİıſK£éΩжअ中🚀\u00a0\u2009 ", max_size=12))
def test_text_of_any_script_around_an_amount_does_not_move_it(unmarked, row, word):
    text, spans = unmarked(row[0])
    lead = f"Ǆ{word}; "
    found = amounts_in(f"{lead}{text}. {word}")
    assert [(a.start - len(lead), a.end - len(lead)) for a in found] == spans
