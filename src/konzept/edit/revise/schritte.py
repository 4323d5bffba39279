"""Steps from one edition to the next, by route, and what data say after them.

The same steps are taken twice: in the lines of the text (``lines``) and in what was read from it; both have to agree.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from konzept.source import Data, Route


@dataclass(frozen=True, slots=True)
class Schritte:
    """What changes; every route is one of the older edition."""

    weg: frozenset[Route] = frozenset()
    """Keys and items that go, with all that stands below them."""
    neu: Mapping[Route, Data] = field(default_factory=dict)
    """Keys that get another value, or come in."""
    dazu: Mapping[Route, tuple[Data, ...]] = field(default_factory=dict)
    """Lists, there or not, and the items that come to their end."""
    umzug: Mapping[Route, Route] = field(default_factory=dict)
    """Items that go to the end of another list, and that list."""
    namen: Mapping[Route, str] = field(default_factory=dict)
    """Keys that are called otherwise from now on."""

    def without(self, others: Iterable[Route]) -> "Schritte":
        """The steps but for what stands in other files, by the routes of what these hold."""
        away = tuple(others)
        neu = {route: value for route, value in self.neu.items() if not any(route[: len(one)] == one for one in away)}
        return replace(self, neu=neu)

    def gone(self, route: Route) -> bool:
        """Whether what stands there does not stand there any more."""
        return route in self.weg or route in self.umzug

    def coming(self, base: Route) -> dict[Route, list[Route | Data]]:
        """Lists below ``base`` that get items: routes of those that move, and those that are new."""
        found: dict[Route, list[Route | Data]] = {}
        for source, target in self.umzug.items():
            if target[: len(base)] == base:
                found.setdefault(target, []).append(source)
        for target, items in self.dazu.items():
            if target[: len(base)] == base:
                found.setdefault(target, []).extend(items)
        return found

    def fresh(self, route: Route) -> dict[str, Data]:
        """Keys of the part at ``route`` that are set, by name."""
        return {str(key[-1]): value for key, value in self.neu.items() if key[:-1] == route}


def applied(data: Any, base: Route, schritte: Schritte) -> Any:
    """``data`` of what stands at ``base``, after the steps."""
    after = _After(data, base, schritte)
    return after.of(data, base)


class _After:
    def __init__(self, data: Any, base: Route, schritte: Schritte) -> None:
        self.data, self.base, self.schritte = data, base, schritte
        self.coming = schritte.coming(base)

    def of(self, node: Any, route: Route) -> Any:
        if route in self.schritte.neu and route == self.base:
            return self.schritte.neu[route]
        if isinstance(node, dict):
            return self.mapping(node, route)
        if isinstance(node, list):
            return self.items(node, route) + self.added(route)
        return node

    def mapping(self, node: dict[str, Any], route: Route) -> dict[str, Any]:
        kept = {key: inner for key, inner in node.items() if not self.schritte.gone((*route, key))}
        found = {
            self.schritte.namen.get((*route, key), key): self.of(inner, (*route, key)) for key, inner in kept.items()
        }
        lists = {str(at[-1]): self.added(at) for at in self.coming if at[:-1] == route and not kept.get(str(at[-1]))}
        return found | lists | self.schritte.fresh(route)

    def items(self, node: list[Any], route: Route) -> list[Any]:
        kept = ((number, inner) for number, inner in enumerate(node) if not self.schritte.gone((*route, number)))
        return [self.of(inner, (*route, number)) for number, inner in kept]

    def added(self, route: Route) -> list[Any]:
        return [
            self.of(at(self.data, one[len(self.base) :]), one) if isinstance(one, tuple) else one
            for one in self.coming.get(route, ())
        ]


def at(data: Any, steps: Route) -> Any:
    """What stands at ``steps`` below ``data``."""
    for step in steps:
        data = data[step]
    return data
