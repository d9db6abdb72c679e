"""The weights of comparisons: natural logarithms of how much likelier an outcome is where two claims are of one deal.

Source: Fellegi and Sunter (1969), A theory for record linkage; the same quantity weighs more where it is rarer, as
in Winkler (1989). The numbers were set by judgement, with the tuning half of tests/transfers/clusters at hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

DEAL_YEARS = 6.0
"""A longer silence, or a longer time between two orders, makes a second deal."""

NEVER = -20.0
"""No other comparison makes up for this one."""


class Feature(StrEnum):
    """What is compared."""

    DESIGNATION = "designation"
    CATEGORY = "category"
    COUNTED = "counted in"
    QUANTITY = "quantity"
    VALUE = "value"
    DATES = "dates"
    STAGE = "stage"
    PACKAGE = "package"
    WORDS = "words"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One feature of a claim beside that of a deal, in words, and what it weighs for one deal."""

    feature: Feature
    words: str
    weight: float

    def __str__(self) -> str:
        weight = "never" if self.weight <= NEVER else f"{self.weight:+.1f}"
        return f"{self.feature} {self.words} {weight}"


WEIGHTS: Mapping[str, tuple[float, str]] = {
    "same designation": (2.0, "one type between one pair is mostly one deal"),
    "wider designation": (
        2.0,
        "reports shorten names; where one may be several types, none of them is chosen",
    ),
    "other designation": (NEVER, "two exact types are two transfers"),
    "same category": (1.5, "without a type the category is all that there is"),
    "category of a type": (0.5, "a category fits every type of its kind"),
    "rounds and launchers": (NEVER, "missiles and their launchers are counted apart"),
    "same number": (2.5, "numbers above a dozen seldom agree by chance"),
    "same small number": (1.5, "small numbers agree by chance more often"),
    "one and one": (0.5, "single ships and aircraft are told of in every deal"),
    "numbers meet": (0.5, "'more than 100' and 120 fit, as many others would"),
    "numbers near": (0.5, "reports round, and count two spare ones or leave them out"),
    "numbers differ": (-1.0, "rival figures of one deal are common"),
    "numbers far apart": (-1.5, "but mostly within a factor of two"),
    "numbers beyond all": (-2.5, "and hardly ever beyond four"),
    "part of the order": (0.5, "a delivery is no larger than what was ordered"),
    "more than was ordered": (-1.5, "what exceeds the order is of another one, or of several"),
    "same price": (2.5, "two orders hardly cost the same"),
    "prices near": (1.0, "reports round prices"),
    "prices differ": (-0.5, "prices rise, and are told with and without what goes along"),
    "orders at one time": (2.0, "two orders of one type are seldom placed within months"),
    "orders a year apart": (0.0, "signing, approval and report may fall in neighbouring years"),
    "orders on two days": (-1.0, "dates to the day seldom differ by weeks for one order"),
    "orders two years apart": (-1.5, "few reports miss the year of an order so far"),
    "orders four years apart": (-2.5, "fewer still"),
    "orders six years apart": (-4.5, "hardly one"),
    "orders further apart": (NEVER, "no deal is ordered twice"),
    "delivery in time": (1.0, "deliveries follow an order within six years"),
    "delivery at once": (0.5, "what is built to order takes more than half a year"),
    "delivery late": (-0.5, "some take ten years"),
    "delivery very late": (-2.5, "few take longer"),
    "delivery before the order": (-4.0, "what had come before is of an earlier order"),
    "order after deliveries": (-2.0, "an order is placed before it is delivered"),
    "told before the order": (-2.5, "nobody tells of an order that is not placed yet"),
    "close in time": (1.0, "most reports of a deal fall together"),
    "some years apart": (0.0, "a deal is spoken of for years"),
    "many years apart": (-1.0, "but seldom again after four years of silence"),
    "approval and order": (1.0, "an order follows its approval within a year"),
    "late order": (-0.5, "or within three"),
    "silence": (-3.0, "a report without a date may look back further"),
    "long silence": (NEVER, "dated events further apart are of two deals"),
    "after the end": (-1.5, "what was stopped two years before seldom goes on"),
    "wish after the order": (-1.5, "who has ordered and still wants, wants more"),
    "wish after deliveries": (-2.5, "who has received and still wants, wants more"),
    "a total of years": (-2.5, "what came in several years may be of several orders"),
    "one package": (1.0, "what shares a price was told of together"),
    "two packages": (-1.5, "who tells two prices mostly tells of two deals"),
    "a later order": (-3.0, "'a second contract', 'twelve more': the words set it apart"),
    "one later order": (1.0, "both are told as orders after a former one"),
    "one first order": (1.0, "it is told as the first, and the other not as a later one"),
    "first and later order": (-1.5, "one is told as the first, the other as a later one"),
    "one report": (0.5, "a report mostly speaks of one deal of a type"),
    "one sentence": (1.5, "a sentence that tells two stages mostly tells them of one deal"),
    "told apart": (-2.0, "one report gives two orders of a type two dates"),
}
"""What each outcome weighs, and why."""


def compared(feature: Feature, outcome: str, words: str) -> Comparison:
    """A comparison with the weight of its outcome."""
    return Comparison(feature, words, WEIGHTS[outcome][0])
