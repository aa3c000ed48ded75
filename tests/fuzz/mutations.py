"""Breaks a file at random: bytes, words of its format, its parts."""

import re
from random import Random

from tests.fuzz.seeds import packed, seeds, unpacked

_ANYWHERE = [b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r", b"\x1a", b"9" * 400, b"-1", b"4294967296", b"0"]


def _words(*lines: str) -> list[bytes]:
    """What may be put in, a word between two bars each."""
    return _ANYWHERE + [word.encode() for line in lines for word in line.split("|")]


_TEXT = _words(
    "\u2028|\ufffd|\u3000|\t\t|一、|（一）|1.|①|——|“|”|《|（|）|%|％|万亿元|同比增长|百分之|二〇二四年|分别为|其中|合计\t",
    "2024年|第九百九十九章|0.0000000001|1/0|十百千万亿|1,2,3,4|１２３|目录……1|" + "（" * 50,
)
_WORDS = {
    "txt": _TEXT,
    "md": [*_TEXT, *_words("# ", "```", "![](", "<b>", "    ", "> "), b"|---|"],
    "html": _words(
        "<table>|</table>|<td rowspan=99999 colspan=99999>|<td colspan=-1>|<tr>|<div>|</div>|<p>|<!--|-->|<![CDATA[",
        "<script>|</script>|&#0;|&#x110000;|&#55296;|&nbsp;|<meta charset=utf-16>|<meta charset=x>|<base>|<svg>|<select>",
        "<div>" * 300 + "|" + "<table><tr><td>" * 60,
    ),
    "docx": _words(
        "<w:p>|</w:p>|<w:tbl>|<w:tc>|<w:r>|<w:t>|<w:tab/>|<w:br/>|</w:tr>|<w:p/>|<w:footnoteReference w:id='9'/>|&amp;|&x;",
        "<w:gridSpan w:val='999999999'/>|<w:vMerge w:val='restart'/>|<w:ilvl w:val='-7'/>|<w:numId w:val='x'/>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>|" + "<w:tbl><w:tr><w:tc>" * 40,
    ),
    "pdf": _words(
        "/Kids|/Parent|/Length|/Type|/Pages|/Page|/Font|/Contents|<<|>>|[|]|( |)|BT|ET|Tj|TJ|Tm|Td|re|l S|cm|q|Q|Do",
        "endobj|stream|endstream|/Rotate 90|/MediaBox [0 0 0 0]|1e38|1 0 R|3 0 R|" + "q " * 300,
    ),
}
READERS = tuple(_WORDS)
_NUMBER = re.compile(rb"\d+(?:\.\d+)?")


def broken(reader: str, rng: Random) -> bytes:
    """One broken file of a kind."""
    data = rng.choice(seeds(reader))
    if reader == "docx" and rng.random() < 0.9:
        parts = unpacked(data)
        for _ in range(rng.choice((1, 1, 2))):
            name = "word/document.xml" if rng.random() < 0.6 else rng.choice(sorted(parts))
            if rng.random() < 0.03:
                del parts[name]
                break
            parts[name] = _mutated(parts[name], _WORDS[reader], rng)
        return packed(parts)
    return _mutated(data, _WORDS[reader], rng)


def _mutated(data: bytes, words: list[bytes], rng: Random) -> bytes:
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        data = rng.choice(_WAYS)(data, words, rng)
    return data


def _place(data: bytes, rng: Random) -> tuple[int, int]:
    """A stretch of the data, mostly a short one."""
    start = rng.randrange(len(data) + 1)
    return start, min(len(data), start + int(rng.paretovariate(0.7)))


def _flip(data: bytes, words: list[bytes], rng: Random) -> bytes:
    at = rng.randrange(len(data)) if data else 0
    return data[:at] + bytes([data[at] ^ (1 << rng.randrange(8))]) + data[at + 1 :] if data else data


def _cut(data: bytes, words: list[bytes], rng: Random) -> bytes:
    start, end = _place(data, rng)
    return data[:start] + data[end:]


def _truncate(data: bytes, words: list[bytes], rng: Random) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _repeat(data: bytes, words: list[bytes], rng: Random) -> bytes:
    start, end = _place(data, rng)
    return data[:end] + data[start:end] * min(rng.choice((1, 2, 30)), 1 + 20_000 // (end - start + 1)) + data[end:]


def _move(data: bytes, words: list[bytes], rng: Random) -> bytes:
    start, end = _place(data, rng)
    rest = data[:start] + data[end:]
    at = rng.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _insert(data: bytes, words: list[bytes], rng: Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.choice(words) + data[at:]


def _overwrite(data: bytes, words: list[bytes], rng: Random) -> bytes:
    at, word = rng.randrange(len(data) + 1), rng.choice(words)
    return data[:at] + word + data[at + len(word) :]


def _renumber(data: bytes, words: list[bytes], rng: Random) -> bytes:
    places = list(_NUMBER.finditer(data))
    if not places:
        return data
    found = rng.choice(places)
    other = rng.choice((b"0", b"-1", b"1e99", b"65536", b"2147483648", b"99999999999999999999", rng.choice(places)[0]))
    return data[: found.start()] + other + data[found.end() :]


_WAYS = (_flip, _cut, _truncate, _repeat, _move, _insert, _insert, _overwrite, _renumber)
