"""How to read: what fills the gaps of a file, which columns a table has, how large a document may be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from armsledger.documents.dates import date_given, full_date
from armsledger.documents.language import language_code
from armsledger.errors import UsageError

FIELDS = ("id", "title", "text", "published", "url", "outlet", "language")
"""The fields of an article, as the annotation guide names them."""

MAX_BYTES = 10_000_000


def _today() -> str:
    return date.today().isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What read() needs to know beside the inputs.

    published, outlet and language fill what a file lacks and never override what it says; columns maps an
    article's field to the name of a table's column; max_bytes bounds one document, in JSON Lines and tables
    one line; today (ISO) is the day after which a date of publication counts as future. Raises UsageError.
    """

    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    max_bytes: int = MAX_BYTES
    today: str = field(default_factory=_today)

    def __post_init__(self) -> None:
        if self.published is not None:
            date = date_given(self.published)
            if date is None:
                raise UsageError(
                    f"published {self.published!r} is no date; write it as 2016-07-19, or 2016-07 or 2016"
                )
            object.__setattr__(self, "published", date)
        today = full_date(self.today)
        if today is None:
            raise UsageError(f"today {self.today!r} is no full date; write it as 2016-07-19")
        object.__setattr__(self, "today", today)
        if self.language is not None:
            code = language_code(self.language)
            if code is None:
                raise UsageError(
                    f"language {self.language!r} is not known; give an ISO 639-1 code such as en"
                )
            object.__setattr__(self, "language", code)
        unknown = sorted(set(self.columns) - set(FIELDS))
        if unknown:
            raise UsageError(f"an article has no field {unknown[0]!r}; choose from {', '.join(FIELDS)}")
        if self.max_bytes < 1:
            raise UsageError(f"the size limit must be at least 1 byte, not {self.max_bytes}")
