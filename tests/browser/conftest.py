"""A real browser on a page of the bundled reports; skipped, saying so, where there is none."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from yoy import compare

pytest.importorskip("playwright", reason="Playwright is not installed")
from playwright.sync_api import Browser, Page, sync_playwright

REPORTS = Path(__file__).parents[2] / "reports"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of three years."""
    return compare([2022, 2023, 2024], reports=REPORTS).to_html(tmp_path_factory.mktemp("page") / "page.html")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, page_file: Path) -> Iterator[Page]:
    """The page opened as by double-click; what it asks for and what the console says fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda asked: None if asked.url == page_file.as_uri() else complaints.append(asked.url))
    opened.goto(page_file.as_uri())
    yield opened
    context.close()
    assert [said for said in complaints if not said.startswith(("data:", "blob:"))] == []
