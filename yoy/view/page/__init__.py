"""The page: one HTML file that needs nothing but itself, complete without JavaScript."""

import base64
import hashlib
from collections import Counter
from pathlib import Path

from yoy.model import Comparison
from yoy.view.anchors import Anchors
from yoy.view.cells import table_coverage, title_of, year_name
from yoy.view.likeness import FORMULAS
from yoy.view.messages import Lang, Words
from yoy.view.page.environment import Markup, render, source
from yoy.view.page.figures import figure_rows, sections_of
from yoy.view.page.kept import carried_over, kept_tables
from yoy.view.page.lifelines import lifelines
from yoy.view.page.named import beyond_counts, named_items
from yoy.view.page.outline import outlines
from yoy.view.page.trend import HEIGHT, WIDTH, axis
from yoy.view.summary import summarise
from yoy.view.text import text_pairs
from yoy.view.verified import checks, promises
from yoy.view.wording import emphasis, shifts


def render_page(comparison: Comparison, lang: Lang = "zh", templates: Path | None = None) -> str:
    """The page as text. `templates` is a folder whose `page/` overrides single templates, styles or the script."""
    words = Words(lang)
    anchors = Anchors(comparison)
    figures = figure_rows(comparison, anchors, words)
    verified = checks(comparison, anchors, words)
    pairs = text_pairs(comparison, anchors, words)
    style, script = _style(len(pairs), templates), source("page.js", templates)
    values: dict[str, object] = {
        "t": words,
        "lang": {"zh": "zh-CN", "en": "en"}[lang],
        "title": title_of(comparison, words),
        "reports": [(year_name(report, words), report) for report in comparison.reports],
        "summary": summarise(comparison, anchors, words, verified),
        "figures": figures,
        "left_out": Counter(figure.status for figure in figures),
        "chart_size": (WIDTH, HEIGHT),
        "axis": axis([report.key for report in comparison.reports]),
        "sections": list(sections_of(figures)),
        "coverage": [(r.key, c) for r in comparison.reports if (c := table_coverage(r)).expected],
        "named": named_items(comparison, anchors, words),
        "beyond": beyond_counts(comparison, words),
        "lifelines": lifelines(comparison, anchors),
        "emphasis": emphasis(comparison, anchors),
        "shifts": shifts(comparison, anchors),
        "outlines": outlines(comparison, anchors, words),
        "kept": kept_tables(comparison, anchors, words),
        "formulas": words(FORMULAS),
        "carried": carried_over(comparison, anchors, words),
        "pairs": pairs,
        "checks": verified,
        "promises": promises(comparison, anchors, words),
        "style": Markup(style),
        "script": Markup(script),
        "style_hash": _hash(style),
        "script_hash": _hash(script),
    }
    return render("page.html.j2", templates, values)


def render_summary(comparison: Comparison, lang: Lang = "zh") -> str:
    """The summary as a fragment of HTML, for a notebook."""
    words = Words(lang)
    anchors = Anchors(comparison)
    summary = summarise(comparison, anchors, words, checks(comparison, anchors, words))
    return render("notebook.html.j2", None, {"t": words, "title": title_of(comparison, words), "summary": summary})


def _style(pairs: int, templates: Path | None) -> str:
    """The page's style, and twice that of the one text with marks: on the screen where it is picked, on paper unless not."""
    flow = source("flow.css", templates)
    screen, paper = "html:has(#v-inline:checked)", "html:not(:has(#p-side:checked))"
    flows = (
        f"@media {medium} {{\n{flow.replace('&', asks)}}}\n" for medium, asks in (("screen", screen), ("print", paper))
    )
    return source("page.css", templates) + "".join(flows) + _picked(pairs)


def _picked(pairs: int) -> str:
    """The style that leaves one of several pairs' texts standing: the one picked, or the one a link leads into."""
    hide = "html:not(:has(#pair{k}:checked)) .pair{k}:not(:has(tr:target)) {{ display: none !important; }}\n"
    return "".join(hide.format(k=k) for k in range(1, pairs + 1)) if pairs > 1 else ""


def _hash(text: str) -> str:
    """A source for the content security policy: what the page itself carries, and nothing else."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
