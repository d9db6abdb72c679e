from collections.abc import Callable

import pytest

Spans = list[tuple[int, int]]


@pytest.fixture(scope="session")
def unmarked() -> Callable[[str], tuple[str, Spans]]:
    """Reads a text whose expected spans stand between ‹ and ›: the text without the marks, and the spans."""

    def read(marked: str) -> tuple[str, Spans]:
        text, spans, start = "", [], 0
        for letter in marked:
            if letter == "‹":
                start = len(text)
            elif letter == "›":
                spans.append((start, len(text)))
            else:
                text += letter
        return text, spans

    return read
