"""Quotations made by hand from the world of the sample case: every verdict, placement and kind of edit."""

from __future__ import annotations

from dataclasses import replace

from reader.model.links import Attribution, Decision, Edit, Op, Placement, Verdict
from reader.model.reports import PassageRow, QuotationRow

EMAILS = PassageRow(
    document="e7",
    path="e7.pdf",
    title="Exhibit 7, E-mails of Whitlock and Ferro",
    page=2,
    page_label="2",
    start=0,
    end=60,
    text="roughly 40,000 gallons a day, and it has not slowed since the patch.",
    score=0.9,
    cited=True,
    boxes=None,
    speaker="Dana Whitlock",
)
ALTERED = QuotationRow(
    text="more than 400,000 gallons a day, and it has not slowed",
    start=620,
    end=680,
    speaker="Dana Whitlock",
    verdict=Verdict.ALTERED,
    placement=Placement.CONTEXT,
    reason="A number differs; three words are dropped.",
    attribution=Attribution.AGREES,
    places=3,
    passages=(
        EMAILS,
        replace(EMAILS, title="Ex. 3, Quarterly report", page=9, page_label="9"),
        replace(EMAILS, title="Ferro deposition", page=12, page_label="112"),
    ),
    edits=(
        Edit(Op.REPLACE, "more than 400,000", "roughly 40,000"),
        Edit(Op.EQUAL, "gallons a day, and it has not slowed", "gallons a day, and it has not slowed"),
        Edit(Op.DELETE, "", "since the patch."),
    ),
)
SINGLE = replace(ALTERED, placement=Placement.UNIQUE, places=1, passages=(EMAILS,))
EDITED = replace(
    SINGLE,
    text="We should notify the county … before the spring melt, [in] writing.",
    verdict=Verdict.EDITED,
    reason="4 words left out, marked.",
    passages=(
        replace(EMAILS, text="We should notify the county and the Water Trust before the spring melt, by writing."),
    ),
    edits=(
        Edit(Op.EQUAL, "We should notify the county", "We should notify the county"),
        Edit(Op.ELLIPSIS, "…", "and the Water Trust"),
        Edit(Op.EQUAL, "before the spring melt,", "before the spring melt,"),
        Edit(Op.BRACKET, "[in]", "by"),
        Edit(Op.EQUAL, "writing.", "writing."),
    ),
)
REWORDED = replace(
    SINGLE,
    text="We can’t go on saying that it’s just seeping",
    verdict=Verdict.REWORDED,
    reason="The same statement in other words.",
    attribution=Attribution.DIFFERS,
    passages=(replace(EMAILS, text="I do not think we can keep calling this seepage.", speaker="Marcus Ferro"),),
    edits=(
        Edit(Op.REPLACE, "We can’t go on saying that it’s just", "I do not think we can keep calling this"),
        Edit(Op.REPLACE, "seeping", "seepage."),
    ),
)
MOVED = replace(
    SINGLE,
    text="In May the board really knew of the leak",
    reason="2 words in another order; 1 word added.",
    passages=(replace(EMAILS, text="The board knew of the leak in May, and did nothing."),),
    edits=(
        Edit(Op.INSERT, "In May", ""),
        Edit(Op.EQUAL, "the board", "The board"),
        Edit(Op.INSERT, "really", ""),
        Edit(Op.EQUAL, "knew of the leak", "knew of the leak"),
        Edit(Op.DELETE, "", "in May,"),
        Edit(Op.DELETE, "", "and did nothing."),
    ),
)
VERBATIM = replace(
    SINGLE,
    text="The liner at Pond 4 has been losing water since at least October 3",
    verdict=Verdict.VERBATIM,
    reason="",
    passages=(replace(EMAILS, text="The liner at Pond 4 has been losing water since at least October 3,"),),
    edits=(),
)
AMBIGUOUS = replace(
    VERBATIM,
    text="mitigations",
    placement=Placement.AMBIGUOUS,
    places=12,
    passages=tuple(replace(EMAILS, text="mitigations", page=n, page_label=str(n), cited=False) for n in range(1, 13)),
)
MISSING = replace(
    VERBATIM,
    text="We never hid a thing from anybody",
    verdict=Verdict.NOT_FOUND,
    placement=Placement.NONE,
    attribution=Attribution.UNKNOWN,
    places=0,
    passages=(),
    nearest=(replace(EMAILS, cited=False), replace(EMAILS, title="Ferro deposition", cited=False)),
)
LONG = replace(
    SINGLE,
    passages=(replace(EMAILS, title="Declaration of Marcus Ferro in support of the motion to seal Ex. 3 to 12"),),
    edits=(
        Edit(Op.REPLACE, "we should notify the county and the water trust", "nobody was to say a word of it at all"),
    ),
)
ROWS: dict[str, QuotationRow] = {
    "single": SINGLE,
    "altered": ALTERED,
    "confirmed": replace(SINGLE, decision=Decision.CONFIRMED),
    "edited": EDITED,
    "reworded": replace(REWORDED, decision=Decision.CORRECTED),
    "moved": MOVED,
    "verbatim": replace(VERBATIM, decision=Decision.REJECTED),
    "ambiguous": AMBIGUOUS,
    "missing": MISSING,
    "long": LONG,
}
