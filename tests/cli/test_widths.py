"""Tables at every width of a terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from reader.cli.commands import add
from reader.cli.commands import list as listing
from reader.cli.tables import drawn
from reader.model.documents import Document, Facts, Kind
from reader.model.reports import FileRow, ListedDocument

ID = "0123456789ab-12"
LISTED = ListedDocument(
    document=Document(
        id=ID,
        digest="",
        part=0,
        path="/a.json",
        name="a.json",
        format="wordpress",
        kind=Kind.COVERAGE,
        facts=Facts(
            title="What the e-mails say about the liner, and when the company knew of it",
            date="2025-01-10T09:00:00+00:00",
            docket="2:24-cv-00817-RMH",
            document="118",
            attachment="7",
        ),
        pages=1234,
    ),
    quotations=26,
    altered=4,
    quoted=100,
)


def lines(columns: object, cells: list[str], width: int) -> list[str]:
    out = io.StringIO()
    console = Console(file=out, width=width)
    console.print(drawn(columns, [cells], width), crop=False)  # type: ignore[arg-type]
    return out.getvalue().splitlines()


@pytest.mark.parametrize(
    ("width", "left_out"), [(80, "Date Pages Quoted Altered"), (100, "Date Pages"), (120, ""), (200, "")]
)
def test_a_list_keeps_its_ids_titles_and_dockets_at_any_width(width: int, left_out: str) -> None:
    shown = lines(listing.COLUMNS, listing.row(LISTED), width)

    headings = shown[0].split()
    assert headings == [column.heading for column in listing.COLUMNS if column.heading not in left_out.split()]
    assert ID in shown[2].split()
    assert max(map(len, shown)) <= width
    assert "What the e-mails" in shown[2]
    words = " ".join(shown[2:]).split()
    assert {"2:24-cv-00817-RMH", "118-7"} <= {*words}
    assert "09:00" not in " ".join(words)


@pytest.mark.parametrize("width", [20, 40, 60, 80, 100, 120, 200])
def test_an_id_is_never_cut(width: int) -> None:
    file = FileRow(path="/home/me/" + "x" * 70, status="added", id=ID, title="A title of words", kind="filing", pages=9)

    for columns, cells in ((listing.COLUMNS, listing.row(LISTED)), (add.COLUMNS, add.row(file))):
        assert ID in " ".join(lines(columns, cells, width)).split()
