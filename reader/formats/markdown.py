"""Markdown with its front matter, and MDX without its program."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.documents import Draft, Facts
from ..model.errors import UnreadableFile
from ..model.layers import BlockKind, TextLayer
from ..text.flow import clean
from . import DocumentFormat, Source
from . import _front_matter as front_matter
from ._encodings import beginning, decode
from ._markup import Overgrown, compose, parse

LARGEST = 4 << 20
"""How many bytes a Markdown file may have."""

_FENCED = re.compile(r"\s*(---|\+\+\+)[ \t]*\n\s*[\w\"'-]+\s*[:=]")
_LEADING_SIGNS = (re.compile(r"^#{1,6} \S", re.MULTILINE), re.compile(r"\[[^\[\]\n]{1,200}\]\(\S"))
_SIGNS = (
    *_LEADING_SIGNS,
    re.compile(r"^(?:```|~~~)", re.MULTILINE),
    re.compile(r"\*\*\S[^*\n]*\*\*|(?<![\w_])_\S[^_\n]*_(?![\w_])"),
    re.compile(r"^> \S", re.MULTILINE),
    re.compile(r"^\[[^\]\n]+\]: +\S", re.MULTILINE),
    re.compile(r"^(?:===+|---+)$", re.MULTILINE),
)
_CODE = re.compile(r"(^(?:```|~~~).*?(?:^(?:```|~~~)[ \t]*$|\Z)|`[^`\n]+`)", re.DOTALL | re.MULTILINE)
_MODULE = re.compile(
    r"^(?:import\s{1,20}(?:[\w$*{},\s]{1,1000}?\sfrom\s{1,20})?['\"]|"
    r"export\s{1,20}(?:const|let|var|default|function|async|class|\{|\*))(?:[^\n]|\n(?!\n))*",
    re.MULTILINE,
)
_COMPONENT = re.compile(r"</?[A-Z][\w.]*(?:\s(?:[^<>{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)?/?>|</?>")
_BRACES = re.compile(r"\{\s*/\*(?:(?!/\*|\*/).)*\*/\s*\}|\{\s*(['\"`])([^'\"`{}]*)\1\s*\}", re.DOTALL)


class Markdown:
    """Reads CommonMark with tables and footnotes; words stay exactly as they were typed."""

    title = "Markdown"
    suffixes = (".md", ".markdown", ".mdown", ".mdx")
    version = 1

    def recognises(self, source: Source) -> float:
        """Sure of front matter; else by the signs of Markdown, which weigh more in a file that is named so."""
        start = beginning(source.head)
        if start is None:
            return 0.0
        signs = sum(bool(sign.search(start)) for sign in _SIGNS)
        if _FENCED.match(start):
            return 0.9
        if source.suffix in self.suffixes:
            return 0.8 if signs else 0.5
        return 0.5 if signs > 1 and any(sign.search(start) for sign in _LEADING_SIGNS) else 0.0

    def read(self, source: Source) -> Iterator[Draft]:
        """The one document of the file."""
        if source.path.stat().st_size > LARGEST:
            raise UnreadableFile(f"“{source.name}” is larger than {LARGEST >> 20} MB.", "Split it and add the parts.")
        text = decode(source.path.read_bytes())
        if text is None or not text.strip():
            raise UnreadableFile(f"“{source.name}” is empty or no text.", "Check that it was saved whole.")
        facts, body = front_matter.split(clean(text))
        program = source.suffix == ".mdx"
        try:
            page = parse(_rendered(_without_program(body) if program else body, program))
        except (Overgrown, RecursionError):
            raise UnreadableFile(
                f"“{source.name}” nests its parts too deeply to be read.", "Save the article as plain text."
            ) from None
        layer = compose(page.body, f"markdown {self.version}", facts.url, facts.title)
        if not layer.text:
            raise UnreadableFile(f"“{source.name}” holds no words.", "Check that it was saved whole.")
        facts = facts.over(Facts(title=_first_heading(layer)))
        yield Draft(layer=layer, facts=facts, format="markdown", leaning=0.9)


def _rendered(text: str, program: bool) -> str:
    """The text as HTML. MDX knows no indented code, since its elements are indented."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    reader = MarkdownIt("commonmark", {"html": True, "typographer": False}).enable(["table", "strikethrough"])
    reader.use(footnote_plugin)
    return str(reader.disable("code" if program else []).render(text))


def _without_program(text: str) -> str:
    """MDX (https://mdxjs.com/docs/what-is-mdx) without imports, exports, comments and its elements' tags."""
    parts = _CODE.split(text)
    for place in range(0, len(parts), 2):
        prose = _MODULE.sub("", parts[place])
        prose = _BRACES.sub(lambda found: found[2] or "", prose)
        parts[place] = _COMPONENT.sub("", prose)
    return "".join(parts)


def _first_heading(layer: TextLayer) -> str:
    return next((block.span.of(layer.text) for block in layer.blocks if block.kind is BlockKind.HEADING), "")


FORMAT: DocumentFormat = Markdown()
