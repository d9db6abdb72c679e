"""What earlier sentences say of when it was."""

from tests.claims.english.reading import told

REVIEW = "In the 2013 calendar year Chad imported arms from abroad, the report says. "


def test_a_report_on_a_year_dates_what_it_goes_through() -> None:
    text = (
        REVIEW
        + "Chad imported ten T-90 tanks from Russia. Six Mi-35 helicopters came to Chad from Russia as well."
    )
    assert "T-90 2013" in told(text, "system", "when")


def test_what_is_told_of_today_is_not_of_that_year() -> None:
    assert told(REVIEW + "Chad has recently imported ten T-90 tanks from Russia.", "system", "when") == [
        "T-90 -"
    ]


def test_the_year_of_other_parties_is_not_taken() -> None:
    assert told(REVIEW + "Kenya imported ten T-90 tanks from Russia.", "system", "when") == ["T-90 -"]


def test_the_same_day_may_be_that_of_other_news() -> None:
    text = "Chad commissioned two ships on 5 July. Chad also inducted ten T-90 tanks from Russia on the same day."
    assert told(text, "system", "when") == ["T-90 2016-07-05"]
