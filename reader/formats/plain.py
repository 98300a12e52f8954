"""Plain text in any usual encoding, its lines kept as they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parseaddr
from itertools import takewhile

from ..model.documents import Draft, Facts
from ..model.errors import UnreadableFile
from ..model.layers import Block, BlockKind, Furniture, FurnitureKind, TextLayer
from ..model.spans import Span
from ..text.dates import iso
from ..text.flow import clean
from . import DocumentFormat, Source
from ._encodings import beginning, decode

LARGEST = 64 << 20
"""How many bytes a text may have."""

_LINE = re.compile(r"[^\n]+")
_BREAK = re.compile(r"\n[ \t]*\n")
_STAMP = re.compile(r"Case\b.{1,80}?\bDocument\b.{1,60}?\bPage \d{1,5} of \d{1,5}", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"(?:page )?[-–—\[( ]{0,3}\d{1,4}[-–—\]) ]{0,3}", re.IGNORECASE)
_LIST = re.compile(r"(?:[-*•‣◦]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S")
_QUOTED = re.compile(r"(?:>\s?)+")
_DIVISION = re.compile(r"(?:chapter|book|part|section|act|scene)\b[^.!?]{0,60}[.!?]?", re.IGNORECASE)
_MAIL = re.compile(r"(From|To|Cc|Bcc|Sent|Date|Subject|Reply-To|Message-ID|Attachments?):[ \t]*(.*)", re.IGNORECASE)
_NUMBERED = re.compile(r"(\d{1,2})(?:\s+\S|$)")
_FEWEST_NUMBERED = 4
_LONGEST_WRAPPED = 120
_LONGEST_TITLE = 160
_LONGEST_HEADING = 80
_ENDS = '.!?:…"”’»)]'


@dataclass(frozen=True, slots=True)
class _Line:
    """The words of a line that is not blank; `indent` counts its first blanks, tabs for four."""

    span: Span
    words: str
    indent: int


class Plain:
    """Reads text of no other format; the layer is the text itself, so that each place in it is a place in the file."""

    title = "Plain text"
    suffixes = (".txt", ".text", ".log")
    version = 1

    def recognises(self, source: Source) -> float:
        """Hardly sure of anything that is text, so that every other format comes first."""
        return 0.1 if beginning(source.head) is not None else 0.0

    def read(self, source: Source) -> Iterator[Draft]:
        """The one document of the file."""
        if source.path.stat().st_size > LARGEST:
            raise UnreadableFile(f"“{source.name}” is larger than {LARGEST >> 20} MB.", "Split it and add the parts.")
        text = decode(source.path.read_bytes())
        if text is None:
            raise UnreadableFile(f"“{source.name}” is no text.", "It may be a file of a kind that cannot be read here.")
        text = clean(text.replace("\f", "\n\n"))
        if not text.strip():
            raise UnreadableFile(f"“{source.name}” is empty.", "Check that it was saved whole.")
        yield self._draft(text)

    def _draft(self, text: str) -> Draft:
        lines = _lines(text)
        furniture = _furniture(text, lines)
        spans = {piece.span for piece in furniture}
        spoken = [line for line in lines if line.span not in spans]
        mail = _mail_head(spoken)
        facts = _mail_facts(mail) if mail else Facts(title=_title(text, spoken))
        titled = spoken[:1] if facts.title and not mail else []
        rest = spoken[len(mail) + len(titled) :]
        indent = _usual_indent(rest)
        blocks = (
            *(Block(line.span, BlockKind.HEADING, 1) for line in titled),
            *(Block(line.span, BlockKind.PARAGRAPH) for line in mail),
            *(block for group in _groups(text, rest) for block in _blocks(group, indent)),
        )
        layer = TextLayer(text=text, extractor=f"plain {self.version}", blocks=blocks, furniture=furniture)
        return Draft(layer=layer, facts=facts, format="plain", leaning=0.1 if mail else 0.5)


def _lines(text: str) -> list[_Line]:
    lines = []
    for found in _LINE.finditer(text):
        if words := found[0].strip():
            before = found[0][: len(found[0]) - len(found[0].lstrip())]
            start = found.start() + len(before)
            lines.append(_Line(Span(start, start + len(words)), words, len(before.expandtabs(4))))
    return lines


def _furniture(text: str, lines: list[_Line]) -> tuple[Furniture, ...]:
    """Courts' stamps, page numbers that stand alone, and numbers down the margin of pleading paper or transcripts."""
    found = list(_line_numbers(lines))
    for above, line, below in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        if _STAMP.match(line.words):
            found.append(Furniture(line.span, FurnitureKind.STAMP))
        elif _PAGE_NUMBER.fullmatch(line.words):
            parted = above is None or _BREAK.search(text, above.span.end, line.span.start)
            ended = below is None or _STAMP.match(below.words) or _BREAK.search(text, line.span.end, below.span.start)
            if parted and ended:
                found.append(Furniture(line.span, FurnitureKind.PAGE_NUMBER))
    return tuple(sorted({piece.span: piece for piece in found}.values(), key=lambda piece: piece.span))


def _line_numbers(lines: list[_Line]) -> Iterator[Furniture]:
    """The numbers before at least `_FEWEST_NUMBERED` neighbouring lines, where each is one more than the last."""
    run: list[Furniture] = []
    before = 0
    for line in [*lines, _Line(Span(0, 0), "", 0)]:
        numbered = _NUMBERED.match(line.words)
        number = int(numbered[1]) if numbered else 0
        if not numbered or number != before + 1:
            if len(run) >= _FEWEST_NUMBERED:
                yield from run
            run = []
        if numbered:
            span = Span(line.span.start, line.span.start + len(numbered[1]))
            run.append(Furniture(span, FurnitureKind.LINE_NUMBER))
        before = number


def _groups(text: str, lines: list[_Line]) -> Iterator[list[_Line]]:
    """Lines that belong together: no blank line parts them, or only a page's end within a sentence does."""
    group: list[_Line] = []
    for line in lines:
        between = text[group[-1].span.end : line.span.start] if group else ""
        turned = bool(between.strip()) and group[-1].words[-1] not in _ENDS
        if group and _BREAK.search(between) and not turned:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _usual_indent(lines: list[_Line]) -> int:
    """How far most lines of the text are moved in."""
    return Counter(line.indent for line in lines).most_common(1)[0][0] if lines else 0


def _blocks(group: list[_Line], indent: int) -> Iterator[Block]:
    """The blocks of a group: one for a wrapped paragraph, one for each list item, quoted part or long line."""
    if len(group) == 1 and _reads_as_heading(group[0].words):
        yield Block(group[0].span, BlockKind.HEADING, 2)
        return
    moved_in = all(line.indent >= indent + 4 for line in group) and len(group) > 1
    apart = sum(len(line.words) > _LONGEST_WRAPPED for line in group) * 2 >= len(group)
    open_kind, first, last = (BlockKind.PARAGRAPH, 0), group[0], group[0]
    for place, line in enumerate(group):
        kind = _kind(line, open_kind, moved_in)
        if place and (apart or kind != open_kind or _LIST.match(line.words)):
            yield Block(Span(first.span.start, last.span.end), *open_kind)
            first = line
        open_kind, last = kind, line
    yield Block(Span(first.span.start, last.span.end), *open_kind)


def _kind(line: _Line, before: tuple[BlockKind, int], moved_in: bool) -> tuple[BlockKind, int]:
    if quoted := _QUOTED.match(line.words):
        return BlockKind.QUOTE, quoted[0].count(">")
    if moved_in:
        return BlockKind.QUOTE, 1
    if _LIST.match(line.words) or (before[0] is BlockKind.LIST_ITEM and line.indent):
        return BlockKind.LIST_ITEM, 1
    return BlockKind.PARAGRAPH, 0


def _reads_as_heading(words: str) -> bool:
    return len(words) <= _LONGEST_HEADING and (words.isupper() or bool(_DIVISION.fullmatch(words)))


def _title(text: str, lines: list[_Line]) -> str:
    """The first line where it stands apart from what follows, is short and ends no sentence."""
    if len(lines) < 2 or len(lines[0].words) > _LONGEST_TITLE or lines[0].words.rstrip('"”’»')[-1:] in ".,;:":
        return ""
    apart = _BREAK.search(text[lines[0].span.end : lines[1].span.start])
    return lines[0].words if apart or len(lines[1].words) > _LONGEST_WRAPPED else ""


def _mail_head(lines: list[_Line]) -> list[_Line]:
    """The first lines where they are the head of an e-mail: a sender and two further fields at least."""
    head = list(takewhile(lambda line: _MAIL.fullmatch(line.words), lines))
    names = {line.words.partition(":")[0].lower() for line in head}
    return head if "from" in names and len(names) > 2 else []


def _mail_facts(head: list[_Line]) -> Facts:
    fields = {name.lower(): value for line in head for name, value in _MAIL.findall(line.words)}
    sender = parseaddr(fields["from"])
    return Facts(
        title=fields.get("subject", ""),
        author=sender[0] or fields["from"],
        date=iso(fields.get("date") or fields.get("sent") or ""),
    )


FORMAT: DocumentFormat = Plain()
