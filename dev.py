"""Everything a clone needs, with nothing but Python: `python3 dev.py demo`, `python3 dev.py check`.

Each command makes `.venv` beside this file on its first run and installs what it needs there, at the versions of
`constraints.txt`. Standard library only.
"""

import argparse
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
CONSTRAINTS = ROOT / "constraints.txt"
# What some tests drive, as Debian names it: a browser for the page, an office for workbook and documents.
PROGRAMS = {
    "chromium": ("chromium", "fonts-noto-cjk"),
    "soffice": ("libreoffice-calc", "libreoffice-writer"),
    "pdftoppm": ("poppler-utils",),
}


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (_, what) in COMMANDS.items():
        commands.add_parser(name, help=what, add_help=False)
    asked, rest = parser.parse_known_args()
    os.chdir(ROOT)
    return COMMANDS[asked.command][0](rest)


def demo(rest: Sequence[str]) -> int:
    """Compares the bundled reports and says where the page is."""
    install("")
    return run("-m", "yoy", "compare", "2022", "2023", "2024", *rest)


def check(rest: Sequence[str]) -> int:
    """Format, lint, types, import rules, then the tests; the first that fails ends it."""
    install("[dev]")
    steps = (
        ("-m", "ruff", "format", "--check", "."),
        ("-m", "ruff", "check", "."),
        ("-m", "mypy"),
        ("-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"),
    )
    for step in steps:
        if code := run(*step):
            return code
    return test(rest)


def test(rest: Sequence[str]) -> int:
    """The tests alone; further arguments go to pytest."""
    install("[dev]")
    add_programs()
    return run("-m", "pytest", *(rest or ("-n", "auto", "-q")))


def evaluate(rest: Sequence[str]) -> int:
    """Scores on hand-annotated pairs of real reports, held to their floors."""
    install("[dev]")
    return run("benchmarks/evaluate.py", *rest)


def bench(rest: Sequence[str]) -> int:
    """The benchmarks, results as ratios within one run."""
    install("[dev]")
    return run("benchmarks/bench.py", *rest)


COMMANDS = {
    "demo": (demo, "compare the bundled reports and say where the page is"),
    "check": (check, "format, lint, types, import rules and all tests"),
    "test": (test, "the tests alone; further arguments go to pytest"),
    "evaluate": (evaluate, "gold scores, held to their floors"),
    "bench": (bench, "benchmarks against peers"),
}


def install(extra: str) -> None:
    """Makes the environment and installs yoy into it, unless that was done for this pyproject.toml already."""
    wanted = f"{extra} {ROOT}\n" + "".join(
        p.read_text(encoding="utf-8") for p in (ROOT / "pyproject.toml", CONSTRAINTS)
    )
    done = VENV / f"installed{extra.strip('[]') or '-base'}"
    if done.is_file() and done.read_text(encoding="utf-8") == wanted:
        return
    if sys.version_info < (3, 11):  # noqa: UP036  # whatever Python there is runs this file
        raise SystemExit(f"yoy needs Python 3.11 or later; this is {sys.version.split()[0]}")
    if not PYTHON.exists():
        print("making .venv …", file=sys.stderr, flush=True)
        venv.create(VENV, with_pip=True)
    print("installing …", file=sys.stderr, flush=True)
    options = ("--quiet", "--disable-pip-version-check", "--constraint", str(CONSTRAINTS))
    if run("-m", "pip", "install", *options, "--editable", f".{extra}"):
        raise SystemExit("the packages could not be installed; see above")
    done.write_text(wanted, encoding="utf-8")


def add_programs() -> None:
    """Installs what browser and office tests need, where that can be done without asking; else those tests are skipped."""
    packages = [package for program, names in PROGRAMS.items() if not shutil.which(program) for package in names]
    if not packages or not shutil.which("apt-get") or getattr(os, "geteuid", lambda: 1)() != 0:
        return
    print("installing", *packages, "…", file=sys.stderr, flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", "-qq", *command], env=quiet, check=False, stdout=subprocess.DEVNULL)


def run(*arguments: str) -> int:
    """A command of the environment's Python; its exit code."""
    return subprocess.run([str(PYTHON), *arguments], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
