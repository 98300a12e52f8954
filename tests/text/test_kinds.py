from __future__ import annotations

import pytest

from reader.model.documents import Draft, Facts, Kind
from reader.model.layers import Furniture, FurnitureKind, TextLayer
from reader.model.spans import Span
from reader.text.kinds import guess

MAIL = "From: A\nTo: B\nSubject: C\n\nhello"
CAPTION = "UNITED STATES DISTRICT COURT\nNORTHERN DISTRICT OF CALIFORNIA\n\nJANE ROE,\nPlaintiff,\nv."
CHAT = "\n".join(f"Ann Lee 10:0{minute} AM: it is done" for minute in range(6))
TESTIMONY = "\n".join(f"{line}  {'QA'[line % 2]}.  And then?" for line in range(1, 9))
BYLINE = "A judge unseals papers\n\nBy Ann Lee\n\nThe papers show it."


@pytest.mark.parametrize(
    ("text", "name", "format", "kind"),
    [
        ("Words.", "page.html", "html", Kind.COVERAGE),
        ("Words.", "a.txt", "plain", Kind.COVERAGE),
        ("Words.", "scan.pdf", "pdf", Kind.FILING),
        ("Words.", "gov.uscourts.cand.415175.391.10.txt", "plain", Kind.FILING),
        (MAIL, "a.txt", "plain", Kind.FILING),
        (CAPTION, "a.txt", "plain", Kind.FILING),
        (CHAT, "a.txt", "plain", Kind.FILING),
        (TESTIMONY, "a.txt", "plain", Kind.FILING),
        (BYLINE, "a.txt", "plain", Kind.COVERAGE),
        (BYLINE, "story.pdf", "pdf", Kind.COVERAGE),
    ],
)
def test_signs_decide(text: str, name: str, format: str, kind: Kind) -> None:
    assert guess(Draft(layer=TextLayer(text, "test 1"), format=format), name) is kind


def test_a_stamp_makes_a_filing_and_a_publisher_makes_coverage() -> None:
    stamped = TextLayer("Case 1", "test 1", furniture=(Furniture(Span(0, 6), FurnitureKind.STAMP),))
    assert guess(Draft(layer=stamped, format="plain"), "a.txt") is Kind.FILING
    published = Draft(layer=TextLayer("Words.", "test 1"), facts=Facts(publisher="The Daily"), format="pdf")
    assert guess(published, "a.pdf") is Kind.COVERAGE


def test_the_formats_leaning_outweighs_a_single_weak_sign() -> None:
    draft = Draft(layer=TextLayer("Words.", "test 1"), facts=Facts(court="cand"), format="wordpress", leaning=1.0)
    assert guess(draft, "a.json") is Kind.COVERAGE
