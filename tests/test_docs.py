"""The documentation says what there is: every command, option, setting, exit code and module, and what yoy prints."""

import os
import re
from dataclasses import fields
from pathlib import Path

import pytest
import typer

from dev import COMMANDS
from tests.readme import CONSOLE, EXAMPLE, READMES, SHOWING, Scores, commands, evaluate, refreshed
from yoy import __version__, errors
from yoy.cli import app
from yoy.read import SUFFIXES
from yoy.settings import Settings, read_settings
from yoy.view.render import FORMATS

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
ROOM = re.compile(r"^\| `(yoy/[\w/.]+)` \|", re.M)

both = pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def options() -> set[str]:
    group = typer.main.get_command(app)
    every = [group, *vars(group)["commands"].values()]
    said = {option for command in every for param in command.params for option in param.opts if option[0] == "-"}
    return said | {"-", "-h", "--help"}


@both
def test_every_command_and_option_is_named(page: Path) -> None:
    named = text(page)
    wanted = [f"`yoy {name}`" for name in vars(typer.main.get_command(app))["commands"]]
    assert len(wanted) > 3 and len(options()) > 10
    missing = [one for one in wanted if one not in named]
    missing += [one for one in sorted(options()) if not re.search(rf"(?:`|yoy ){one}[` ]", named)]
    assert not missing


@both
def test_every_setting_format_and_kind_of_file_is_named(page: Path) -> None:
    named = text(page)
    wanted = [*(field.name for field in fields(Settings)), *FORMATS, *SUFFIXES]
    assert not [one for one in wanted if f"`{one}`" not in named]


@both
def test_the_settings_shown_are_settings(page: Path, tmp_path: Path) -> None:
    (shown,) = re.findall(r"^```toml\n(.*?)^```$", text(page), re.M | re.S)
    (tmp_path / "yoy.toml").write_text(shown, encoding="utf-8")
    assert read_settings(tmp_path) != Settings()


@both
def test_every_exit_code_is_told(page: Path) -> None:
    codes = {kind.exit_code for kind in vars(errors).values() if isinstance(kind, type) and hasattr(kind, "exit_code")}
    assert len(codes) > 5
    assert not [code for code in sorted({0, 1, *codes}) if f"\n| {code} |" not in text(page)]


@both
def test_every_command_for_developers_is_told(page: Path) -> None:
    assert not [name for name in COMMANDS if f"python3 dev.py {name}" not in text(page)]


def test_both_readmes_say_the_same() -> None:
    shapes = []
    for page in READMES:
        said = text(page)
        headings = [len(marks) for marks in re.findall(r"^(#+) ", said, re.M)]
        shown = [
            [word for word in command if word not in ("--lang", "en")]
            for block in CONSOLE.findall(said)
            for command, _ in commands(block)
        ]
        tables = [line.count("|") for line in said.splitlines() if line.startswith("|")]
        links = sorted(LINK.findall(said))
        shapes.append((headings, shown, tables, [link for link in links if not link.startswith("README")]))
    assert shapes[0] == shapes[1]


@pytest.fixture(scope="module")
def scores() -> Scores:
    """Those of the annotated pairs; none where they are absent, and then the tables stay as they are."""
    return evaluate()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the READMEs show paths with /")
@pytest.mark.parametrize("page", SHOWING, ids=lambda page: page.name)
def test_what_is_shown_is_what_is_printed(page: Path, scores: Scores) -> None:
    said = text(page)
    assert len(CONSOLE.findall(said)) > 4 and (page not in READMES or EXAMPLE.search(said))
    assert refreshed(said, scores).splitlines() == said.splitlines(), "python -m tests.readme rewrites them"


def test_the_architecture_names_every_room() -> None:
    named = set(ROOM.findall(text(ROOT / "docs/ARCHITECTURE.md")))
    files = [path for path in (ROOT / "yoy").rglob("*.py") if path.name != "__init__.py"]
    rooms = {*files, *(path.parent for path in (ROOT / "yoy").rglob("__init__.py") if path.parent.name != "yoy")}
    there = {path.relative_to(ROOT).as_posix() for path in rooms}
    assert named == there, named ^ there


def test_the_architecture_names_every_error() -> None:
    said = text(ROOT / "docs/ARCHITECTURE.md")
    kinds = [name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, Exception)]
    assert len(kinds) > 5
    assert not [name for name in kinds if f"`{name}`" not in said]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = [link.partition("#") for link in LINK.findall(text(page)) if not re.match(r"\w+:", link)]
    assert not [target for target, _, _ in targets if target and not (page.parent / target).exists()]
    headings = {_anchor(heading) for heading in re.findall(r"^#+ (.+)$", text(page), re.M)}
    assert not [anchor for target, _, anchor in targets if not target and anchor not in headings]


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_the_changelog_tells_of_this_version() -> None:
    assert re.search(rf"^## \[?{re.escape(__version__)}\]?", text(ROOT / "CHANGELOG.md"), re.M)
