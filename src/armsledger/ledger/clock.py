"""When something entered the ledger."""

from datetime import UTC, datetime


def now() -> str:
    """This second in UTC, as YYYY-MM-DDTHH:MM:SSZ."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
