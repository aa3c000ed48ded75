"""Life lines: when a named thing is spoken of, under which name, and when it falls silent or comes back."""

import re
from collections.abc import Iterable, Sequence

from yoy.align.terms import fold
from yoy.model import Initiative, Mention, Report, Trace

_MARKS = re.compile(r"[“”‘’\"'《》〈〉]")
_REMARKS = re.compile(r"（[^）]*）|\([^)]*\)")  # 《…目录（第二批）》: the batch is no part of the name
_SHORTEST = 3  # characters of a name that can be looked for by itself
_MOST = 40
_NAMED = ("programme", "platform", "document", "institution", "event")


def trace(reports: Sequence[Report], initiatives: Sequence[Initiative], words: str) -> Trace:
    """The life line of what is called so, or was: names that the reports join by a renaming are one thing."""
    names = _names(words, initiatives)
    return Trace(words, tuple(names), tuple(_mentions(report, names) for report in reports))


def find_traces(reports: Sequence[Report], initiatives: Sequence[Initiative]) -> tuple[Trace, ...]:
    """The life lines of what is new, dropped or renamed between three or more reports and stands in more than one of them.

    Those that came back after silence stand first, then those that were renamed.
    """
    if len(reports) < 3:
        return ()
    texts = [fold(_MARKS.sub("", report.text)) for report in reports]
    found: dict[str, tuple[tuple[bool, bool, int], str]] = {}
    for order, item in enumerate(initiatives):
        if item.kind not in _NAMED and item.status != "renamed":
            continue
        names = [_bare(item.name), *([_bare(item.was[0])] if item.was else [])]
        there = [any(name in text for name in names if len(name) >= _SHORTEST) for text in texts]
        years = [k for k, here in enumerate(there) if here]
        if len(years) > 1 and (item.was or len(years) < len(texts)):
            silent = years[-1] - years[0] + 1 > len(years)
            found.setdefault(names[-1], ((not silent, not (item.was and item.kind in _NAMED), order), item.name))
    chosen = sorted(found.values())[:_MOST]
    traces: dict[tuple[str, ...], Trace] = {}
    for _, name in chosen:
        told = trace(reports, initiatives, name)
        traces.setdefault(tuple(sorted(map(_bare, told.names))), told)
    return tuple(traces.values())


def _names(words: str, initiatives: Sequence[Initiative]) -> list[str]:
    """The words, and what the reports call it otherwise, as far as renamings lead."""
    names = [words]
    renamed = [(item.was[0], item.name) for item in initiatives if item.was]
    for _ in renamed:
        known = {_bare(name) for name in names}
        more = [
            other
            for pair in renamed
            for one, other in (pair, pair[::-1])
            if _bare(one) in known and _bare(other) not in known and len(_bare(other)) >= _SHORTEST
        ]
        if not more:
            break
        names.append(more[0])
    return names


def _bare(name: str) -> str:
    return fold(_MARKS.sub("", _REMARKS.sub("", name))) or fold(name)


def _mentions(report: Report, names: Iterable[str]) -> tuple[Mention, ...]:
    """The passages that name it, each with the longest name it holds."""
    wanted = sorted(((_bare(name), name) for name in names), key=lambda pair: -len(pair[0]))
    out = []
    for passage in report.passages:
        said = fold(_MARKS.sub("", report.slice(passage.span)))
        called = next((name for bare, name in wanted if bare and bare in said), None)
        if called is not None:
            out.append(Mention(passage.span, called, tuple(m.id for m in report.measures_in(passage.span))))
    return tuple(out)
