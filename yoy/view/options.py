"""How views are written: what a reader may choose beside the format."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from yoy.view.messages import Lang

Layout = Literal["columns", "inline"]
Encoding = Literal["utf-8", "gb18030"]


@dataclass(frozen=True, slots=True)
class Options:
    """What is chosen for the views.

    `templates` is a folder that overrides single templates of the page. `encoding` and `bom` are of the CSV views (a byte order
    mark goes with UTF-8 only), `layout` and `unchanged` (whether what stayed is shown) of the DOCX view. `page` is the
    name of the page's file beside the workbook, which then links into it; empty where there is none.
    """

    lang: Lang = "zh"
    templates: Path | None = None
    encoding: Encoding = "utf-8"
    bom: bool = True
    layout: Layout = "columns"
    unchanged: bool = False
    page: str = ""
