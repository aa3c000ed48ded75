"""The page as a reader uses it: controls, keyboard, links, paper, small screens, without JavaScript."""

from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.view.example import comparison
from yoy import compare
from yoy.view.page import render_page


def shown(page: Page) -> int:
    return page.locator("#figure-table tbody tr:visible").count()


# ---------------------------------------------------------------- the table of figures
def test_searching_leaves_what_fits(page: Page) -> None:
    every = shown(page)
    page.locator("#find").fill("接通率")
    assert 0 < shown(page) < every
    for label in page.locator("#figure-table tbody tr:visible").all_text_contents():
        assert "接通率" in label
    page.locator("#find").fill("")
    assert shown(page) == every


@pytest.mark.parametrize(("control", "value", "attribute"), [
    ("#by-status", "down", "data-status"),
    ("#by-stance", "planned", "data-stance"),
    ("#by-section", "2", "data-section"),
])  # fmt: skip
def test_filters(page: Page, control: str, value: str, attribute: str) -> None:
    page.locator(control).select_option(value)
    rows = page.locator("#figure-table tbody tr:visible")
    assert rows.count() > 0
    assert {rows.nth(k).get_attribute(attribute) for k in range(rows.count())} == {value}


def test_sorting_by_the_relative_change(page: Page) -> None:
    heads = page.locator("#figure-table thead th.num button")
    heads.last.click()
    weights = page.locator("#figure-table tbody tr").evaluate_all("rows => rows.map(row => row.dataset.weight)")
    numbers = [float(weight) for weight in weights if weight]
    assert numbers == sorted(numbers, reverse=True)
    heads.last.click()
    assert page.locator("#figure-table thead th[aria-sort=ascending]").count() == 1


def test_copying_takes_what_is_shown(page: Page) -> None:
    page.evaluate("document.addEventListener('copy', () => { window.taken = document.activeElement.value; })")
    page.locator("#find").fill("接通率")
    page.locator("#copy").click()
    lines = page.evaluate("window.taken").split("\n")
    assert len(lines) == shown(page) + 1
    assert all(line.count("\t") == lines[0].count("\t") for line in lines)
    page.locator("[data-copy=memo]").click()
    assert len(page.evaluate("window.taken").split("\n")) == page.locator("#memo li").count()


def test_the_csv_holds_what_is_shown(page: Page) -> None:
    page.locator("#find").fill("接通率")
    with page.expect_download() as download:
        page.locator("#save").click()
    text = Path(download.value.path()).read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    lines = text.strip().split("\r\n")
    assert len(lines) == shown(page) + 1
    assert any(line.startswith('"接通率","实际","93.85%","95.12%","96.47%","▲+1.35个百分点"') for line in lines)


def test_a_value_leads_to_its_sentence(page: Page) -> None:
    page.locator("#find").fill("电子证照库归集")
    link = page.locator("#figure-table tbody tr:visible td:not(.stance) a").last
    target = (link.get_attribute("href") or "")[1:]
    link.click()
    row = page.locator(f"[id='{target}']")
    expect(row).to_be_visible()
    expect(row).to_contain_text("电子证照")


# ---------------------------------------------------------------- the text
def test_one_text_with_marks(page: Page) -> None:
    edited = page.locator("table.text:visible tr.edited").first
    assert edited.locator("td:visible").count() == 3
    assert edited.locator("td:nth-child(2) del:visible").count() == 0
    page.locator("#v-inline").check()
    assert edited.locator("td:visible").count() == 2
    assert edited.locator("td:nth-child(2) del:visible").count() > 0
    removed = page.locator("table.text:visible tr.removed").first
    assert removed.locator("td:visible").count() == 2
    expect(removed.locator("td:visible").first).not_to_be_empty()


def test_sentences_run_on_in_one_text_with_marks(page: Page) -> None:
    """Two sentences of a paragraph stand in one line, a paragraph begins a new one."""
    page.locator("#v-inline").check()
    places = page.locator("table.pair2").evaluate(RUNNING)
    assert places["together"] and all(places["together"])
    assert places["apart"] and all(places["apart"])


RUNNING = """(table) => {
  const rows = [...table.querySelectorAll("tbody:not(.same) tr:is(.edited, .added, .removed)")];
  const next = rows.map((row) => [row, row.nextElementSibling]).filter(([, other]) => other);
  const sentence = (row) => !row.matches(".heading, .row, .front");
  const [bottom, top] = [(row) => [...row.getClientRects()].at(-1).bottom, (row) => row.getClientRects()[0].top];
  return {
    together: next.filter(([a, b]) => sentence(a) && sentence(b) && !b.matches(".p")).map(([a, b]) => top(b) < bottom(a)),
    apart: next.filter(([a]) => a.matches(".heading:not(.run)")).map(([a, b]) => top(b) >= bottom(a)),
  };
}"""


def test_a_moved_passage_is_linked_with_where_it_stood(page: Page) -> None:
    gap = page.locator("table.pair2 tbody.gap a").first
    place = (gap.get_attribute("href") or "")[1:]
    gap.click()
    moved = page.locator(f"[id='{place}']")
    expect(moved).to_be_in_viewport()
    expect(moved).to_contain_text("移位")
    moved.locator("td").last.locator("a").click()
    expect(gap).to_be_in_viewport()


def test_what_was_asked_for_is_remembered(page: Page) -> None:
    page.locator("#find").fill("接通率")
    page.locator("#by-stance").select_option("actual")
    there = shown(page)
    page.reload()
    assert shown(page) == there
    assert page.locator("#by-stance").input_value() == "actual"
    page.locator("#all").click()
    assert shown(page) == page.locator("#figure-table tbody tr").count()


def test_the_head_of_the_figures_stays_in_sight(page: Page) -> None:
    page.locator("#figure-table tbody tr").nth(60).scroll_into_view_if_needed()
    expect(page.locator("#figure-table thead th").first).to_be_in_viewport()


def test_other_years(page: Page) -> None:
    expect(page.locator("table.pair2")).to_be_visible()
    expect(page.locator("table.pair1")).to_be_hidden()
    page.locator("#pair1").check()
    expect(page.locator("table.pair1")).to_be_visible()
    expect(page.locator("table.pair2")).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_first_of_many_years(browser: Browser, tmp_path: Path, width: int) -> None:
    years = list(range(2008, 2024))
    for year in years:
        text = f"{year}年政务服务工作报告\n\n一、办理情况\n全年办理{year * 3}件，第{year - 2000}号窗口投入使用。\n"
        (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
    made = tmp_path / "page.html"
    made.write_text(render_page(compare(years, reports=tmp_path).comparison), encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(made.as_uri())
    for k in (len(years) - 1, 13, 5, 1):
        page.locator(f"#pair{k}").check()
        expect(page.locator("table.text:visible")).to_have_count(1)
        expect(page.locator(f"table.pair{k}")).to_be_visible()
    page.close()


def test_unfolding(page: Page) -> None:
    folded = page.locator("table.pair2 tbody.same").first
    expect(folded).to_be_hidden()
    page.locator("table.pair2 tbody.bar input").first.check()
    expect(folded).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_head_leads_to_the_beginning_of_each_part(browser: Browser, page_file: Path, width: int) -> None:
    opened = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    opened.goto(page_file.as_uri())
    links = opened.locator("nav a[href^='#']").all()
    assert len(links) >= 6
    for link in links:
        part = opened.locator(f"section{link.get_attribute('href')}")
        link.click()
        opened.wait_for_timeout(100)
        top = part.evaluate("part => part.getBoundingClientRect().top")
        assert -1 <= top <= 120, link.get_attribute("href")
    opened.close()


def test_a_deep_link_opens_what_is_folded(page: Page) -> None:
    target = page.locator("table.pair1 tbody.same tr").first
    name = target.get_attribute("id")
    expect(target).to_be_hidden()
    page.evaluate("name => { location.hash = name; }", name)
    expect(target).to_be_visible()


def test_keys(page: Page) -> None:
    page.keyboard.press("n")
    first = page.locator("tr.current").get_attribute("id")
    page.keyboard.press("n")
    assert page.locator("tr.current").get_attribute("id") != first
    page.keyboard.press("p")
    assert page.locator("tr.current").get_attribute("id") == first
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("i")
    expect(page.locator("#v-inline")).to_be_checked()
    page.keyboard.press("s")
    expect(page.locator("#v-side")).to_be_checked()
    page.keyboard.press("u")
    expect(page.locator("table.pair2 tbody.same").first).to_be_visible()
    page.keyboard.press("5")
    assert page.evaluate("location.hash") == "#text"


# ---------------------------------------------------------------- colours, sizes, paper
def test_colours_can_be_exchanged(page: Page) -> None:
    moved = page.locator(".movements .delta.up").first
    red = moved.evaluate("node => getComputedStyle(node).color")
    page.locator(".settings summary").click()
    page.locator("#c-intl").check()
    assert moved.evaluate("node => getComputedStyle(node).color") != red


@pytest.mark.parametrize("width", [360, 820, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_sideways_scrolling(browser: Browser, page_file: Path, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    opened = context.new_page()
    opened.goto(page_file.as_uri())
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_report_text_runs_nowhere(browser: Browser, tmp_path: Path) -> None:
    """Hostile text in every field: the page asks for nothing, says nothing, and its controls work."""
    hostile = "<script>window.hit = 1</script></style><img src=x onerror='window.hit = 1'>\"'&${window.hit = 1}"
    made = tmp_path / "page.html"
    made.write_text(render_page(comparison((2022, 2023, 2024), odd=hostile)), encoding="utf-8")
    opened = browser.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on(
        "request", lambda asked: None if asked.url.startswith(("file:", "data:")) else complaints.append(asked.url)
    )
    opened.on("dialog", lambda dialog: complaints.append(dialog.message))
    opened.goto(made.as_uri())
    opened.locator("#find").fill("script")
    opened.locator("#v-inline").check()
    opened.locator("#copy").click()
    assert opened.evaluate("window.hit === undefined && document.scripts.length === 1")
    expect(opened.locator("#main")).to_contain_text("<script>window.hit = 1</script>")
    assert complaints == []
    opened.close()


def test_without_javascript(browser: Browser, page_file: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.goto(page_file.as_uri())
    expect(opened.locator("#figure-table tbody tr").last).to_be_visible()
    expect(opened.locator("#find")).to_be_hidden()
    opened.locator("#v-inline").check()
    assert opened.locator("table.text:visible tr.edited").first.locator("td:visible").count() == 2
    opened.locator("table.pair2 tbody.bar input").first.check()
    expect(opened.locator("table.pair2 tbody.same").first).to_be_visible()
    context.close()


def test_on_paper(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.locator(".top")).to_be_hidden()
    expect(page.locator("#figures .controls")).to_be_hidden()
    paper = page.pdf(prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")
    assert 5 < paper.count(b"/Type /Page\n") + paper.count(b"/Type /Page ") < 30


def test_contrast_of_text(page: Page) -> None:
    """Text and its ground differ by at least 7:1 in both schemes (WCAG 2.2, 1.4.6)."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        faint = page.evaluate(CONTRAST)
        assert faint == [], scheme


CONTRAST = """() => {
  const numbers = (said) => (said.match(/[\\d.]+/g) || []).map(Number);
  const ground = (node) => {
    for (; node; node = node.parentElement) {
      const [r, g, b, a = 1] = numbers(getComputedStyle(node).backgroundColor);
      if (a > 0.99) return [r, g, b];
    }
    return matchMedia("(prefers-color-scheme: dark)").matches ? [22, 24, 27] : [255, 255, 255];
  };
  const light = (rgb) => rgb.map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, k) => sum + c * [0.2126, 0.7152, 0.0722][k], 0);
  const seen = new Map();
  for (const node of document.querySelectorAll("body *")) {
    if (![...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim())) continue;
    if (!node.checkVisibility() || node.closest("svg, .sr, script, style, select")) continue;
    const [one, other] = [light(numbers(getComputedStyle(node).color)), light(ground(node))].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    if (ratio < 7) seen.set(node.tagName + "." + node.className, ratio.toFixed(2));
  }
  return [...seen].slice(0, 12).map(([name, ratio]) => name + " " + ratio);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, page_file: Path, scheme: str) -> None:
    axe = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(bypass_csp=True, color_scheme=scheme)  # type: ignore[arg-type]
    opened = context.new_page()
    opened.goto(page_file.as_uri())
    opened.evaluate(axe)
    told = opened.evaluate("axe.run({ resultTypes: ['violations'] })")
    assert told["passes"] and [(found["id"], found["nodes"][0]["html"]) for found in told["violations"]] == []
    context.close()
