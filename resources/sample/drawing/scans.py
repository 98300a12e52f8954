"""Scans: pages that are pictures, a little crooked and dirty, with no words under them or with a poor recognition's."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import reportlab
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.utils import ImageReader

from .paper import Paper, words_of
from .typesetting import Face, Line, parse, wrap

DOTS = 150 / 72
HEIGHT = 758
PROGRAMS = {"courier": "com_____.pfb", "times": "_er_____.pfb", "times bold": "_eb_____.pfb"}
MISREAD = (
    ("model", "rnodel"),
    ("gallons", "ga1lons"),
    ("because", "becausc"),
    ("thickness", "thick ness"),
    ("defects", "defccts"),
    ("patched", "patchcd"),
    ("between", "betwecn"),
    ("which", "wbich"),
    ("liner", "1iner"),
    ("water", "watcr"),
    ("the", "tbe"),
    ("and", "aud"),
    ("clay", "c1ay"),
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A line on a page, with its base line's place in points."""

    x: float
    y: float
    line: Line
    face: Face
    bold: bool = False


def memo(paper: Paper) -> None:
    """Exhibit 12: two typewritten pages, pictures only."""
    face = Face("courier", 11.5, 18)
    for number, page in enumerate(words_of("memo.txt").strip().split("\n===\n")):
        placed, y = [], 690.0
        for block in page.split("\n\n"):
            for row in block.splitlines():
                for line in wrap(parse(row), face, 440):
                    placed.append(Placed(86, y, line, face))
                    y -= face.leading
            y -= face.leading * 0.6
        _lay(paper, placed, seed=12 + number, skew=(0.8, -0.5)[number])


def survey(paper: Paper) -> None:
    """Exhibit 9: a scanned report whose hidden words were recognised badly."""
    face, head = Face("times", 12, 17), Face("times", 14, 20)
    for number, page in enumerate(words_of("survey.txt").strip().split("\n===\n")):
        placed, y = [], 700.0
        for block in page.split("\n\n"):
            bold = block.startswith("# ") or block.isupper()
            for row in block.removeprefix("# ").splitlines():
                for line in wrap(parse(row), head if bold else face, 440):
                    placed.append(Placed(86, y, line, head if bold else face, bold))
                    y -= face.leading
            y -= face.leading * 0.6
        _lay(paper, placed, seed=90 + number, skew=0.25)
        _recognise(paper, placed)


def _lay(paper: Paper, placed: list[Placed], seed: int, skew: float) -> None:
    paper.page()
    image = _picture(placed, seed, skew)
    packed = BytesIO()
    image.save(packed, "JPEG", quality=32, optimize=True)
    packed.seek(0)
    paper.canvas.drawImage(ImageReader(packed), 0, 0, paper.size[0], HEIGHT)
    for piece in placed:
        paper.said[-1].extend(piece.line.said)


def _picture(placed: list[Placed], seed: int, skew: float) -> Image.Image:
    chance = random.Random(seed)
    size = round(612 * DOTS), round(HEIGHT * DOTS)
    image = Image.new("L", size, 244)
    draw = ImageDraw.Draw(image)
    for piece in placed:
        program = PROGRAMS[piece.face.family + (" bold" if piece.bold else "")]
        font = ImageFont.truetype(str(Path(reportlab.__file__).parent / "fonts" / program), piece.face.size * DOTS)
        text = " ".join(word.said for word in piece.line.words)
        jitter = chance.uniform(-0.6, 0.6)
        draw.text((piece.x * DOTS, (HEIGHT - piece.y) * DOTS + jitter), text, font=font, fill=38, anchor="ls")
    image = image.rotate(skew, Image.Resampling.BICUBIC, fillcolor=244).filter(ImageFilter.GaussianBlur(0.6))
    small = size[0] // 3, size[1] // 3
    grain = Image.frombytes("L", small, chance.randbytes(small[0] * small[1])).resize(size)
    image = Image.blend(image, grain, 0.05)
    draw = ImageDraw.Draw(image)
    for _ in range(60):
        x, y = chance.randrange(size[0]), chance.randrange(size[1])
        draw.ellipse((x, y, x + chance.randrange(1, 3), y + chance.randrange(1, 3)), fill=90)
    return image


def _recognise(paper: Paper, placed: list[Placed]) -> None:
    """Put the words under the picture, invisible, as a recognition program does: every other one of a kind misread."""
    seen: Counter[str] = Counter()
    for piece in placed:
        words = []
        for word in piece.line.said:
            right, wrong = next((pair for pair in MISREAD if pair[0] in word), ("", ""))
            seen[right] += 1
            words.append(word.replace(right, wrong) if right and seen[right] % 2 else word)
        text = paper.canvas.beginText(piece.x, piece.y)
        text.setTextRenderMode(3)
        text.setFont(*piece.face.font(""))
        text.textOut(" ".join(words))
        paper.canvas.drawText(text)
