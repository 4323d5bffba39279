"""YAML text to plain data, and a place for every key and value.

Structure only, from the parser's events: a scalar is the text that was written, never a number, a date or a truth
value. Places stand in a table of their own, route by route, so that equal parts compare equal wherever they stand.
A route is the way from the root of the concept: ``("handlungsfelder", 0, "massnahmen", 2, "frist")``.
"""

from konzept.source.places import LINE_BREAK, Data, Places, Route
from konzept.source.reader import LOADER, MAX_DEPTH, MAX_VALUES, Parsed, parse
from konzept.source.remarks import Remark, remarks, speaks_of_next
from konzept.source.text import MAX_BYTES, MAX_FINDINGS, conflicts, decode

__all__ = [
    "LINE_BREAK",
    "LOADER",
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_FINDINGS",
    "MAX_VALUES",
    "Data",
    "Parsed",
    "Places",
    "Remark",
    "Route",
    "conflicts",
    "decode",
    "parse",
    "remarks",
    "speaks_of_next",
]
