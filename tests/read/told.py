"""A source told as text, so that a case's expectation can be read and written by hand."""

from yoy.model import Block, Source


def told(source: Source) -> str:
    """What the page declares, the notes, then a line per block: its kind, its text, tabs as ` | `."""
    declared = source.declared
    lines = [f"title: {declared.title}", f"issuer: {declared.issuer}", f"published: {declared.published}"]
    lines += [f"note: {note}" for note in source.notes]
    return "\n".join([*(line.rstrip() for line in lines), "", *map(_block, source.blocks)]) + "\n"


def _block(block: Block) -> str:
    kind = "row" if block.row else f"h{block.level}" if block.level else "p"
    return f"{kind:3} {block.text.replace(chr(9), ' | ')}".rstrip()
