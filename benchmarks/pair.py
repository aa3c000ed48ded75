"""One pair of reports: yoy beside its peers, time and readability."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from commands import FLOOR, Kept, compare
from corpora import Reports
from frame import Ran, cpu_ratio, in_turn, peak, ratio, run
from layout import Part
from readability import BESIDE, CRUMB, Pair, Readability, Text, measure, read_text
from runs import whole_script
from tools import NO_TIMEOUT, PEERS, Peer
from wellknown import find_pairs
from yoy_view import figures_in_deltas, report_texts, yoy_scripts

LIMIT = 1.0
"""yoy may take so many times the floor where the comparison was made before."""
_KEPT: Mapping[str, Kept] = {
    "yoy compare, made before": "comparison",
    "yoy compare, reports read before": "reports",
    "yoy compare, nothing kept": "nothing",
}
PREFIX = 4000
LEGEND = (
    f"time, cpu: times the floor's. crumbs: equal runs of ≤ {CRUMB} characters between changes. cuts: ends of changes inside "
    f"a word or number. beside: well-known figures with ≤ {BESIDE} characters printed between the two years' values. "
    "exact: the output holds both texts whole."
)
HEAD = (
    "tool",
    "time",
    "cpu",
    "matched",
    "changes",
    "crumbs",
    "of words",
    "word cuts",
    "number cuts",
    "beside",
    "exact",
)


class Timings:
    """The pair run by every tool in turn; the outputs stay in the folder."""

    def __init__(self, reports: Reports, folder: Path, rounds: int, whole: bool) -> None:
        self.folder = folder
        self.peers = [peer for peer in PEERS if peer.missing() is None]
        self.notes = [said for peer in PEERS if (said := peer.missing())]
        commands: dict[str, Sequence[str]] = {"floor": FLOOR}
        # what was made before is measured right behind what makes it
        for name, kept in reversed(list(_KEPT.items())):
            commands[name] = compare(reports.folder, reports.years, folder / "out", kept)
        commands |= {peer.name: peer.command(reports.before, reports.after) for peer in self.peers}
        self.runs = in_turn(commands, folder, rounds)
        if whole:
            self._run_whole(NO_TIMEOUT, reports)
        elif NO_TIMEOUT.missing() is None:
            self.notes.append(self._extrapolate(reports))

    def _run_whole(self, peer: Peer, reports: Reports) -> None:
        ran = run(peer.command(reports.before, reports.after), self.folder / f"{len(self.runs)}.out")
        self.peers.append(peer)
        self.runs[peer.name] = [ran] * len(self.runs["floor"])

    def _extrapolate(self, reports: Reports) -> str:
        texts = [path.read_text(encoding="utf-8") for path in (reports.before, reports.after)]
        parts = [self.folder / name for name in ("beginning-before.txt", "beginning-after.txt")]
        for part, text in zip(parts, texts, strict=True):
            part.write_text(text[:PREFIX], encoding="utf-8")
        ran = run(NO_TIMEOUT.command(*parts), self.folder / "beginning.out")
        short = ratio([ran], self.runs["floor"][-1:])
        lengths = [len(text) / min(PREFIX, len(text)) for text in texts]
        return (
            f"{NO_TIMEOUT.name}: {short:.1f} × the floor for the first {PREFIX} characters of both, extrapolated with the "
            f"product of the lengths ≈ {short * lengths[0] * lengths[1]:.0f} × for the pair (`--whole` measures it, minutes)."
        )

    def output(self, name: str) -> str:
        """What a tool printed."""
        return (self.folder / f"{list(self.runs).index(name)}.out").read_text(encoding="utf-8")


def pair_part(timings: Timings, reports: Reports) -> Part:
    """The table of the pair. Loads jieba: call it when nothing is left to be timed."""
    printed = [path.read_text(encoding="utf-8") for path in (reports.before, reports.after)]
    earlier, later = map(read_text, printed)
    found = find_pairs(printed[0], printed[1])
    pairs = list(found.values())
    floor = timings.runs["floor"]
    yoy, notes = _yoy_readability(timings, printed)
    rows = [["floor: imports alone", "1.00", "1.00", *[""] * 8]]
    rows += [_row(name, timings.runs[name], floor, yoy, len(pairs)) for name in _KEPT]
    for peer in timings.peers:
        script = whole_script(peer.edits(timings.output(peer.name)))
        read = measure([script], earlier, later, pairs)
        rows.append(_row(peer.name, timings.runs[peer.name], floor, read, len(pairs)))
    made, fresh = (timings.runs[name] for name in (next(iter(_KEPT)), list(_KEPT)[-1]))
    verdict = "holds" if ratio(made, floor) <= LIMIT else "does not hold"
    return Part(
        f"One pair: {reports.folder.name} {reports.years[0]} and {reports.years[1]}",
        HEAD,
        rows,
        [
            f"Made before, floor ratio ≤ {LIMIT}: {verdict}. "
            f"Peak memory: yoy {peak(made):.0f} MB, with nothing kept {peak(fresh):.0f} MB, floor {peak(floor):.0f} MB.",
            *notes,
            *timings.notes,
            *([] if pairs else ["No well-known figure is in both texts: nothing to stand beside."]),
            *filter(None, [reports.note]),
            LEGEND,
        ],
    )


def _yoy_readability(timings: Timings, printed: Sequence[str]) -> tuple[Readability, list[str]]:
    """yoy's wording, measured on the texts as yoy read them, and what there is to say of it."""
    (written,) = (timings.folder / "out").glob("*.json")
    view = json.loads(written.read_text(encoding="utf-8"))
    read = report_texts(view)
    texts: list[Text] = [read_text(text) for text in read]
    pairs: dict[str, Pair] = find_pairs(read[0], read[1])
    notes = [f"yoy's table of figures has {figures_in_deltas(view, list(pairs.values()))} of {len(pairs)} in one row."]
    lost = [len(read_text(text).chars) - len(seen.chars) for text, seen in zip(printed, texts, strict=True)]
    if any(lost):
        notes.append(f"yoy dropped {lost[0]} and {lost[1]} characters as page furniture: measured on the text it kept.")
    return measure(yoy_scripts(view), texts[0], texts[1], list(pairs.values())), notes


def _row(name: str, runs: Sequence[Ran], floor: Sequence[Ran], read: Readability, pairs: int) -> list[str]:
    return [
        name,
        f"{ratio(runs, floor):.2f}",
        f"{cpu_ratio(runs, floor):.2f}",
        f"{read.matched:.1%}",
        *map(str, (read.changes, read.crumbs, read.word_crumbs, read.word_cuts, read.number_cuts)),
        f"{read.beside} of {pairs}" if pairs else "—",
        "yes" if read.spells else "no",
    ]
