"""When something entered the ledger."""

from datetime import UTC, datetime


def now(*, precisely: bool = False) -> str:
    """This second in UTC, as YYYY-MM-DDTHH:MM:SSZ; precisely, with microseconds before the Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ" if precisely else "%Y-%m-%dT%H:%M:%SZ")
