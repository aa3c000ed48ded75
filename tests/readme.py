"""What the READMEs and the page on many issuers show is what yoy prints: `python -m tests.readme` rewrites what they show.

A fenced block marked `console` holds commands (`$ yoy …`) with what they print; a last line `…` says that only so many
first lines are shown as stand there. A block marked `text` right behind one marked `python` is what the example prints.
Between `<!-- scores -->` and `<!-- /scores -->` stands a table whose second column names what `benchmarks/evaluate.py`
prints; the columns behind it are filled in, one per annotated pair.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
READMES = ROOT / "README.md", ROOT / "README.en.md"
SHOWING = *READMES, ROOT / "docs" / "batch.md"
CONSOLE = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.M | re.S)
EXAMPLE = re.compile(r"^```python\n(?P<code>.*?)^```\n+```text\n(?P<said>.*?)^```$", re.M | re.S)
_SCORES = re.compile(r"(?<=^<!-- scores -->\n)(.*?)(?=^<!-- /scores -->$)", re.M | re.S)
_CODE = re.compile(r"`(\w+) (\w+)`")
_MORE = "…"

Scores = dict[str, dict[str, str]]


def refreshed(text: str, scores: Mapping[str, Mapping[str, str]]) -> str:
    """A page with every shown output as it is printed now."""
    with workplace() as folder:
        text = CONSOLE.sub(lambda block: _console(block[0], folder), text)
        text = EXAMPLE.sub(lambda block: _example(block, folder), text)
    return _SCORES.sub(lambda table: fill(table[0], scores), text) if scores else text


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder with the bundled reports and nothing else, so that what is written lands beside them and nowhere else."""
    with tempfile.TemporaryDirectory() as name:
        shutil.copytree(ROOT / "reports", Path(name) / "reports")
        yield Path(name)


def run(folder: Path, *arguments: str) -> str:
    """What a Python command prints, errors included."""
    own = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NO_COLOR": "1", "YOY_CACHE": str(folder / ".cache")}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, **own},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if "Traceback (most recent call last)" in done.stdout:
        raise RuntimeError(f"{shlex.join(arguments)}\n{done.stdout}")
    return done.stdout.removeprefix("\ufeff")


def commands(block: str) -> Iterator[tuple[list[str], list[str]]]:
    """The commands of a console block, each with the lines shown below it."""
    for part in re.split(r"^(?=\$ )", block, flags=re.M)[1:]:
        command, *shown = part.splitlines()
        yield shlex.split(command.removeprefix("$ ")), shown


def _console(block: str, folder: Path) -> str:
    out = []
    for command, shown in commands(block):
        if command[0] != "yoy":
            raise ValueError(f"not a command of yoy: {shlex.join(command)}")
        printed = [line.rstrip() for line in run(folder, "-m", *command).splitlines()]
        keep = len(shown) - 1
        if shown[-1:] == [_MORE] and len(printed) > keep:
            printed = [*printed[:keep], _MORE]
        out += [f"$ {' '.join(map(_quoted, command))}", *printed]
    return "\n".join(out) + "\n"


def _quoted(word: str) -> str:
    """A word as one types it: in double quotes where it holds single ones."""
    return f'"{word}"' if "'" in word and not re.search(r'["$`\\]', word) else shlex.quote(word)


def _example(block: re.Match[str], folder: Path) -> str:
    said = run(folder, "-c", block["code"])
    return block[0][: block.start("said") - block.start()] + said + "```"


def evaluate() -> Scores:
    """The scores on each annotated pair, by what the scorer calls them (`pairs F1`); none where there are no pairs."""
    done = subprocess.run(
        [sys.executable, "benchmarks/evaluate.py"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    found: Scores = {}
    pair = ""
    for line in done.stdout.splitlines():
        if re.fullmatch(r"[\w-]+-\d{4}-\d{4}[\w-]*", line):
            pair = line
            found[pair] = {}
        elif pair and (row := re.fullmatch(r"  (\w+) +(.*)", line)):
            found[pair] |= {f"{row[1]} {key}": value for key, value in re.findall(r"(\w+)=([\d.]+)(?=  |$)", row[2])}
    return found


def fill(table: str, scores: Mapping[str, Mapping[str, str]]) -> str:
    """A table with the scores that its second column names, a column per annotated pair."""
    out = []
    for k, line in enumerate(table.splitlines()):
        cells = [cell.strip() for cell in line.strip("|").split("|")][:2]
        name = _CODE.fullmatch(cells[1])
        if k == 0:
            cells += [f"`{pair}`" for pair in scores]
        elif name:
            cells += [said.get(f"{name[1]} {name[2]}", "—") for said in scores.values()]
        else:
            cells += ["--:" for _ in scores]
        out.append(f"| {' | '.join(cells)} |")
    return "\n".join(out) + "\n"


def main() -> None:
    """Rewrites what is shown."""
    scores = evaluate()
    for path in SHOWING:
        path.write_text(refreshed(path.read_text(encoding="utf-8"), scores), encoding="utf-8")


if __name__ == "__main__":
    main()
