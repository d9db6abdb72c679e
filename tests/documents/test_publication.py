"""What a text file says of its own publication, and what the options fill in."""

from pathlib import Path

import pytest

from armsledger.documents import Article, ReadOptions, read
from armsledger.documents.dates import date_given, full_date, lone_date

A = "The island state has ordered two frigates from a foreign yard, its navy said on Friday."
B = "The contract is worth $600 million. The yard will deliver the first ship in 2017."


def test_a_header_block_gives_the_publication(article_of, body, furniture) -> None:
    head = (
        "title: Frigates: the price\r\nOUTLET:  Harbour Times \r\nPublished: 9 May 2014\r\n"
        "URL: https://example.org/1\r\nLanguage: English\r\nNote: written for a test\r\n"
    )
    article = article_of(f"{head}\r\n{A}\r\n\r\n{B}")
    publication = article.publication
    assert (publication.title, publication.outlet) == ("Frigates: the price", "Harbour Times")
    assert (publication.published, publication.url) == ("2014-05-09", "https://example.org/1")
    assert publication.language == "en"
    assert furniture(article) == [head.rstrip()]
    assert article.document.regions[0].reason == "header_block"
    assert body(article) == [A, B]


@pytest.mark.parametrize(
    "text",
    [
        f"MOSCOW: {A}\n\n{B}",
        f"Deliveries: twelve boats\nPrice: 3 million\n\n{A}\n{B}",
        f"Title: a heading\nand then a paragraph\n\n{A}\n{B}",
    ],
)
def test_what_only_looks_like_a_header_block(article_of, body, text: str) -> None:
    article = article_of(text)
    assert article.publication.title is None
    assert "".join("".join(body(article)).split()) == "".join(text.split())


def test_the_options_fill_gaps_and_override_nothing(article_of) -> None:
    options = {"published": "1 Jan 2010", "outlet": "Someone", "language": "ru"}
    bare = article_of(f"{A}\n{B}", **options).publication
    assert (bare.published, bare.outlet, bare.language) == ("2010-01-01", "Someone", "ru")
    head = "Outlet: Harbour Times\nPublished: 2014-05-09\nLanguage: en\n\n"
    full = article_of(f"{head}{A}\n{B}", **options).publication
    assert (full.published, full.outlet, full.language) == ("2014-05-09", "Harbour Times", "en")


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"All news\n19 Jul 2016, 07:19\n\n{A}\n{B}", "2016-07-19"),
        (f"Frigates\nUpdated: July 19, 2016 07:19 GMT\n{A}\n{B}", "2016-07-19"),
        (f"(Source: the yard; issued July 19, 2016)\n{A}\n{B}", "2016-07-19"),
        (f"By Ann Doe | July 19, 2016\n{A}\n{B}", "2016-07-19"),
        (f"PORT CITY, July 19, 2016 (Wire) -- {A}\n{B}", "2016-07-19"),
        (f"{A}\n{B}\n14:48 19.07.2016", "2016-07-19"),
        (f"19 июля 2016\n{A}\n{B}", "2016-07-19"),
        (f"{A}\nIt was signed on 19 July 2016 in the capital, after long talks with the yard.\n{B}", None),
        (f"The frigate Petrel at her berth. July 7, 2014.\n{A}\n{B}", None),
        (f"{A}\n{B}\nComments\nMary\n19 Jul 2016, 07:19\n{A}", None),
        (f"{A}\n{B}\n1 May 2014\n2 May 2015", None),
        (f"(c) 2016 The Ledger\n{A}\n{B}", None),
    ],
)
def test_the_date_that_a_text_bears(article_of, text: str, published: str | None) -> None:
    publication = article_of(text).publication
    assert publication.published == published
    assert publication.flags == (("date_from_text",) if published else ("undated",))


def test_a_date_that_can_not_be_read_is_flagged(article_of) -> None:
    publication = article_of(f"Published: 3/4/2016\n\n{A}").publication
    assert (publication.published, publication.flags) == (None, ("bad_date", "undated"))


def test_a_date_in_the_future_is_kept_and_flagged(article_of) -> None:
    publication = article_of(f"Published: 2021-01-01\n\n{A}").publication
    assert (publication.published, publication.flags) == ("2021-01-01", ("future",))


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2016-07-19", "2016-07-19"),
        ("2016-07-19T23:59:59.123456+04:00", "2016-07-19"),
        ("2016/7/9", "2016-07-09"),
        ("20160719", "2016-07-19"),
        ("Tue, 19 Jul 2016 07:19:00 GMT", "2016-07-19"),
        ("19 Jul 2016", "2016-07-19"),
        ("July 19th, 2016", "2016-07-19"),
        ("Sept. 5, 2018", "2018-09-05"),
        ("3. Nov 2016 at 13:28", "2016-11-03"),
        ("04 Mar , 2021", "2021-03-04"),
        ("7Apr2014", "2014-04-07"),
        ("19.07.2016 | 07:19", "2016-07-19"),
        ("19/07/2016", "2016-07-19"),
        ("07/19/2016", "2016-07-19"),
        ("5/5/2016", "2016-05-05"),
        ("19 de julio de 2016", "2016-07-19"),
        ("20 Oktyabr 2016", "2016-10-20"),
        ("20 İyul 2016", "2016-07-20"),
        ("3/4/2016", None),
        ("2016-02-30", None),
        ("2016-07", None),
        ("2016", None),
        ("0001-01-01T00:00:00", None),
        ("1468886400", None),
        ("19 Smerch 2016", None),
        ("T-90 2016", None),
        ("2016-07-19 or 2016-07-20", None),
        ("", None),
    ],
)
def test_full_dates(given: str, day: str | None) -> None:
    assert full_date(given) == day


@pytest.mark.parametrize(
    ("given", "date"),
    [
        ("2016-07", "2016-07"),
        ("2016/7", "2016-07"),
        ("07/2016", "2016-07"),
        ("2016-07-00", "2016-07"),  # as some databases write a day that nobody knows
        ("July 2016", "2016-07"),
        (" Sept., 2016 ", "2016-09"),
        ("июль 2016", "2016-07"),
        ("2016", "2016"),
        ("19 July 2016", "2016-07-19"),
        ("20160719", "2016-07-19"),
        ("3/4/2016", None),
        ("2016-13", None),
        ("0/2016", None),
        ("1468", None),
        ("Smerch 2016", None),
        ("July/August 2016", None),
        ("the spring of 2016", None),
        ("2016-02-30", None),
        ("", None),
    ],
)
def test_a_date_is_as_precise_as_it_is_given(given: str, date: str | None) -> None:
    assert date_given(given) == date


@pytest.mark.parametrize(
    ("given", "date"), [("2016-07", "2016-07"), ("July 2016", "2016-07"), ("2016", "2016")]
)
def test_a_month_or_a_year_alone_is_a_date_of_publication(article_of, given: str, date: str) -> None:
    publication = article_of(f"Published: {given}\n\n{A}\n{B}").publication
    assert (publication.published, publication.flags) == (date, ())


@pytest.mark.parametrize(
    ("given", "line", "published", "flags"),
    [
        ("2016-07", "19 Jul 2016", "2016-07-19", ("date_from_text",)),
        ("2016", "19 Jul 2016", "2016-07-19", ("date_from_text",)),
        ("2016-08", "19 Jul 2016", "2016-08", ()),  # what the input gives counts first
        ("2016-07-20", "19 Jul 2016", "2016-07-20", ()),
        ("3/4/2016", "19 Jul 2016", "2016-07-19", ("bad_date", "date_from_text")),
    ],
)
def test_a_text_may_tell_the_day_of_the_month_that_is_given(
    article_of, given, line, published, flags
) -> None:
    publication = article_of(f"Published: {given}\n\n{line}\n\n{A}\n{B}").publication
    assert (publication.published, publication.flags) == (published, flags)


@pytest.mark.parametrize(
    ("given", "option", "published"),
    [
        (None, "2016-07", "2016-07"),
        (None, "2016", "2016"),
        ("2016-07", "2016-07-19", "2016-07-19"),
        ("2016-07", "2016-08-01", "2016-07"),
        ("2016-07-19", "2016", "2016-07-19"),
        ("2016-07", "2016", "2016-07"),
    ],
)
def test_an_option_fills_in_no_more_than_is_missing(article_of, given, option, published) -> None:
    head = f"Published: {given}\n\n" if given else ""
    assert article_of(f"{head}{A}\n{B}", published=option).publication.published == published


@pytest.mark.parametrize(
    ("given", "flags"),
    [("2020-01", ()), ("2020", ()), ("2020-02", ("future",)), ("2021", ("future",))],
)
def test_the_month_that_is_running_is_no_future(tmp_path: Path, given: str, flags: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text(f"Published: {given}\n\n{A}\n{B}", encoding="utf-8")
    (article,) = read([str(tmp_path)], ReadOptions(today="2020-01-15"))
    assert isinstance(article, Article)
    assert (article.publication.published, article.publication.flags) == (given, flags)


@pytest.mark.parametrize(
    ("published", "day"), [("2016-02", "2016-02-29"), ("2017-02", "2017-02-28"), ("2016", "2016-12-31")]
)
def test_the_last_day_that_it_may_have_appeared_is_one_of_the_calendar(article_of, published, day) -> None:
    assert article_of(f"Published: {published}\n\n{A}\n{B}").publication.appeared_by == day


def test_a_lone_date_says_nothing_else() -> None:
    assert lone_date("Published on Tuesday, 19 July 2016 at 07:19 MSK")
    assert not lone_date("19 July 2016: a deal")
    assert not lone_date("Sold on 19 July 2016")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Պաշտպանության նախարարությունը երկուշաբթի օրը հայտնեց, որ ստացել է վեց նավակ։", "hy"),
        ("Министерство сообщило в понедельник, что получило шесть патрульных катеров с верфи.", "ru"),
        ("Müdafiə Nazirliyi bazar ertəsi bildirib ki, tərsanədən altı patrul gəmisi alıb.", "az"),
        ("12", None),
    ],
)
def test_the_language_of_the_body(article_of, text: str, language: str | None) -> None:
    assert article_of(f"Number: {text}").publication.language == language


def test_a_menu_in_another_language_does_not_decide(article_of) -> None:
    menu = (
        "Մատչելիության հղումներ Անցնել հիմնական բովանդակությանը Անցնել հիմնական մենյու Որոնում Լուրեր "
        "Քաղաքականություն"
    )
    assert article_of(f"{menu}\n\n{A}\n").publication.language == "en"
