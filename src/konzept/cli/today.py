"""The only place that asks which day it is."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

from konzept.cli import git
from konzept.cli.german import Abbruch
from konzept.model import Konzept


def build_day() -> date | None:
    """The day SOURCE_DATE_EPOCH names (seconds since 1970, UTC); None if it is not set."""
    value = os.environ.get("SOURCE_DATE_EPOCH")
    if not value:
        return None
    try:
        return datetime.fromtimestamp(int(value), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise Abbruch(f"SOURCE_DATE_EPOCH ist „{value}“; gebraucht wird eine Zahl von Sekunden seit 1970.") from None


def today() -> date:
    """SOURCE_DATE_EPOCH if it is set, else the day on this machine's clock."""
    return build_day() or date.today()


def document_day(konzept: Konzept, folder: Path | None) -> date:
    """The day a document carries, so that the same concept gives the same bytes: SOURCE_DATE_EPOCH, the concept's
    own ``stand``, the day of its last commit, and only then today."""
    stand = konzept.stand.ende if konzept.stand else None
    committed = git.commit_day(folder) if folder and not stand else None
    return build_day() or stand or (date.fromisoformat(committed) if committed else date.today())
