"""How people round numbers: which true numbers a stated one may stand for."""

import math

_CENT = 0.002
"""A sum of money counts as exact within this share of it, on either side."""

_FINEST = 1e-9
"""No number is told apart from another that differs by a smaller share."""


def digits(number: float) -> int:
    """How many significant digits a number is written with: 2 for 1,200 and for 94, 1 for 500."""
    written = f"{number:.9e}".partition("e")[0].replace(".", "").rstrip("0")
    return max(len(written), 1)


def exactly(number: float, *, whole: bool) -> tuple[float, float]:
    """The stretch of true numbers that are this one: half a piece on either side; of money, a little."""
    half = max(0.5, _FINEST * number) if whole else _CENT * number
    return number - half, number + half


def rounded(number: float, to: int, *, whole: bool) -> tuple[float, float]:
    """The stretch of true numbers that this one stands for where they are rounded to so many digits.

    At one digit 500 stands for 450 to 549, and 100 for 50 to 149.
    """
    low, high = exactly(number, whole=whole)
    if number <= 0 or digits(number) > to:
        return low, high
    power = math.floor(math.log10(number) + 1e-9)
    step = 10.0 ** (power - to + 1)
    return min(low, number - step / 2), max(high, number + step / 2)
