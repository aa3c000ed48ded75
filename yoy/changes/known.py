"""One report as its neighbours are asked about it: made once, however many ask, and let go when the next pair begins."""

from collections.abc import Iterator
from functools import cached_property

from yoy.changes.clauses import Clause, find_clauses
from yoy.changes.lookup import Lookup
from yoy.changes.names import Phrase, find_phrases
from yoy.model import Alignment, Report
from yoy.parse.roles import Role, find_roles


class Known:
    """A report with its passages to be looked up, its clauses, and the phrases in them that may name something."""

    def __init__(self, report: Report) -> None:
        self.report = report

    @cached_property
    def lookup(self) -> Lookup:
        """Finds passages by what they are about."""
        return Lookup(self.report)

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """Whose turn it is, passage by passage."""
        return find_roles(self.report)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of its sentences."""
        return find_clauses(self.report, self.roles)

    @cached_property
    def phrases(self) -> list[Phrase]:
        """What may name something."""
        return list(find_phrases(self.report, self.clauses))


def neighbours(alignment: Alignment) -> Iterator[tuple[int, Known, Known]]:
    """Each pair of neighbouring reports with the column of the earlier one; two reports are held at a time."""
    before = Known(alignment.reports[0])
    for left, report in enumerate(alignment.reports[1:]):
        after = Known(report)
        yield left, before, after
        before = after
