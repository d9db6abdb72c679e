"""Web pages: their text, which of it is the article, what they say of their publication.

The pages in pages/ and in this file were written for these tests.
"""

from pathlib import Path

import pytest

PAGES = Path(__file__).parent / "pages"

LEAD = (
    "The island state has ordered two frigates from a foreign yard, its navy said on Friday after long talks."
)
MORE = "The contract is worth $600 million. The yard will deliver the first ship in 2017, the navy added."


def test_a_page_of_nameless_divs(read_all, body, comments, furniture) -> None:
    [article] = read_all(PAGES / "divs.html").articles
    publication = article.publication
    assert publication.title == "Frigates for the island navy"
    assert publication.outlet == "Harbour Times"
    assert publication.url == "https://www.harbour-times.example/2014/frigates"
    assert publication.published == "2014-05-09"
    assert publication.language == "en"
    assert body(article) == [
        "Frigates for the island navy",
        "By a correspondent",
        "The island state has ordered two frigates from a foreign yard, its navy said on Friday after "
        "months of talks about the price.",
        "Island navy - The frigate Petrel leaves its berth, 7Apr2014.",
        "The contract is worth $600\u00a0million, ac\u00adcording to the navy. The yard will deliver "
        "the first ship in 2017.",
        "A third ship is an option. The minister did not say when it would be taken up.",
        "He left at once.",
        "Ship\tYear",
        "Petrel\t2017",
    ]
    assert "Neighbour buys 40 howitzers from the same country" in furniture(article)
    assert {"OldSalt", "Mary", "Reply"} <= set(comments(article))
    assert not any("carriers" in words for words in body(article) + furniture(article))


def test_a_page_of_named_parts(read_all, body, comments, furniture) -> None:
    [article] = read_all(PAGES / "marked.html").articles
    assert article.publication.published == "2015-03-02"
    assert body(article) == [
        "Howitzers change hands",
        "A howitzer of the type sold to the kingdom, seen at a fair in March.",
        "The republic has sold 24 towed howitzers to the kingdom, the trade ministry reported on "
        "Monday in its yearly account.",
        "They were built in the 1980s. The ministry put the value of the sale at 18 million euros, "
        "training and shells included.",
        "“We are content with the guns and with the price,” the kingdom's attaché said in a letter to "
        "this newspaper.",
        "No date was given.",
    ]
    assert comments(article)[0] == "2 thoughts on “Howitzers change hands”"
    assert "Empire sells 99 tanks to the duchy, an official says on Sunday." in furniture(article)


def test_a_page_inside_one_form(read_all, body) -> None:
    [article] = read_all(PAGES / "one_form.html").articles
    assert article.publication.published == "2017-09-26"
    assert article.publication.flags == ("date_from_text",)
    assert body(article) == [
        "Patrol boats handed over",
        "Two patrol boats built abroad were handed over to the coast guard on Tuesday, the interior "
        "ministry said in a statement.",
        "They cost eleven million dollars each and were paid for by a grant of the donor country, "
        "according to the same statement.",
        "A third will follow in spring.",
    ]


def test_the_text_is_the_whole_page_as_a_browser_shows_it(article_of) -> None:
    page = (
        "<body><nav>Home</nav><h1>A  <i>short</i>\n title</h1><p hidden>secret</p>"
        "<p style='display: none'>x</p><script>var x = 1</script>"
        f"<p>{LEAD}<!-- note --> Tail.</p><p>One<br>two&nbsp;&shy;&#8203;three&amp;</p>"
        "<pre>kept\n  as it is</pre>last</body>"
    )
    assert article_of(page, ending=".html").text == (
        f"Home\nA short title\n{LEAD} Tail.\nOne\ntwo\u00a0\u00ad\u200bthree&\nkept\nas it is\nlast"
    )


def test_comments_after_the_article_in_the_same_div(article_of, body) -> None:
    page = (
        f"<div><h1>Frigates</h1><p>{LEAD}</p><p>{MORE}</p><p>Readers say</p>"
        "<p>They bought twelve frigates and three carriers, my cousin welds them and told me.</p></div>"
    )
    assert body(article_of(page, ending=".html")) == ["Frigates", LEAD, MORE]


def test_a_class_name_on_the_whole_page_hides_nothing(article_of, body) -> None:
    page = (
        "<body class='comments-open ad-free'><div id='page' class='social newsletter-layout'>"
        f"<div class='content-with-comments'><h1>Frigates</h1><p>{LEAD}</p><p>{MORE}</p></div></div></body>"
    )
    assert body(article_of(page, ending=".html")) == ["Frigates", LEAD, MORE]


def test_a_short_page_is_still_read(article_of, body) -> None:
    assert body(article_of("<p>The navy got 12 boats.</p>", ending=".htm")) == ["The navy got 12 boats."]


def test_a_deeply_nested_page_is_read_whole_or_not_at_all(read_all, body, tmp_path: Path) -> None:
    for depth in (1500, 3000):
        page = "<div>" * depth + f"<p>{LEAD}</p><p>{MORE}</p>" + "</div>" * depth
        (tmp_path / f"{depth}.html").write_text(page, encoding="utf-8")
    result = read_all(tmp_path)
    assert [body(article) for article in result.articles] == [[LEAD, MORE]]
    assert result.kinds == ["broken"]


@pytest.mark.parametrize(
    ("head", "published", "flags"),
    [
        ("<meta property='article:published_time' content='2014-05-09T23:30:00+04:00'>", "2014-05-09", ()),
        ("<meta name='DC.date.issued' content='9 May 2014'>", "2014-05-09", ()),
        ("<meta itemprop='datePublished' content='2014-05-09'>", "2014-05-09", ()),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, '
            '{"@type": "NewsArticle", "datePublished": "2014-05-09"}]}</script>',
            "2014-05-09",
            (),
        ),
        ('<script type="application/ld+json">{broken</script>', None, ("undated",)),
        ("<meta property='article:published_time' content='2031-01-01'>", "2031-01-01", ("future",)),
        ("<meta property='article:published_time' content='yesterday'>", None, ("undated",)),
        ("<meta property='article:published_time' content='2014-05'>", "2014-05", ()),
        ("<meta name='DC.date.issued' content='May 2014'>", "2014-05", ()),
        ("<meta name='citation_publication_date' content='2014/05'>", "2014-05", ()),
        ("<meta name='date' content='2014'>", "2014", ()),
        ("<meta name='date' content='2014'><meta name='created' content='2014-05-09'>", "2014-05-09", ()),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2014-05"}</script>',
            "2014-05",
            (),
        ),
        ("", None, ("undated",)),
    ],
)
def test_the_date_that_a_page_states(
    article_of, head: str, published: str | None, flags: tuple[str, ...]
) -> None:
    foot = "<footer>(c) 2024 The Ledger</footer>"
    page = f"<html><head>{head}</head><body><p>{LEAD}</p><p>{MORE}</p>{foot}</body></html>"
    publication = article_of(page, ending=".html").publication
    assert (publication.published, publication.flags) == (published, flags)


def test_the_one_time_of_an_article_is_its_date(article_of) -> None:
    page = f"<article><h1>Frigates</h1><time datetime='2014-05-09T08:00'>Friday</time><p>{LEAD}</p></article>"
    assert article_of(page, ending=".html").publication.published == "2014-05-09"


@pytest.mark.parametrize(
    ("told", "published"),
    [
        ("<time datetime='2014-05'>May</time>", "2014-05"),
        ("<span class='date'>05/2014</span>", "2014-05"),
        ("<span class='published'>2014-05</span>", "2014-05"),
        ("<span class='date'>09.05.2014</span>", "2014-05-09"),
    ],
)
def test_no_day_is_added_to_the_month_that_a_page_shows(article_of, told: str, published: str) -> None:
    page = f"<article><h1>Frigates</h1>{told}<p>{LEAD}</p><p>{MORE}</p></article>"
    assert article_of(page, ending=".html").publication.published == published


@pytest.mark.parametrize(
    ("time", "published"), [("2014-05-09", "2014-05-09"), ("2015-06-09", "2014-05"), ("2014-05", "2014-05")]
)
def test_the_one_time_of_an_article_may_tell_the_day_of_the_month_that_its_page_states(
    article_of, time: str, published: str
) -> None:
    head = "<head><meta property='article:published_time' content='2014-05'></head>"
    page = f"<html>{head}<article><time datetime='{time}'></time><p>{LEAD}</p><p>{MORE}</p></article></html>"
    assert article_of(page, ending=".html").publication.published == published


@pytest.mark.parametrize(
    ("head", "title", "outlet"),
    [
        ("<title>Frigates bought | Harbours</title><meta property='og:site_name' content='Harbours'>",
         "Frigates bought", "Harbours"),
        ("<title>Frigates bought</title><link rel='canonical' href='https://www.example.org:80/a'>",
         "Frigates bought", "example.org"),
        ("<title>x</title><meta property='og:title' content='Frigates &amp; boats bought'>",
         "Frigates & boats bought", None),
        ("", None, None),
    ],
)  # fmt: skip
def test_title_and_outlet(article_of, head: str, title: str | None, outlet: str | None) -> None:
    page = f"<html><head>{head}</head><body><p>{LEAD}</p><p>{MORE}</p></body></html>"
    publication = article_of(page, ending=".html").publication
    assert (publication.title, publication.outlet) == (title, outlet)


def test_a_page_of_one_line_without_a_full_stop_is_read(article_of, body) -> None:
    line = "The island navy has ordered two frigates from a foreign yard – its chief"
    page = f"<html><body><nav><a href='/'>Home</a></nav><p>{line}</p></body></html>"
    assert body(article_of(page, ending=".html")) == [line]


def test_wrapped_lines_that_a_page_keeps_are_put_together(article_of, body) -> None:
    lead = (
        "The island state has ordered two frigates from the yard of the\n"
        "Kingdom of the North, its navy said on Friday. The first of the\n"
        "ships is to arrive in 2017, and the second a year after that."
    )
    other = (
        "Nobody gave a price, but the navy\u2019s chief spoke of 600 million\nDollars at a dinner last week."
    )
    page = f"<html><body><h1>Frigates ordered</h1><pre>{lead}\n\n{other}\n</pre></body></html>"
    assert body(article_of(page, ending=".html")) == ["Frigates ordered", lead, other]
