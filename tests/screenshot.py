"""The README's pictures, made anew: `python -m tests.screenshot` (needs Playwright and a Chromium)."""

import shutil
import tempfile
from pathlib import Path

from yoy import compare

ROOT = Path(__file__).resolve().parents[1]
PARTS = {"summary": "docs/screenshot.png", "text": "docs/screenshot-text.png"}


def main() -> None:
    """Takes the top of the page and the two texts of the bundled reports of 2023 and 2024."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        page = compare([2023, 2024], reports=ROOT / "reports").to_html(Path(folder) / "page.html")
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        window = browser.new_page(
            viewport={"width": 1200, "height": 820}, reduced_motion="reduce", color_scheme="light"
        )
        window.goto(page.as_uri())
        for part, path in PARTS.items():
            window.evaluate("part => document.getElementById(part).scrollIntoView()", part)
            window.screenshot(path=ROOT / path)
        browser.close()


if __name__ == "__main__":
    main()
