"""Records: what the catalogue's cells hold as JSON, there and back without loss."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from ..model.anchors import Anchor
from ..model.documents import Facts
from ..model.links import Attribution, Edit, Link, Op, Passage, Placement, Verdict
from ..model.quotations import Quotation, Style
from ..model.spans import Span


def dumps(value: object) -> str:
    """The value as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def facts_to(facts: Facts) -> str:
    """Facts without those that say nothing."""
    return dumps({f.name: value for f in fields(Facts) if (value := getattr(facts, f.name))})


def facts_from(kept: str) -> Facts:
    """Kept facts."""
    return Facts(**json.loads(kept))


def quotation_to(quotation: Quotation) -> str:
    """One quotation."""
    return dumps(
        {
            "text": quotation.text,
            "pieces": [(piece.start, piece.end) for piece in quotation.pieces],
            "style": quotation.style,
            "speaker": quotation.speaker,
            "cited": quotation.cited,
            "near": quotation.near,
            "mentions": quotation.mentions,
            "within": quotation.within,
        }
    )


def quotation_from(kept: str) -> Quotation:
    """A kept quotation."""
    row = json.loads(kept)
    return Quotation(
        text=row["text"],
        pieces=tuple(Span(*piece) for piece in row["pieces"]),
        style=Style(row["style"]),
        speaker=row["speaker"],
        cited=tuple(row["cited"]),
        near=tuple(row["near"]),
        mentions=tuple(row["mentions"]),
        within=row["within"],
    )


def link_to(link: Link) -> str:
    """One link."""
    return dumps(
        {
            "verdict": link.verdict,
            "placement": link.placement,
            "score": link.score,
            "reason": link.reason,
            "attribution": link.attribution,
            "places": link.places,
            "passages": [_passage(passage) for passage in link.passages],
            "nearest": [_passage(passage) for passage in link.nearest],
            "edits": [(edit.op, edit.quoted, edit.source) for edit in link.edits],
        }
    )


def link_from(kept: str) -> Link:
    """A kept link."""
    row = json.loads(kept)
    return Link(
        verdict=Verdict(row["verdict"]),
        placement=Placement(row["placement"]),
        score=row["score"],
        reason=row["reason"],
        attribution=Attribution(row["attribution"]),
        places=row["places"],
        passages=tuple(map(_passage_from, row["passages"])),
        nearest=tuple(map(_passage_from, row["nearest"])),
        edits=tuple(Edit(Op(op), quoted, source) for op, quoted, source in row["edits"]),
    )


def passage_to(passage: Passage) -> str:
    """One passage."""
    return dumps(_passage(passage))


def passage_from(kept: str) -> Passage:
    """A kept passage."""
    return _passage_from(json.loads(kept))


def anchor_to(anchor: Anchor) -> str:
    """One anchor."""
    return dumps((anchor.exact, anchor.prefix, anchor.suffix, anchor.start))


def anchor_from(kept: str) -> Anchor:
    """A kept anchor."""
    return Anchor(*json.loads(kept))


def _passage(passage: Passage) -> list[Any]:
    return [passage.document, passage.span.start, passage.span.end, passage.score, passage.cited]


def _passage_from(row: list[Any]) -> Passage:
    document, start, end, score, cited = row
    return Passage(document, Span(start, end), score, cited)
