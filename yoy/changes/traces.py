"""Life lines: when a named thing is spoken of, under which name, and when it falls silent or comes back."""

import re
from collections.abc import Sequence

from yoy.align.terms import fold
from yoy.model import Initiative, Mention, Report, Trace

_MARKS = re.compile(r"[“”‘’\"'《》〈〉]")
_REMARKS = re.compile(r"（[^）]*）|\([^)]*\)")  # 《…目录（第二批）》: the batch is no part of the name
_QUOTED = re.compile(r"《(.+?)》|“(.+?)”")
_SHORTEST = 3  # characters of a name that can be looked for by itself
_MOST = 40
_NAMED = ("programme", "platform", "document", "institution", "event")


def trace(reports: Sequence[Report], initiatives: Sequence[Initiative], words: str) -> Trace:
    """The life line of what is called so, or was: names that the reports join by a renaming are one thing."""
    return _trace(words, initiatives, [(report, _passages(report)) for report in reports])


def _trace(words: str, initiatives: Sequence[Initiative], spelt: Sequence[tuple[Report, Sequence[str]]]) -> Trace:
    names = _names(words, initiatives)
    return Trace(words, tuple(names), tuple(_mentions(report, said, names) for report, said in spelt))


def _passages(report: Report) -> list[str]:
    return [_spelt(report.slice(passage.span)) for passage in report.passages]


def find_traces(reports: Sequence[Report], initiatives: Sequence[Initiative]) -> tuple[Trace, ...]:
    """The life lines of what is new, dropped or renamed between three or more reports and stands in more than one of them.

    Those that came back after silence stand first, then those that were renamed.
    """
    if len(reports) < 3:
        return ()
    spelt = [(report, _passages(report)) for report in reports]
    texts = ["\n".join(said) for _, said in spelt]
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
        told = _trace(name, initiatives, spelt)
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
    """What a name is known by: what stands in quotes in it, unless that is very short, else all of it; no remarks."""
    quoted = _QUOTED.search(name)
    core = _spelt(_REMARKS.sub("", next(filter(None, quoted.groups())))) if quoted else ""
    return core if len(core) >= _SHORTEST else _spelt(_REMARKS.sub("", name)) or fold(name)


def _spelt(text: str) -> str:
    return fold(_MARKS.sub("", text))


def _mentions(report: Report, passages: Sequence[str], names: Sequence[str]) -> tuple[Mention, ...]:
    """The passages that name it, each with the name it spells out first, else with what the name is known by."""
    out = []
    written = [(spelt, name) for name in names if (spelt := _spelt(name))]
    short = [(bare, bare) for bare in map(_bare, names) if bare]
    for passage, said in zip(report.passages, passages, strict=True):
        full, known = (
            [(said.find(looked), -len(looked), shown) for looked, shown in forms if looked in said]
            for forms in (written, short)
        )
        if full or known:
            out.append(
                Mention(passage.span, min(full or known)[2], tuple(m.id for m in report.measures_in(passage.span)))
            )
    return tuple(out)
