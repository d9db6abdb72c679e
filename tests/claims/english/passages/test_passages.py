"""What of an article is read: its body, and of that no dateline."""

import pytest
from tests.claims.english.reading import claims, told

DATELINES = [
    ("MOSCOW, July 19. /TASS/. India ordered six Scorpene submarines from France.", ["FRA IND"]),
    ("PARIS (Reuters) - Poland ordered K9 howitzers from South Korea.", ["KOR POL"]),
    ("WARSAW, Poland — Lithuania bought Boxer armoured vehicles from Germany.", ["DEU LTU"]),
]


@pytest.mark.parametrize(("text", "expected"), DATELINES)
def test_where_a_report_was_written_is_no_party(text: str, expected: list[str]) -> None:
    assert told(text, "supplier", "recipient") == expected
    opening = text.split(" ")[0].strip(",")
    assert not any(
        opening in text[span.start : span.end]
        for c in claims(text)
        for ss in c.mentions.values()
        for span in ss
    )


def test_comments_and_furniture_are_not_read() -> None:
    menu = "Russia sold ten T-90 tanks to Azerbaijan."
    assert told("The ceremony was watched by several hundred people.", "supplier", furniture=menu) == []
    assert told("Germany sold 20 Leopard 2 tanks to Chile.", "supplier", furniture=menu) == ["DEU"]
