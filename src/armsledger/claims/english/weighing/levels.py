"""Numbers as signs: how many steps they reach."""


def level(number: float, steps: tuple[float, ...]) -> int:
    """How many of the steps a number reaches."""
    return sum(number >= step for step in steps)
