"""One measured line of the table."""

from dataclasses import dataclass

HEAD = (
    f"{'question':34}{'texts':24}{'articles':>9}{'words':>12}{'ours':>12}{'against':>12}{'ratio':>8}  bound"
)


@dataclass(frozen=True, slots=True)
class Line:
    """What was asked of which texts, what we reach, what it is held against, and the bound for the ratio."""

    question: str
    texts: str
    articles: int
    words: int
    ours: str
    against: str
    ratio: float
    bound: str = ""

    def __str__(self) -> str:
        size = f"{self.texts:24}{self.articles:>9,}{self.words:>12,}"
        return f"{self.question:34}{size}{self.ours:>12}{self.against:>12}{self.ratio:>8.2f}  {self.bound}"
