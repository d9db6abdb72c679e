"""When the stage was reached, or is to be, counted from the day of publication (a Tuesday, 19 July 2016)."""

import pytest
from tests.claims.english.reading import told

DELIVERED = "Russia delivered ten T-90 tanks to Azerbaijan"
DATES = [
    (f"{DELIVERED}.", "-"),
    (f"{DELIVERED} in 2013.", "2013"),
    (f"In 2013, {DELIVERED}.", "2013"),
    (f"{DELIVERED} in May 2013.", "2013-05"),
    (f"{DELIVERED} on May 5, 2013.", "2013-05-05"),
    (f"{DELIVERED} on 5 May 2013.", "2013-05-05"),
    (f"{DELIVERED} on Monday.", "2016-07-18"),
    (f"{DELIVERED} yesterday.", "2016-07-18"),
    (f"{DELIVERED} last year.", "2015"),
    (f"{DELIVERED} last month.", "2016-06"),
    (f"{DELIVERED} this year.", "2016"),
    (f"{DELIVERED} in January.", "2016-01"),
    (f"{DELIVERED} between 2009 and 2011.", "2009..2011"),
    (f"{DELIVERED} in 2009-2011.", "2009..2011"),
    (f"{DELIVERED} from 2009 to 2011.", "2009..2011"),
    ("Russia has delivered T-90 tanks to Azerbaijan since 2010.", "2010.."),
    ("Azerbaijan ordered ten T-90 tanks from Russia in 2010.", "2010"),
    ("Azerbaijan plans to buy ten T-90 tanks from Russia next year.", "2017"),
    ("The delivery of ten Russian T-90 tanks to Azerbaijan began in June 2013.", "2013-06"),
    ("In 2010 Azerbaijan signed a contract with Russia for ten T-90 tanks.", "2010"),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_when(text: str, expected: str) -> None:
    assert told(text, "supplier", "recipient", "when") == [f"RUS AZE {expected}"]


@pytest.mark.parametrize(
    "text",
    [
        "Russia, which annexed Crimea in 2014, delivered ten T-90 tanks to Azerbaijan.",
        "Russia has delivered ten T-90 tanks to Azerbaijan, officials said on Monday.",
        "Russia has delivered ten T-90 tanks to Azerbaijan, which became independent in 1991.",
        "Officials said on Monday that Russia had delivered ten T-90 tanks to Azerbaijan.",
        "Russia delivered ten T-90 tanks to Azerbaijan. The war in Karabakh ended in 1994.",
    ],
)
def test_the_date_of_something_else_is_not_taken(text: str) -> None:
    assert told(text, "category", "when") == ["tank -"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Azerbaijan ordered ten T-90 tanks from Russia in 2010. "
            "Chile received 20 Leopard 2 tanks from Germany in 2013.",
            ["AZE 2010", "CHL 2013"],
        ),
        (
            "Azerbaijan ordered ten T-90 tanks from Russia in 2010 and Chile received 20 Leopard 2 tanks "
            "from Germany in 2013.",
            ["AZE 2010", "CHL 2013"],
        ),
    ],
)
def test_each_claim_has_its_own_date(text: str, expected: list[str]) -> None:
    assert told(text, "recipient", "when") == expected


@pytest.mark.parametrize("words", ["last year", "on Monday", "this month"])
def test_without_a_day_of_publication_relative_dates_stay_open(words: str) -> None:
    assert told(f"{DELIVERED} {words}.", "when", published=None) == ["-"]


def test_without_a_day_of_publication_full_dates_stand() -> None:
    assert told(f"{DELIVERED} in May 2013.", "when", published=None) == ["2013-05"]


@pytest.mark.parametrize(
    ("published", "words", "when"),
    [
        ("2016-07", "last year", "2015"),
        ("2016-07", "last month", "2016-06"),
        ("2016-07", "in May", "2016-05"),
        ("2016-07", "on Monday", "-"),
        ("2016-07", "last week", "-"),
        ("2016", "last year", "2015"),
        ("2016", "in May", "-"),
        ("2016", "last month", "-"),
    ],
)
def test_a_month_or_year_of_publication_dates_no_more_than_it_can(
    published: str, words: str, when: str
) -> None:
    assert told(f"{DELIVERED} {words}.", "when", published=published) == [when]


@pytest.mark.parametrize(
    ("published", "when"), [("2016-07-19", "2016-07"), ("2016-07", "2016-07"), ("2016", "-")]
)
def test_talks_that_go_on_are_of_the_month_of_publication(published: str, when: str) -> None:
    text = "Russia is negotiating the sale of ten T-90 tanks to Azerbaijan."
    assert told(text, "stage", "when", published=published) == [f"negotiation {when}"]


TIED = [
    # a deal's own date, whatever clause tells it
    ("Under a contract signed in 2012, Russia will deliver ten T-90 tanks to Azerbaijan.", "agreement 2012"),
    ("Russia sold Azerbaijan ten T-90 tanks in a deal struck in May 2012.", "agreement 2012-05"),
    # who announces an order dates it; who reports a delivery does not
    ("Russia announced on Monday that it had sold Azerbaijan ten T-90 tanks.", "agreement 2016-07-18"),
    ("Russia announced on Monday that it had delivered ten T-90 tanks to Azerbaijan.", "delivery -"),
    # a wish stands on the day that it is told
    (
        "Azerbaijan wants to buy ten T-90 tanks from Russia, its president said on Monday.",
        "interest 2016-07-18",
    ),
    ("Azerbaijan still flies ten MiG-29 jets, which it bought from Ukraine in 2006.", "agreement 2006"),
]


@pytest.mark.parametrize(("text", "expected"), TIED)
def test_the_stage_says_which_date_counts(text: str, expected: str) -> None:
    assert told(text, "stage", "when") == [expected]


def test_each_batch_of_a_list_has_the_date_that_follows_it() -> None:
    text = "Russia delivered six Mi-35 helicopters to Angola in 2012 and eight Su-30 fighters in 2014."
    assert told(text, "system", "when") == ["Mi-35 2012", "Su-30 2014"]


def test_dates_that_lead_belong_to_what_follows_them() -> None:
    text = "In 2012 Angola ordered six Mi-35 helicopters and in 2014 eight Su-30 fighters from Russia."
    assert "Su-30 2014" in told(text, "system", "when")


def test_who_announces_that_talks_ended_dates_their_end() -> None:
    text = (
        "Last year Poland announced that it had cancelled the purchase of 50 Mi-17 helicopters from Russia."
    )
    assert told(text, "stage", "when") == ["refused 2015"]


def test_a_parade_dates_no_delivery() -> None:
    text = "Azerbaijan displayed new T-90 tanks from Russia at a parade in June 2013."
    assert told(text, "supplier", "recipient", "when") == ["RUS AZE -"]


def test_goods_held_since_a_year_came_then() -> None:
    text = "Azerbaijan has operated Russian T-90 tanks since 2013."
    assert told(text, "supplier", "recipient", "when") == ["RUS AZE 2013.."]


OF_THE_EVENT = [
    # what a light verb does, what begins, what was placed, the occasion of a handover
    (
        "Chad's government made the decision to buy ten T-90 tanks from Russia at its 12 July meeting.",
        "2016-07-12",
    ),
    ("Chad last month began receiving ten T-90 tanks from Russia.", "2016-06"),
    ("Russia handed over ten T-90 tanks to Chad at a ceremony held in Moscow on 5 July.", "2016-07-05"),
    (
        "The report left out an order announced in May last year for two T-90 tanks from Russia for Chad.",
        "2015-05",
    ),
    # a date right before a verb is that verb's, whatever clause stands before
    (
        "Although not mentioned in the report, Russia last year also began delivering T-90 tanks to Chad.",
        "2015",
    ),
    # 'armed' is no verb of the past
    (
        "Three T-90 tanks will be transferred from Russia to the Armed Forces of Chad by the third week of August.",
        "2016-08",
    ),
]


@pytest.mark.parametrize(("text", "expected"), OF_THE_EVENT)
def test_a_date_is_that_of_the_event_that_its_words_tell(text: str, expected: str) -> None:
    assert f"tank {expected}" in told(text, "category", "when")


def test_the_date_of_an_accord_is_that_of_all_that_it_holds() -> None:
    text = "Serbia will get six MiG-29 jets and 30 T-72 tanks from Russia under an accord reached in Moscow on 12 July."
    assert told(text, "system", "when") == ["MiG-29 2016-07-12", "T-72 2016-07-12"]


@pytest.mark.parametrize(
    "text",
    [
        "Chad has started receiving ten T-90 tanks, which were ordered from Russia in 2014.",
        "Following the fall of its government in July 2013 Chad has bought ten T-90 tanks from Russia.",
    ],
)
def test_the_date_of_another_event_is_not_taken(text: str) -> None:
    assert told(text, "category", "when") == ["tank -"]


def test_the_announcement_dates_a_halt_rather_than_the_order_that_it_halts() -> None:
    text = "Her ministry announced last week that it was halting the delivery to Chad of T-90 tanks ordered in 2013."
    assert told(text, "stage", "when") == ["suspended 2016-07-11..2016-07-17"]
