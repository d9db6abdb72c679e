"""What of a plain text is body, what is furniture, what is a reader's comment."""

import pytest

from armsledger.documents import Label

A = "The island state has ordered two frigates from a foreign yard, its navy said on Friday."
B = "The contract is worth $600 million. The yard will deliver the first ship in 2017, the navy added."
C = "A third ship is an option, the minister told reporters after the ceremony in the old harbour."


NO_PART = """
Share
Tweet
XS
XS SM MD LG
Facebook Forum
Share on Facebook
56 Shares
Share | Tweet | Print
f Share 38 t Tweet 12 in
☆ Save ✉ Mail
Print | Send to a friend | Font size: A A A
VK.ru
Telegram WhatsApp
Advertisement
- ADVERTISEMENT - CONTINUE READING BELOW -
Story continues below
Sponsored content
We use cookies to offer you a better experience and to analyse traffic on this site.
Accept all cookies
× Fear of missing out? Sign up for the Early Bird Brief, straight to your inbox. Thanks for signing up!
Sign up for our weekly newsletter
Subscribe to our channels on YouTube & Telegram
Enter your email address to subscribe
Enjoying this article? Click here to subscribe for full access. Just $5 a month.
© 2018 Harbour Times
Copyright 2018, The Plain Ledger. All rights reserved.
All rights reserved.
READ ALSO: Kingdom buys 500 trucks
Also read: Why the duchy wants 99 tanks
Read more: Empire sells submarines
All news
Home
Skip to main content
Home > Army > Exercises
World | Politics | Business | Sport
Back to top
Play Video
Slideshow ( 3 images )
Text Size: A- A+
Estimated reading time 6 minutes, 12 seconds.
2 min read
Tags: frigates, navy
https://example.org/frigates?utm=1
desk@example.org
Phone: +374 10 123456
Мեнյու — Մատչելիության հղումներ
На русском
ქართულად
-ends-
# # #
* * *
Читайте также: Новые танки
""".strip()


@pytest.mark.parametrize("line", NO_PART.split("\n"))
def test_lines_that_are_no_part_of_an_article(article_of, body, furniture, line: str) -> None:
    for text in (f"{line}\n\n{A}\n\n{B}\n", f"{A}\n{B}\n{line}"):
        article = article_of(text)
        assert furniture(article) == [line]
        assert body(article) == [A, B]


MAY_BE_SAID = """
Frigates for the island navy
Why now?
He declined to comment.
No comment.
Both sides signed.
Island navy - The frigate Petrel leaves its berth, 7Apr2014.
T129 ATAK (image: the maker)
About the maker
“Share the burden,” he said.
Shares in the yard rose by 4 percent.
The two states share a border.
Russia and others subscribe to the Arrangement.
It follows the sale of 12 tanks.
MOSCOW, July 19. /TASS/.
Defence Secretary Michael Fallon said:
Comments by the minister followed.
Sales: 12 tanks, 40 howitzers
Read by the minister, the letter asked for 12 jets.
More: he wanted 12.
Related costs are $3 million.
The first 100 were built at home
Next year 12 more will come
Related systems: two radars, one launcher.
Copyrighted designs were not included.
In 2015
June 2015
18 Smerch, 12 TOS-1A
(Source: the yard; issued Sept 05, 2018)
By A Correspondent
UPI:
Key Points
""".strip()


@pytest.mark.parametrize("line", MAY_BE_SAID.split("\n"))
def test_lines_that_an_article_may_say(article_of, body, line: str) -> None:
    assert body(article_of(f"{A}\n\n{line}\n\n{B}\n\n{C}")) == [A, line, B, C]


def test_a_caption_that_stands_twice_is_body_twice(article_of, body) -> None:
    caption = "Island - President Ann Doe (L) inspects a foreign-made rocket launcher in the north, 7Apr2014."
    assert body(article_of(f"{caption}\n{caption}\n\n{A}")) == [caption, caption, A]


def test_a_hard_wrapped_paragraph_is_one_stretch(article_of, body) -> None:
    wrapped = (
        "The island state has ordered two frigates from a foreign yard,\n"
        "its navy said on Friday, after months of talks about the price\n"
        "and the engines. The first is to sail for the island before\n"
        "20 July 2016."
    )
    assert body(article_of(f"{wrapped}\n\n{B}")) == [wrapped, B]


WRAPPED = [
    "ISLAND NAVY ORDERS FRIGATES",
    "HARBOUR CITY, March 3 - The island state has ordered two frigates from\n"
    "Northern Yards, its navy said on Friday after months of talks with the\n"
    "Kingdom. The first of them will be handed over in 2017.",
    "The contract is worth 600 million dollars, of which a third was paid by\n"
    "20 February. It follows a visit to the yard by the minister of defence,\n"
    "who saw two ships of this class there. The papers are at\n"
    "https://example.org/an-address-that-is-longer-than-any-line-of-this-text/2016/frigates.html\n"
    "and in the harbour.",
    "Ships of this class have been built for other navies since 2001, and\nNone was lost.",
]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_wrapped_paragraphs_are_told_apart_by_the_shape_of_the_whole_text(article_of, body, gap: str) -> None:
    assert body(article_of(gap.join(WRAPPED))) == WRAPPED


def test_a_narrow_column_is_put_together(article_of, body) -> None:
    column = "The island has bought\n12 Petrel boats last\nyear, its navy said in\nHarbour City on Monday.\n"
    other = "It gave no price for\nthe boats."
    assert body(article_of(f"{column}\n{other}")) == [column.strip(), other]


@pytest.mark.parametrize("number", [2, 6, 30])
def test_titles_one_below_the_other_stay_apart(article_of, body, number: int) -> None:
    titles = [
        "Island buys two frigates from Northern Yards of the Kingdom",
        "Kingdom sells 40 howitzers to the Duchy in the South Sea now",
        "Empire delivers six submarines to the Republic of the Lakes",
        "Duchy orders 99 tanks and radars from Northern Arms Works",
        "Republic denies that it sold 1,200 missiles to the Islands",
        "Lake State receives 18 launchers from the Empire in spring",
    ]
    lines = [f"{title} {n}" for n, title in zip(range(number), titles * 5, strict=False)]
    assert body(article_of("\n".join(lines))) == lines


def test_a_sentence_broken_in_the_middle_is_one_stretch(article_of, body) -> None:
    broken = "The island state has ordered two frigates from a foreign\nyard, its navy said."
    assert body(article_of(f"{broken}\n{B}")) == [broken, B]


def test_other_stories_named_under_a_heading(article_of, body, furniture) -> None:
    titles = ["Kingdom buys 500 trucks", "Duchy receives 99 tanks from the empire"]
    text = "\n".join([A, B, "Related stories", *titles, C])
    article = article_of(text)
    assert body(article) == [A, B, C]
    assert furniture(article) == ["Related stories", *titles]


def test_titles_and_summaries_that_take_turns_to_the_end(article_of, body) -> None:
    other = "The kingdom has bought 500 trucks from the empire, an official of the port said on Monday."
    text = "\n\n".join(
        [A, B, "More from this section", "Kingdom buys trucks", other, "Duchy buys tanks", other]
    )
    assert body(article_of(text)) == [A, B]


COMMENT = "They bought 12 frigates and 3 carriers, my cousin welds them and he told me so yesterday."


@pytest.mark.parametrize(
    "below",
    [
        f"Discussion Policy\n\nComments are welcomed.\n\n  1. Armenian said:\n\n    {COMMENT}\n\n"
        f"  • Ararat said:\n\n    {COMMENT}",
        f"1. Hratch said:\n{COMMENT}",
        f"3 Comments\n\nSalt\n10 May 2014 at 08:12\n{COMMENT}\nReply\n\nMary\n11 May 2014, 9:12\n{COMMENT}",
        f"OldSalt\n10 May 2014 at 08:12\n{COMMENT}\n\nMary\n11 May 2014 at 09:12\n{COMMENT}",
        f"OldSalt · 3 hours ago\n{COMMENT}\nReply · Like",
        f"OldSalt\n3 hours ago\n{COMMENT}\nMary\n2 days ago\n{COMMENT}",
        f"Leave a Reply\n{COMMENT}",
        f"Readers say\n\n{COMMENT}\n\n{COMMENT}",
        f"READERS' COMMENTS\nOldSalt\n{COMMENT}",
        f"Comments (2)\n{COMMENT}\n{COMMENT}",
        f"2 thoughts on “Frigates for the island navy”\nGunner says:\n{COMMENT}",
        f"Gunner says:\n{COMMENT}\nSailor says:\n{COMMENT}",
        f"Forum\nguest: {COMMENT}\nZaur: long live the navy",
        f"Комментарии\nИван\n{COMMENT}",
        f"Posted by OldSalt on May 10, 2014 at 8:12 am\n{COMMENT}\n"
        f"Posted by Mary on May 11, 2014 at 9:12 am\n{COMMENT}",
        f"You must be logged in to post a comment.\n{COMMENT}",
        f"Sort by newest\n{COMMENT}",
        f"One Response to “Frigates for the island navy”\n{COMMENT}",
        f"Have something to say? Log in or register to comment\n{COMMENT}",
        f"The comments below have not been moderated.\n{COMMENT}",
        f"Join the discussion…\nOldSalt\n• 3 years ago\n{COMMENT}\n2\n• Reply • Share ›",
    ],
)  # fmt: skip
def test_readers_comments_never_count_as_body(article_of, body, comments, below: str) -> None:
    text = f"{A}\n\n{B}\n\n{C}\n\n{below}\n\n{A}"
    article = article_of(text)
    assert body(article) == [A, B, C]
    assert COMMENT in " ".join(comments(article))
    assert comments(article)[-1] == A  # what a reader pastes is not the article


@pytest.mark.parametrize(
    "count", ["5 comments", "Comments (5)", "Leave a comment", "View comments", "No Comments"]
)
def test_a_link_to_the_comments_above_the_article_hides_nothing(article_of, body, count: str) -> None:
    assert body(article_of(f"Frigates for the navy\n9 May 2014\n{count}\n\n{A}\n\n{B}\n\n{C}"))[1:] == [
        A,
        B,
        C,
    ]


def test_a_menu_of_sections_above_the_text(article_of, body, furniture) -> None:
    menu = ["Politics", "Economy", "Society", "Video", "In Pictures"]
    article = article_of("\n".join([*menu, "Frigates for the island navy", A, B]))
    assert furniture(article) == menu
    assert body(article) == ["Frigates for the island navy", A, B]


@pytest.mark.parametrize("heading", ["Discussion", "Comment", "Responses", "Forum", "Reactions"])
def test_a_heading_that_an_article_may_have(article_of, body, heading: str) -> None:
    assert body(article_of("\n\n".join([A, B, heading, C, A + " Again."]))) == [
        A,
        B,
        heading,
        C,
        A + " Again.",
    ]


def test_an_interview_and_a_statement_are_no_comments(article_of, body) -> None:
    text = "\n\n".join(
        [
            A,
            "What did it cost?",
            B,
            "Minister Ann Doe said:",
            "“We paid in full, and we paid on the day on which the first ship was launched.”",
            "Reporter: And the second ship?",
            f"Doe: {C}",
            "The yard's director John Roe said:",
            "“It was a good order, and we would be glad to build a third.”",
        ]
    )
    article = article_of(text)
    assert [r.label for r in article.document.regions] == [Label.BODY] * len(body(article))


def test_a_chronicle_keeps_its_dates(article_of, body) -> None:
    text = f"3 May 2014\n\n{A}\n\n12 June 2015\n\n{B}\n\n1 July 2016\n\n{C}"
    assert body(article_of(text)) == [A, "12 June 2015", B, "1 July 2016", C]


def test_regions_carry_a_reason_and_a_language(article_of) -> None:
    russian = "Министерство сообщило в понедельник, что получило шесть катеров с верфи на севере страны."
    article = article_of(f"Մատչելիության հղումներ բոլոր բաժիններ\n\n{A}\n{B}\n{russian}")
    found = [(region.label, region.reason, region.language) for region in article.document.regions]
    assert found == [
        (Label.FURNITURE, "other_language", "hy"),
        (Label.BODY, "text", "en"),
        (Label.BODY, "text", "en"),
        (Label.BODY, "text", "ru"),
    ]
    assert article.publication.language == "en"
