"""A report being changed: what is still untouched, and how a unit is exchanged for others."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from document import MARKER, Line, Unit


@dataclass(slots=True)
class Workshop:
    """The lines of the report, sentences that it doesn't have (`donors`), and the earlier units already used.

    No unit is changed twice. A sentence printed more than once is left alone: where it went could not be told.
    """

    lines: list[Line]
    donors: list[str]
    chance: random.Random
    used: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        seen: dict[str, list[Unit]] = {}
        for line in self.lines:
            for unit in line.units:
                seen.setdefault(unit.text, []).append(unit)
        self.used |= {unit.origins[0] for units in seen.values() if len(units) > 1 for unit in units}

    def free(self, unit: Unit) -> bool:
        """Whether a unit may still be changed."""
        return bool(unit.origins) and not self.used.intersection(unit.origins)

    def sentences(self, fits: Callable[[Unit], bool]) -> list[Unit]:
        """The free sentences that fit, in random order; none that opens with a marker."""
        found = [
            unit
            for line in self.lines
            if not line.heading
            for unit in line.units
            if self.free(unit) and not MARKER.match(unit.text) and fits(unit)
        ]
        self.chance.shuffle(found)
        return found

    def find(self, unit: Unit) -> tuple[int, int]:
        """The line and the place in it where a unit of the earlier report now stands."""
        return next(
            (row, place)
            for row, line in enumerate(self.lines)
            for place, other in enumerate(line.units)
            if other.origins == unit.origins
        )

    def put(self, unit: Unit, *units: Unit) -> None:
        """Exchanges a unit for others; for none, it is gone."""
        self.used.update(unit.origins)
        row, place = self.find(unit)
        line = self.lines[row]
        self.lines[row] = replace(line, units=(*line.units[:place], *units, *line.units[place + 1 :]))
        if not self.lines[row].units:
            del self.lines[row]

    def donor(self) -> Unit:
        """A sentence that the report doesn't have."""
        return Unit(self.donors.pop(self.chance.randrange(len(self.donors))), (), "inserted")

    def body_rows(self) -> Sequence[int]:
        """The lines that are paragraphs, all of whose sentences are free."""
        return [row for row, line in enumerate(self.lines) if not line.heading and all(map(self.free, line.units))]
