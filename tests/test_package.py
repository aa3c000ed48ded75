"""The wheel is whole: a copy installed from it runs without the checkout, and importing it costs little."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from yoy import __version__

ROOT = Path(__file__).resolve().parents[1]
PIP = "-m", "pip", "--disable-pip-version-check"
HEAVY = "pandas", "jieba", "jinja2", "typer", "xlsxwriter", "selectolax", "diff_match_patch"


def call(
    *command: str | Path, cwd: Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    outside = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env={**outside, "PYTHONUTF8": "1", **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tests that install are skipped where no package can be fetched."""
    folder = tmp_path_factory.mktemp("index")
    done = call(sys.executable, *PIP, "download", "--no-deps", "--retries", "0", "-d", folder, "hatchling", cwd=folder)
    if done.returncode:
        pytest.skip("no package index within reach: " + done.stdout.strip().splitlines()[-1])


@pytest.fixture(scope="session")
def wheel(index: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    done = call(sys.executable, *PIP, "wheel", ROOT, "--no-deps", "-w", folder, cwd=folder)
    assert done.returncode == 0, done.stdout
    (built,) = folder.glob("yoy-*.whl")
    return built


@pytest.mark.slow
def test_the_wheel_holds_code_and_templates_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    code = {path.relative_to(ROOT).as_posix() for path in (ROOT / "yoy").rglob("*") if path.suffix in (".py", ".typed")}
    templates = {
        f"yoy/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "templates").rglob("*") if path.is_file()
    }
    assert len(templates) > 5
    assert held == code | templates


@pytest.mark.slow
def test_an_installed_copy_runs_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    done = call(scripts / "python", *PIP, "install", "--quiet", "-c", ROOT / "constraints.txt", wheel, cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert call(scripts / "yoy", "--version", cwd=tmp_path).stdout == f"yoy {__version__}\n"
    done = call(
        scripts / "yoy", "compare", *(ROOT / "reports").glob("202[34].*"), cwd=tmp_path, environment={"YOY_CACHE": ""}
    )
    assert done.returncode == 0, done.stdout
    assert "章节对照" in done.stdout
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".csv", ".html", ".json", ".xlsx"]


def test_importing_yoy_imports_no_library() -> None:
    code = f"import sys, yoy; print(*sorted({{*{HEAVY}, 'yoy.model'}} & set(sys.modules)))"
    done = call(sys.executable, "-c", code, cwd=ROOT)
    assert (done.returncode, done.stdout.strip()) == (0, "")


def test_help_imports_nothing_but_the_command_line() -> None:
    code = (
        "import sys, yoy.cli\n"
        "try: yoy.cli.app(['--help'])\n"
        f"except SystemExit: print(*sorted({{*{HEAVY}, 'yoy.model'}} - {{'typer'}} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert "compare" in done.stdout and done.stderr.strip() == ""
