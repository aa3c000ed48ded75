"""Changes a report in known ways in known places. Each unit is changed at most once."""

import re
from collections.abc import Callable
from dataclasses import replace

from document import MARKER, Line, Unit, arabic, chinese
from vocabulary import is_exchangeable, words
from workshop import Workshop

_NUMBER = re.compile(r"(?<![\d.〔（(])\d+(?:\.\d+)?(?![\d.年月日号届〕）)])")
_WIDE = str.maketrans({"，": ",", "；": ";", "：": ":", "（": "(", "）": ")", "%": "％"})
_HALVES = re.compile(r"(?<=.{12})[，；](?=[^”’）》]{12})")
_SENTENCE = 24
_FAR = 5


def move_paragraphs(shop: Workshop, count: int) -> None:
    """Puts a paragraph somewhere else, at least five lines away, beyond a heading and over twice as much text as it holds."""
    for _ in range(count):
        able = [row for row in shop.body_rows() if _is_paragraph(shop.lines[row])]
        pairs = [(row, goal) for row in able for goal in able if abs(goal - row) >= _FAR and _is_far(shop, row, goal)]
        if not pairs:
            return
        row, goal = shop.chance.choice(pairs)
        line = shop.lines.pop(row)
        shop.used.update(origin for unit in line.units for origin in unit.origins)
        moved = replace(line, units=tuple(replace(unit, moved=True) for unit in line.units))
        shop.lines.insert(goal if goal < row else goal - 1, moved)


def _is_paragraph(line: Line) -> bool:
    return not line.heading and len(line.text) >= 2 * _SENTENCE and not MARKER.match(line.text)


def _is_far(shop: Workshop, row: int, goal: int) -> bool:
    jumped = shop.lines[goal:row] if goal < row else shop.lines[row + 1 : goal]
    beyond = any(line.opening for line in jumped)
    return beyond and sum(len(line.units) for line in jumped) >= 2 * len(shop.lines[row].units)


def insert_sections(shop: Workshop, count: int) -> None:
    """Puts a new section before a numbered heading: its siblings from there on are renumbered, and nothing else."""
    for _ in range(count):
        able = [row for row, line in enumerate(shop.lines) if line.opening and shop.free(line.opening)]
        if able:
            _insert_section(shop, shop.chance.choice(able))


def _insert_section(shop: Workshop, row: int) -> None:
    marker = _marker(shop.lines[row].units[0])
    number = arabic(marker["number"])
    for unit in [line.opening for line in shop.lines[row:] if line.opening]:
        found = _marker(unit)
        if marker["open"] and not found["open"]:
            break
        if found["open"] == marker["open"] and arabic(found["number"]) == number:
            number += 1
            text = f"{found['open']}{chinese(number)}{found['close']}{unit.text[found.end() :]}"
            shop.put(unit, replace(unit, text=text, how="renumbered" if unit.how == "same" else unit.how))
    title = re.split("[，。；：]", shop.donor().text)[0][:16]
    heading = Unit(f"{marker[0]}{title}", (), "inserted")
    shop.lines[row:row] = [Line((heading,), heading=True), Line((shop.donor(), shop.donor()))]


def _marker(unit: Unit) -> re.Match[str]:
    found = MARKER.match(unit.text)
    assert found is not None
    return found


def rename_headings(shop: Workshop, count: int) -> None:
    """Exchanges up to a third of the words of a heading; at most a third of the headings."""
    able = [line.opening for line in shop.lines if line.opening and shop.free(line.opening)]
    able = [unit for unit in able if len(unit.text) >= 10]
    shop.chance.shuffle(able)
    for unit in able[: min(count, len(able) // 3)]:
        shop.put(unit, replace(unit, text=_exchange_words(shop, unit.text, 3), how="renamed"))


def reword(shop: Workshop, count: int) -> None:
    """Exchanges up to three words of a sentence, at most a fifth of it."""
    for unit in shop.sentences(lambda unit: len(unit.text) >= _SENTENCE)[:count]:
        shop.put(unit, replace(unit, text=_exchange_words(shop, unit.text, 5), how="reworded"))


def _exchange_words(shop: Workshop, text: str, part: int) -> str:
    """The text with one to three words replaced by others of the donors; no more than 1/part of it where that can be."""
    tokens = words(text)
    known = sorted({word for donor in shop.donors for word in words(donor) if is_exchangeable(word)} - set(tokens))
    able = [i for i, token in enumerate(tokens) if is_exchangeable(token)]
    room = len(text) // part
    for i in shop.chance.sample(able, min(len(able), shop.chance.randint(1, 3))):
        if tokens[i] and room > 0:
            room -= len(tokens[i])
            tokens[i] = shop.chance.choice(known)
    return "".join(tokens)


def edit_figures(shop: Workshop, count: int) -> None:
    """Gives a number another value of as many digits."""
    for unit in shop.sentences(lambda unit: len(unit.text) >= 12 and bool(_NUMBER.search(unit.text)))[:count]:
        number = shop.chance.choice(list(_NUMBER.finditer(unit.text)))
        at = shop.chance.choice([i for i in range(*number.span()) if unit.text[i] != "."])
        digit = shop.chance.choice([digit for digit in "123456789" if digit != unit.text[at]])
        shop.put(unit, replace(unit, text=unit.text[:at] + digit + unit.text[at + 1 :], how="figure"))


def change_width(shop: Workshop, count: int) -> None:
    """Prints a sentence's commas, brackets and percent signs in the other width."""
    for unit in shop.sentences(lambda unit: unit.text.translate(_WIDE) != unit.text)[:count]:
        shop.put(unit, replace(unit, text=unit.text.translate(_WIDE), how="width"))


def split_sentences(shop: Workshop, count: int) -> None:
    """Makes two sentences of one, at a comma or semicolon with at least twelve characters on either side."""
    for unit in shop.sentences(lambda unit: unit.text.endswith("。") and bool(_HALVES.search(unit.text)))[:count]:
        comma = shop.chance.choice(list(_HALVES.finditer(unit.text)))
        halves = unit.text[: comma.start()] + "。", unit.text[comma.end() :]
        shop.put(unit, *(replace(unit, text=half, how="split") for half in halves))


def merge_sentences(shop: Workshop, count: int) -> None:
    """Makes one sentence of two neighbours."""
    for unit in shop.sentences(lambda unit: unit.text.endswith("。") and len(unit.text) >= 12):
        if not count:
            return
        if not shop.free(unit):
            continue
        row, place = shop.find(unit)
        after = shop.lines[row].units[place + 1 : place + 2]
        if after and shop.free(after[0]) and len(after[0].text) >= 12:
            shop.put(after[0])
            text = f"{unit.text[:-1]}，{after[0].text}"
            shop.put(unit, Unit(text, unit.origins + after[0].origins, "merged"))
            count -= 1


def insert_sentences(shop: Workshop, count: int) -> None:
    """Puts a new sentence behind another."""
    for unit in shop.sentences(lambda unit: unit.text.endswith("。"))[:count]:
        shop.put(unit, unit, shop.donor())


def delete_sentences(shop: Workshop, count: int) -> None:
    """Drops a sentence."""
    for unit in shop.sentences(lambda unit: len(unit.text) >= 12)[:count]:
        shop.put(unit)


MUTATIONS: dict[str, Callable[[Workshop, int], None]] = {
    "move": move_paragraphs,
    "rename": rename_headings,
    "insert section": insert_sections,
    "reword": reword,
    "figure": edit_figures,
    "width": change_width,
    "split": split_sentences,
    "merge": merge_sentences,
    "insert": insert_sentences,
    "delete": delete_sentences,
}
"""In the order in which they are applied: whole paragraphs first, while they are still whole."""
