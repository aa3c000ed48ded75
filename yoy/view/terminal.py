"""What the terminal shows: what a reader wants first, then where the files are."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from yoy.errors import YoyError, shown
from yoy.model import Comparison, Delta, Report, Source
from yoy.view.cells import BOUNDS, CHANGES, NUMBERS, how_many_beyond, section_path, table_coverage, year_name
from yoy.view.columns import bold, cut, table, visible
from yoy.view.display import amount, biggest, change, of_latest, ratio
from yoy.view.exact import plain_number
from yoy.view.messages import Words
from yoy.view.wording import TOWARD, emphasis, shifts

if TYPE_CHECKING:
    from yoy.library import Entry

_MOST = 10
_FEW = 5  # words, and shifts of wording, each way
_WORDING = 84  # columns of a line of words
_LEFT_OUT = 70  # columns of a line that was left out


def render_terminal(comparison: Comparison, files: Mapping[str, Path], words: Words) -> str:
    """Counts of passages, the biggest movements, new and dropped items, notes and files, a block each."""
    blocks = [
        _heading(comparison, words),
        _passages(comparison, words),
        _movements(comparison, words),
        *_initiatives(comparison, words),
        _wording(comparison, words),
        _notes(comparison, words),
        [bold(words("Files")), *(f"  {visible(str(path))}" for path in files.values())],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _wording(comparison: Comparison, words: Words) -> list[str]:
    """Words that the latest year uses more or less, and wording that grew firmer or softer, the first few of each."""
    latest = _latest(comparison)
    used = [one for one in emphasis(comparison, None)[1] if one.years == latest]
    rows = []
    for title, more in (("more often, per 10,000 words", True), ("less often, per 10,000 words", False)):
        said = [f"{one.word} {one.rates[-2]} → {one.rates[-1]}" for one in used if one.more is more]
        if said:
            rows.append([words(title), words("; ").join(said[:_FEW])])
    for toward, worded in shifts(comparison, None).items():
        rows += [[words(TOWARD[toward]), f"{one.before} → {one.after}"] for one in worded[:_FEW] if one.years == latest]
    return [bold(words("Wording {years}", years=latest)), *table(rows, limit=_WORDING)] if rows else []


def _heading(comparison: Comparison, words: Words) -> list[str]:
    issuer = next((r.issuer for r in reversed(comparison.reports) if r.issuer), "")
    years = " → ".join(year_name(report, words) for report in comparison.reports)
    return [bold(visible(f"{issuer}  {years}".strip()))]


def _passages(comparison: Comparison, words: Words) -> list[str]:
    rows = []
    for left, (old, new) in enumerate(zip(comparison.reports, comparison.reports[1:], strict=False)):
        changes = [c for c in comparison.changes if c.match.left == left]
        counts = Counter(c.status for c in changes)
        said = [f"{words(name)} {counts[status]}" for status, name in CHANGES.items()]  # type: ignore[index]
        moved = words("moved {n}", n=sum(c.match.is_move for c in changes))
        rows.append([f"{old.key} → {new.key}", *said, moved])
    return [bold(words("Passages")), *table(rows)]


def _movements(comparison: Comparison, words: Words) -> list[str]:
    found = biggest(of_latest(comparison), _MOST)
    if not found:
        return []
    rows = [_movement(delta, words) for delta in found]
    pairs = sum(1 for d in of_latest(comparison) if d.before and d.after)
    title = words(
        "Largest movements {years} ({shown} of {pairs} figures given in both years)",
        years=_latest(comparison),
        shown=len(rows),
        pairs=pairs,
    )
    return [bold(title), *table(rows, right=(1, 2, 3, 4))]


def _movement(delta: Delta, words: Words) -> list[str]:
    before, after = (amount(m.quantity) if m else "" for m in (delta.before, delta.after))
    return [delta.label, before, after, change(delta, words), ratio(delta, words)]


def _latest(comparison: Comparison) -> str:
    return " → ".join(report.key for report in comparison.reports[-2:])


def _initiatives(comparison: Comparison, words: Words) -> Iterator[list[str]]:
    titles = {"new": "New ({n})", "dropped": "No longer mentioned ({n})", "renamed": "Renamed ({n})"}
    latest = [item for item in comparison.initiatives if item.left == len(comparison.reports) - 2]
    for status, title in titles.items():
        items = [item for item in latest if item.status == status]
        names = [f"{i.was[0]} → {i.name}" if i.was else i.name for i in items]
        if names:
            beyond = how_many_beyond(items, words)
            distinct = list(dict.fromkeys(names))
            shown = [cut(name, 40) for name in distinct[: 2 * _MOST]]
            more = ["…"] if len(distinct) > len(shown) else []
            yield [
                bold(words(title, n=len(distinct))) + (f"  {beyond}" if beyond else ""),
                *(f"  {line}" for line in _lines(shown + more)),
            ]


def _lines(names: Sequence[str]) -> Iterator[str]:
    """Names side by side, several a line."""
    line = ""
    for name in names:
        if line and len(line) + len(name) > 46:
            yield line
            line = ""
        line += ("  " if line else "") + name
    if line:
        yield line


def _notes(comparison: Comparison, words: Words) -> list[str]:
    notes = [f"  {visible(words.say(note))}" for note in comparison.notes]
    notes += [f"  {report.key}  {visible(words.say(note))}" for report in comparison.reports for note in report.notes]
    for report in comparison.reports:
        if missing := (cover := table_coverage(report)).expected - cover.read:
            notes.append(
                "  " + words("{year}: {n} numbers in tables were not read as figures", year=report.key, n=missing)
            )
    if comparison.stale:
        notes.append(
            "  " + words("sentences that look carried over: {n}; the page shows them", n=len(comparison.stale))
        )
    differs = sum(finding.holds is False and not finding.dismissed for finding in comparison.findings)
    if differs:
        notes.append("  " + words("statements that don't add up: {n}; the page shows the arithmetic", n=differs))
    return [bold(words("Notes")), *notes] if notes else []


def render_library(entries: Sequence["Entry"], read: Sequence[Report | YoyError], words: Words) -> str:
    """A line for each report of the library, its notes or what is wrong with it below."""
    if not entries:
        return words("no reports found")
    head = [words(t) for t in ("issuer", "year", "sections", "figures", "title", "file")]
    rows = [head]
    remarks = []
    for entry, report in zip(entries, read, strict=True):
        if isinstance(report, YoyError):
            rows.append([entry.issuer, str(entry.year), "–", "–", "", shown(entry.path)])
            remarks.append(visible(words.say(report)))
        else:
            counts = [str(len(report.sections)), str(len(report.measures))]
            rows.append([report.issuer, str(report.year), *counts, report.title, shown(entry.path)])
            remarks += [f"{shown(entry.path)}: {visible(words.say(note))}" for note in report.notes]
    return "\n".join([*table(rows, right=(2, 3), indent=""), *(f"! {remark}" for remark in remarks)])


def render_added(added: Sequence[tuple[Report, Path, Sequence[Path]]], words: Words) -> str:
    """What was understood of reports that were added, each with its place and what it replaced."""
    lines = []
    for report, path, replaced in added:
        old = words("; ").join(visible(shown(one)) for one in replaced)
        lines.append(bold(visible(shown(path))) + (f"  {words('instead of {path}', path=old)}" if old else ""))
        said = {
            "title": report.title or "–",
            "issuer": report.issuer or "–",
            "year": str(report.year),
            "sections": str(len(report.sections)),
            "figures": str(len(report.measures)),
        }
        lines += table([[words(name), value] for name, value in said.items()], limit=80)
        lines += [f"  ! {visible(words.say(note))}" for note in report.notes]
    return "\n".join(lines)


def render_text(source: Source, headings: Mapping[int, int]) -> str:
    """A line per block: headings with # by depth, table rows with | between cells, pages where they begin."""
    lines, page = [], None
    for nth, block in enumerate(source.blocks):
        if block.page is not None and block.page != page:
            page = block.page
            lines.append(f"[{page}]")
        depth = headings.get(nth) or block.level
        mark = "#" * depth + " " if depth else ""
        cells = " | ".join(visible(cell) for cell in block.text.split("\t"))
        lines.append(f"| {cells} |" if block.row else mark + cells)
    return "\n".join(lines) + "\n"


def render_remarks(source: Source, words: Words) -> str:
    """What is to be said of a text that was read: notes, and each line that was left out."""
    lines = [f"! {visible(words.say(note))}" for note in source.notes]
    lines += [words("left out: {text}", text=cut(text, _LEFT_OUT)) for text in source.dropped]
    return "\n".join(lines)


def render_outline(report: Report) -> str:
    """The section tree, a line a section."""
    lines = [bold(visible(report.title or report.path.name))]
    for section in report.sections:
        lines.append("  " * section.level + visible(f"{section.marker}{section.title}"))
    return "\n".join(lines)


def render_figures(report: Report, words: Words, all_numbers: bool = False) -> str:
    """The figures of a report as a table; with `all_numbers` every number and the verdict on it."""
    if all_numbers:
        head = [words("number"), words("verdict"), words("where")]
        rows = [
            [report.slice(n.span), words(NUMBERS.get(n.verdict, n.verdict)), _around(report, n.span.start, n.span.end)]
            for n in report.numbers
        ]
        return "\n".join(table([head, *rows], indent="", limit=60))
    head = [words(t) for t in ("figure", "as printed", "value", "unit", "bound", "stance", "period", "section")]
    rows = [
        [
            m.label,
            m.quantity.text,
            plain_number(m.quantity.value),
            m.quantity.unit,
            words(BOUNDS[m.quantity.bound]) if m.quantity.bound else "",
            words(m.stance),
            m.period or "",
            section_path(report, m.section).split(" / ")[-1],
        ]
        for m in report.measures
    ]
    return "\n".join(table([head, *rows], right=(2,), indent="", limit=36))


def _around(report: Report, start: int, end: int) -> str:
    return report.text[max(0, start - 10) : end + 10].replace("\n", " ").replace("\t", " ")
