"""Zeitangabe under any text: read or refused, its wording kept, its days in order."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from konzept.werte import Zeitangabe

# What a person might type: the words of the notations in any order.
TEILE = """2027 2018 31 12 Q1 Q9 / . - – 1. # bis ab von nach Ende Halbjahr Quartal zwei Jahren Monate der Geltung
spätestens März zum offen laufend"""
WORTE = st.sampled_from(TEILE.split())
GETIPPT = st.one_of(
    st.text(max_size=40),
    st.builds(lambda parts, glue: glue.join(parts), st.lists(WORTE, max_size=8), st.sampled_from(["", " "])),
    st.from_regex(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{1,4}", fullmatch=True),
)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(GETIPPT)
def test_any_text_is_read_or_refused_and_keeps_its_wording(text: str) -> None:
    try:
        read = Zeitangabe.parse(text)
    except PydanticCustomError:
        return
    assert read.text.split() == text.split()
    assert Zeitangabe.parse(read.text) == read
    assert not (read.beginn and read.ende) or read.beginn <= read.ende


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.integers(1, 99))
def test_days_and_months(day: date, months: int) -> None:
    for text in (f"{day:%d.%m.%Y}", day.isoformat()):
        assert Zeitangabe.parse(text).ende == day
    due = Zeitangabe.parse(f"{months} Monate nach Geltungsende").faellig(None, day)
    assert due is not None
    # Between the same day of the target month and its end, and never later than counting months allows.
    assert 0 <= (due.year * 12 + due.month) - (day.year * 12 + day.month) <= months
    assert abs((due - day).days - months * 30.44) < 5
