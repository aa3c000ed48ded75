"""Pins: what the user says corresponds, or doesn't, found in the reports and held to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from yoy.align.passages import Link
from yoy.align.side import Side
from yoy.align.terms import fold
from yoy.errors import UsageError
from yoy.model import Measure, Pin, Report

Pair = tuple[int, int]


@dataclass(slots=True)
class Pinned:
    """The pins between two neighbouring reports, as indexes of their sections and passages."""

    before: Report
    after: Report
    same_sections: set[Pair] = field(default_factory=set)
    apart_sections: set[Pair] = field(default_factory=set)
    same_passages: set[Pair] = field(default_factory=set)
    apart_passages: set[Pair] = field(default_factory=set)

    def held(self, links: Iterable[Link]) -> list[Link]:
        """The links as the pins want them, the pinned ones first."""
        mine, theirs = {i for i, _ in self.same_passages}, {j for _, j in self.same_passages}
        out = [Link(i, j, 1.0) for i, j in sorted(self.same_passages)]
        for link in links:
            pinned = link.left in mine or link.right in theirs
            if not pinned and not self.apart((link.left, link.right)):
                out.append(link)
        return out

    def apart(self, pair: Pair) -> bool:
        """Whether two passages don't correspond, by themselves or by the sections around them."""
        if pair in self.apart_passages:
            return True
        if not self.apart_sections:
            return False
        mine, theirs = _around(self.before, pair[0]), _around(self.after, pair[1])
        return any((a, b) in self.apart_sections for a in mine for b in theirs)

    def apart_figures(self, one: Measure, other: Measure) -> bool:
        """Whether two figures stand in passages that don't correspond."""
        if not (self.apart_passages or self.apart_sections):
            return False
        return self.apart((self.before.passage_at(one.span.start), self.after.passage_at(other.span.start)))


def find_pinned(pins: Sequence[Pin], left: Side, right: Side) -> Pinned:
    """What the pins name in two neighbouring reports; pins of other years are left out.

    A pin names a section by its heading, with or without its number, or a passage by words that stand in no other. Raises
    UsageError where it names nothing, or more than one thing.
    """
    out = Pinned(left.report, right.report)
    for pin in pins:
        if (pin.earlier, pin.later) != (left.report.key, right.report.key):
            continue
        sections = _section(left.report, pin.before), _section(right.report, pin.after)
        if sections[0] is not None and sections[1] is not None:
            (out.same_sections if pin.same else out.apart_sections).add((sections[0], sections[1]))
            heads = _heading(left.report, sections[0]), _heading(right.report, sections[1])
        else:
            heads = _passage(left.report, pin.before), _passage(right.report, pin.after)
        (out.same_passages if pin.same else out.apart_passages).add(heads)
    return out


def _section(report: Report, words: str) -> int | None:
    """The one section that is headed so."""
    wanted = fold(words).rstrip("。：:")
    found = [
        k
        for k, section in enumerate(report.sections)
        if wanted in (title := fold(section.title).rstrip("。：:"), fold(section.marker) + title)
    ]
    return found[0] if len(found) == 1 else None


def _around(report: Report, passage: int) -> list[int]:
    return report.sections_around(report.passages[passage].section)


def _heading(report: Report, section: int) -> int:
    return report.passage_at(report.sections[section].heading.start)


def _passage(report: Report, words: str) -> int:
    wanted = fold(words)
    found = [k for k, passage in enumerate(report.passages) if wanted in fold(report.slice(passage.span))]
    if not found:
        raise UsageError("{year}: the pin “{words}” stands nowhere in the report", year=report.key, words=words)
    if len(found) > 1:
        raise UsageError(
            "{year}: the pin “{words}” stands in {count} passages; write more of the one that is meant",
            year=report.key,
            words=words,
            count=len(found),
        )
    return found[0]
