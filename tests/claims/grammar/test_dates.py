import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armsledger.claims.grammar.date_rules import words_of
from armsledger.claims.grammar.dates import RULES, date_spans, dates_in
from armsledger.claims.grammar.wording import even

PUBLISHED = "2016-06-23"  # a Thursday

# Each text with the exact words of every date marked, then start and end of each.
DAYS = [
    ("signed on ‹April 2, 2016›", ("2016-04-02", "2016-04-02")),
    ("signed on ‹2 April 2016›", ("2016-04-02", "2016-04-02")),
    ("‹the 2nd of April, 2016›".replace("the 2nd", "2nd"), ("2016-04-02", "2016-04-02")),
    ("on ‹December 31st, 2014›", ("2014-12-31", "2014-12-31")),
    ("‹Sept. 5, 2015›", ("2015-09-05", "2015-09-05")),
    ("‹Thursday, May 5, 2016›", ("2016-05-05", "2016-05-05")),
    ("shown in Gyumri, ‹7Apr2014›.", ("2014-04-07", "2014-04-07")),
    ("‹09.05.2014›", ("2014-05-09", "2014-05-09")),
    ("‹2016-05-10›", ("2016-05-10", "2016-05-10")),
    ("‹2015/03/04›", ("2015-03-04", "2015-03-04")),
    ("‹12-Aug-2016›", ("2016-08-12", "2016-08-12")),
    ("‹23/09/2014›", ("2014-09-23", "2014-09-23")),
    ("‹05/09/2014›, read in two ways", ("2014", "2014")),
    ("on ‹31 April 2015›, a day that there is not", ("2015-04", "2015-04")),
    ("from ‹12-13 July 2015›", ("2015-07-12", "2015-07-13")),
    ("on ‹14, 15 and 16 May 2015›", ("2015-05-14", "2015-05-16")),
    ("on ‹July 12-13, 2015›", ("2015-07-12", "2015-07-13")),
]
MONTHS_AND_YEARS = [
    ("in ‹March 2018›", ("2018-03", "2018-03")),
    ("in ‹October of 2015›", ("2015-10", "2015-10")),
    ("in ‹Sep. 2015›", ("2015-09", "2015-09")),
    ("in ‹early May 2015›", ("2015-05", "2015-05")),
    ("in ‹2012›", ("2012", "2012")),
    ("a ‹2013› order", ("2013", "2013")),
    ("in ‹late 2014›", ("2014", "2014")),
    ("in ‹mid-2018›", ("2018", "2018")),
    ("at ‹the end of 2014›", ("2014", "2014")),
    ("the ‹1990s›", ("1990", "1999")),
    ("the ‹early 1990s›", ("1990", "1999")),
    ("in the ‹'80s›", ("1980", "1989")),
    ("the ‹first half of 2019›", ("2019-01", "2019-06")),
    ("the ‹second quarter of 2018›", ("2018-04", "2018-06")),
    ("in ‹Q3 2017›", ("2017-07", "2017-09")),
    ("in ‹H2 2017›", ("2017-07", "2017-12")),
    ("the ‹first nine months of 2015›", ("2015-01", "2015-09")),
    ("in the ‹summer of 2015›", ("2015-06", "2015-08")),
    ("in the ‹winter of 2015›", ("2015", "2015")),
    ("in ‹fiscal 2018›", ("2018", "2018")),
    ("the ‹FY17› budget", ("2017", "2017")),
    ("in ‹fiscal year 2014-15›", ("2014", "2015")),
    ("in ‹1999›, ‹2003› and ‹2007›", ("1999", "1999"), ("2003", "2003"), ("2007", "2007")),
]
RANGES = [
    ("in ‹2009-2011›", ("2009", "2011")),
    ("in ‹2010–2011›", ("2010", "2011")),
    ("in ‹2014-15›", ("2014", "2015")),
    ("in ‹2016/17›", ("2016", "2017")),
    ("‹between 2009 and 2011›", ("2009", "2011")),
    ("‹from 2007 to 2013›", ("2007", "2013")),
    ("‹from late 2012 to early 2014›", ("2012", "2014")),
    ("‹between December 2014 and July 2015›", ("2014-12", "2015-07")),
    ("in ‹March and September 2010›", ("2010-03", "2010-09")),
    ("in ‹March-June 2015›", ("2015-03", "2015-06")),
    ("‹from May 12 to June 3, 2015›", ("2015-05-12", "2015-06-03")),
    ("‹from 1 April 2014 to 31 March 2015›", ("2014-04-01", "2015-03-31")),
    ("‹from November to February 2015›", ("2014-11", "2015-02")),
    ("‹from March 2013 until May 2014›", ("2013-03", "2014-05")),
]
OPEN = [
    ("‹since 2010›", ("2010", None)),
    ("‹since November 1992›", ("1992-11", None)),
    ("‹since the early 1990s›", ("1990", None)),
    ("‹since last year›", ("2015", None)),
    ("‹starting in 2019›", ("2019", None)),
    ("‹from 2019 onwards›", ("2019", None)),
    ("‹not earlier than 2020›", ("2020", None)),
    ("‹after 2025›", ("2025", None)),
    ("‹until 2014›", (None, "2014")),
    ("‹up to 2021›", ("2016", "2021")),
    ("‹by 2020›", ("2016", "2020")),
    ("‹no later than 2021›", ("2016", "2021")),
    ("‹by the end of 2016›", ("2016-06", "2016-12")),
    ("‹by the end of this year›", ("2016-06", "2016-12")),
    ("‹by year-end›", ("2016-06", "2016-12")),
    ("‹by the end of next year›", ("2016", "2017")),
    ("‹before the end of next month›", ("2016-06", "2016-07")),
    ("extended ‹till July 30›", ("2016-06-23", "2016-07-30")),
    ("was in service ‹until March›", (None, "2016-03")),
    ("to be completed ‹by September›", ("2016-06", "2016-09")),
]
RELATIVE = [
    ("‹yesterday›", ("2016-06-22", "2016-06-22")),
    ("‹today›", ("2016-06-23", "2016-06-23")),
    ("‹tomorrow›", ("2016-06-24", "2016-06-24")),
    ("said on ‹Thursday›", ("2016-06-23", "2016-06-23")),
    ("said on ‹Friday›", ("2016-06-17", "2016-06-17")),
    ("will be handed over on ‹Friday›", ("2016-06-24", "2016-06-24")),
    ("plans to hand over two ships on ‹Monday›", ("2016-06-27", "2016-06-27")),
    ("‹last Thursday›", ("2016-06-16", "2016-06-16")),
    ("‹next Tuesday›", ("2016-06-28", "2016-06-28")),
    ("on ‹Monday, 20 June›", ("2016-06-20", "2016-06-20")),
    ("‹last week›", ("2016-06-13", "2016-06-19")),
    ("‹earlier this week›", ("2016-06-20", "2016-06-26")),
    ("‹last month›", ("2016-05", "2016-05")),
    ("‹late last month›", ("2016-05", "2016-05")),
    ("‹earlier this month›", ("2016-06", "2016-06")),
    ("‹next month›", ("2016-07", "2016-07")),
    ("‹last year›'s loan", ("2015", "2015")),
    ("‹later this year›", ("2016", "2016")),
    ("‹early next year›", ("2017", "2017")),
    ("this ‹fiscal year 2016›", ("2016", "2016")),
    ("‹the current fiscal year›", ("2016", "2016")),
    ("in ‹February›", ("2016-02", "2016-02")),
    ("in ‹June›", ("2016-06", "2016-06")),
    ("in ‹July›", ("2015-07", "2015-07")),
    ("to be sent in ‹July›", ("2016-07", "2016-07")),
    ("will come in ‹March›", ("2017-03", "2017-03")),
    ("said in ‹March› that it would", ("2016-03", "2016-03")),
    ("‹next February›", ("2017-02", "2017-02")),
    ("‹last April›", ("2016-04", "2016-04")),
    ("‹this past April›".replace("this past ", "this past "), ("2016-04", "2016-04")),
    ("‹April this year›", ("2016-04", "2016-04")),
    ("in ‹December last year›", ("2015-12", "2015-12")),
    ("on ‹3 May this year›", ("2016-05-03", "2016-05-03")),
    ("on ‹May 14›", ("2016-05-14", "2016-05-14")),
    ("on ‹July 14›", ("2015-07-14", "2015-07-14")),
    ("is to start on ‹July 14›", ("2016-07-14", "2016-07-14")),
    ("the ‹April 2-5› fighting", ("2016-04-02", "2016-04-05")),
    ("on ‹20-21 April›", ("2016-04-20", "2016-04-21")),
    ("on ‹19 and 23 May›", ("2016-05-19", "2016-05-23")),
    ("‹between January and May›", ("2016-01", "2016-05")),
    ("‹between January and June last year›", ("2015-01", "2015-06")),
    ("‹two years ago›", ("2014", "2014")),
    ("‹a decade ago›", ("2006", "2006")),
    ("‹three months ago›", ("2016-03", "2016-03")),
    ("‹two weeks ago›", ("2016-06-06", "2016-06-12")),
    ("‹in the past two years›", ("2014-06", "2016-06")),
    ("‹over the last decade›", ("2006", "2016")),
    ("‹over the next five years›", ("2016-06", "2021-06")),
    ("‹within six months›", ("2016-06", "2016-12")),
    ("‹last summer›", ("2015-06", "2015-08")),
    ("‹this summer›", ("2016-06", "2016-08")),
    ("‹next spring›", ("2017-03", "2017-05")),
    ("will be shipped in ‹the autumn›", ("2016-09", "2016-11")),
    ("the ‹second half of this year›", ("2016-07", "2016-12")),
    ("the ‹spring of next year›", ("2017-03", "2017-05")),
    ("in ‹May 2015›, and more ‹that September›", ("2015-05", "2015-05"), ("2015-09", "2015-09")),
    ("in ‹2013›, and ‹the following year› again", ("2013", "2013"), ("2014", "2014")),
]
SHAPES = [
    ("‹between 2019 and 2021›", ("2019", "2021")),
    ("‹from 2019 through 2021›", ("2019", "2021")),
    ("‹between mid-2013 and late 2015›", ("2013", "2015")),
    ("in ‹2016-17›", ("2016", "2017")),
    ("‹mid-2019›", ("2019", "2019")),
    ("‹through 2025›", ("2016", "2025")),
    ("‹by end-2018›", ("2016", "2018")),
    ("‹by mid-2018›", ("2016", "2018")),
    ("‹by early next year›", ("2016", "2017")),
    ("‹by the end of the decade›", ("2016", "2020")),
    ("‹FY2017-18›", ("2017", "2018")),
    ("‹FY 2018›", ("2018", "2018")),
    ("‹fiscal '18›", ("2018", "2018")),
    ("the ‹2018 fiscal year›", ("2018", "2018")),
    ("in ‹1Q 2017›", ("2017-01", "2017-03")),
    ("in ‹2H 2017›", ("2017-07", "2017-12")),
    ("the ‹last quarter of 2016›", ("2016-10", "2016-12")),
    ("the ‹third quarter of this year›", ("2016-07", "2016-09")),
    ("‹next quarter›", ("2016-07", "2016-09")),
    ("the ‹late '90s›", ("1990", "1999")),
    ("in the ‹early 80s›", ("1980", "1989")),
    ("in ‹late June›", ("2016-06", "2016-06")),
    ("on ‹the day before yesterday›", ("2016-06-21", "2016-06-21")),
    ("‹the year before last›", ("2014", "2014")),
    ("at ‹the beginning of the year›", ("2016", "2016")),
    ("‹since the start of the year›", ("2016", None)),
    ("‹since the 1990s›", ("1990", None)),
    ("‹from 2013 until now›", ("2013", None)),
    ("‹from 2013 to date›", ("2013", None)),
    ("‹over a decade ago›", (None, "2006")),
    ("‹more than ten years ago›", (None, "2006")),
    ("‹at least two years ago›", (None, "2014")),
    ("‹less than two years ago›", ("2014", "2016")),
    ("‹some ten years ago›", ("2006", "2006")),
    ("‹nearly a decade ago›", ("2006", "2006")),
    ("‹five days ago›", ("2016-06-18", "2016-06-18")),
    ("in ‹18 months' time›", ("2017-12", "2017-12")),
    ("‹two years from now›", ("2018", "2018")),
    ("will be delivered ‹in two years›", ("2016-06", "2018-06")),
    ("will be built ‹over five years›", ("2016-06", "2021-06")),
    ("‹over the coming five years›", ("2016-06", "2021-06")),
    ("‹in the last 15 years›", ("2001-06", "2016-06")),
    ("to arrive in ‹December›", ("2016-12", "2016-12")),
    ("On ‹Wednesday›, it asked Peru to join", ("2016-06-22", "2016-06-22")),
    ("in ‹2014›, and ‹two years earlier› too", ("2014", "2014"), ("2012", "2012")),
]
NOTHING = [
    "it may march on",
    "March on Rome, May Ling and April Jones",
    "the T-90S, Su-35, An-2012 and S-2000",
    "2,000 rifles, 2000 rifles and about 2012 rifles",
    "Mirage 2000 jets and a Star 2000 radar",
    "Vision 2030 and Resolution 1929",
    "2015 kilometres, 2000 euros and $2015",
    "the Sunday Times on Black Friday",
    "in recent years, in the coming months and over the past few years",
    "several years ago, for five years",
    "the first in ten years, in a day and over two years",
    "half a year ago",
    "at 10:30, 18 tanks",
    "the following year",
    "30 to 40 tanks",
    "",
]
ABSOLUTE = [*DAYS, *MONTHS_AND_YEARS, *RANGES]
TABLE = [*ABSOLUTE, *OPEN, *RELATIVE, *SHAPES]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row[0])
def test_dates_have_their_exact_words_and_their_own_precision(row, unmarked):
    marked, *periods = row
    text, spans = unmarked(marked)
    found = dates_in(text, published=PUBLISHED)
    assert [(d.start, d.end) for d in found] == spans
    assert [(d.period.start, d.period.end) for d in found] == periods


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_date_is_left_alone(text):
    assert dates_in(text, published=PUBLISHED) == ()


@pytest.mark.parametrize("row", ABSOLUTE, ids=lambda row: row[0])
def test_dates_with_their_own_year_need_no_day_of_publication(row, unmarked):
    marked, *periods = row
    text, spans = unmarked(marked)
    found = dates_in(text, published=None)
    assert [(d.start, d.end) for d in found] == spans
    assert [(d.period.start, d.period.end) for d in found] == periods


@pytest.mark.parametrize(
    "text", ["last year", "in February", "on Thursday", "July 14", "two years ago", "this summer"]
)
def test_without_a_day_of_publication_relative_dates_are_left_out_but_known_for_dates(text):
    assert dates_in(text, published=None) == ()
    assert len(date_spans(text)) == 1


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_nothing_is_reckoned_from_an_impossible_day_of_publication(published):
    (found,) = dates_in("yesterday, tomorrow, last year, 90 decades ago and in 2012", published=published)
    assert (found.period.start, found.period.end) == ("2012", "2012")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("in 2012", "point"),
        ("in 2009-2011", "range"),
        ("since 2010", "since"),
        ("until 2014", "until"),
        ("by the end of this year", "until"),
        ("last year", "relative"),
        ("on 20-21 April", "relative"),
    ],
)
def test_the_kind_of_a_date(text, kind):
    (found,) = dates_in(text, published=PUBLISHED)
    assert found.kind == kind


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row[0])
def test_no_rule_is_passed_over_where_its_pattern_is_found(row, unmarked):
    plain = even(unmarked(row[0])[0])
    found = [rule for rule in RULES if rule.pattern.search(plain)]
    assert found
    assert [rule.name for rule in found if not rule.may_match(words_of(plain))] == []


DAY = st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2040, 12, 31))


@given(DAY, st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d.%m.%Y", "%b %d, %Y", "%d%b%Y"]))
def test_a_day_written_in_any_common_way_reads_back(day, written):
    (found,) = dates_in(f"It came on {day.strftime(written)}.", published=None)
    assert (found.period.start, found.period.end) == (day.isoformat(), day.isoformat())


@given(
    DAY,
    st.sampled_from(
        [
            "on Monday",
            "on Friday",
            "in March",
            "in May",
            "on 3 July",
            "yesterday",
            "last month",
            "last year",
            "last week",
        ]
    ),
)
def test_what_has_happened_is_never_dated_after_publication(day, text):
    (found,) = dates_in(f"They signed it {text}", published=day.isoformat())
    assert found.period.start <= day.isoformat()[: len(found.period.start)]


PIECES = [re.sub("[‹›]", "", row[0]) for row in TABLE]
WORDS = st.sampled_from(
    [*PIECES, *NOTHING, "to", "and", "between", "since", "by", "-", "May", "12", "2015", "year"]
)


@given(st.lists(WORDS | st.text(max_size=6), max_size=8).map(" ".join), st.none() | DAY.map(str))
def test_spans_hold_for_any_text(text, published):
    end = 0
    for date in dates_in(text, published=published):
        assert end <= date.start < date.end <= len(text)
        end = date.end
        start, last = date.period.first_day, date.period.last_day
        assert start is None or last is None or start <= last


@given(st.sampled_from(TABLE), st.text(alphabet="ßİıſK£éΩжअ中🚀\u00a0\u2009 ", max_size=12))
def test_text_of_any_script_around_a_date_does_not_move_it(unmarked, row, word):
    text, spans = unmarked(row[0])
    lead = f"Ǆ{word}; "
    found = dates_in(f"{lead}{text}; {word}", published=PUBLISHED)
    assert [(d.start - len(lead), d.end - len(lead)) for d in found] == spans


@pytest.mark.parametrize(
    ("words", "of_a_month", "of_a_year"),
    [
        ("last year", ("2017", "2017"), ("2017", "2017")),
        ("next year", ("2019", "2019"), ("2019", "2019")),
        ("two years ago", ("2016", "2016"), ("2016", "2016")),
        ("in 2016", ("2016", "2016"), ("2016", "2016")),
        ("on 5 March 2015", ("2015-03-05", "2015-03-05"), ("2015-03-05", "2015-03-05")),
        ("by 2020", ("2018", "2020"), ("2018", "2020")),
        ("December last year", ("2017-12", "2017-12"), ("2017-12", "2017-12")),
        ("last month", ("2018-03", "2018-03"), None),
        ("this month", ("2018-04", "2018-04"), None),
        ("in May", ("2017-05", "2017-05"), None),
        ("in March", ("2018-03", "2018-03"), None),
        ("on 12 April", ("2018-04-12", "2018-04-12"), None),  # the words tell the day, the month its year
        ("over the past two years", ("2016-04", "2018-04"), None),
        ("by June 2018", ("2018-04", "2018-06"), (None, "2018-06")),
        ("until 12 April 2018", (None, "2018-04-12"), (None, "2018-04-12")),
        ("on Monday", None, None),
        ("last week", None, None),
        ("yesterday", None, None),
        ("ten days ago", None, None),
        ("within ten days", None, None),
    ],
)
def test_a_month_or_year_of_publication_resolves_what_it_can_carry(words: str, of_a_month, of_a_year) -> None:
    for published, expected in (("2018-04", of_a_month), ("2018", of_a_year)):
        found = [(d.period.start, d.period.end) for d in dates_in(f"It came {words}.", published=published)]
        assert found == ([expected] if expected else [])


TOLD_FROM_TODAY = [
    *("last year", "this year", "next month", "last month", "last summer", "last week", "on Monday", "today"),
    *("three months ago", "in May", "in two years", "over the past decade", "last quarter", "next April"),
    *("since last year", "by the end of the year", "in the next five years", "the first half of this year"),
    *("the year before last", "by 2030", "until March", "the end of the decade", "later this month"),
]


@given(
    st.sampled_from(TOLD_FROM_TODAY),
    st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31)),
    st.sampled_from((4, 7)),
)
def test_what_a_month_or_year_resolves_every_day_of_it_does(words: str, day: dt.date, length: int) -> None:
    """No more is known of a coarser date than of each of its days, cut to what both tell."""
    text, whole = f"It came {words}.", day.isoformat()[:length]
    for date in dates_in(text, published=whole):
        (same,) = dates_in(text, published=day.isoformat())
        for ours, theirs in ((date.period.start, same.period.start), (date.period.end, same.period.end)):
            assert ours is None or (theirs is not None and theirs.startswith(ours))
