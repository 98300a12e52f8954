from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader import discovery
from reader.cli import commands
from reader.model.documents import Document, Facts, Kind
from reader.model.links import Edit, Op, Placement, Verdict
from reader.model.reports import (
    Changes,
    Diagnosis,
    DocumentDetails,
    DocumentRow,
    Exported,
    FileRow,
    Finding,
    Hit,
    ImportReport,
    ListedDocument,
    Listing,
    PassageRow,
    QuotationRow,
    Report,
    SearchResult,
    Trace,
)
from reader.model.requests import (
    AddDocuments,
    AmendDocument,
    CheckCoverage,
    ExportReport,
    ListLinks,
    RemoveDocuments,
    Request,
    SearchLibrary,
    TraceQuotations,
)
from tests.cli.office import Office

Run = Callable[..., Any]

PASSAGE = PassageRow(
    document="b",
    path="/f/order.pdf",
    title="Order",
    page=4,
    page_label="2",
    start=5,
    end=9,
    text="we will",
    score=0.9,
    cited=True,
    boxes=(),
)
QUOTATION = QuotationRow(
    text="we\nshall \x1b[31m",
    start=0,
    end=9,
    verdict=Verdict.ALTERED,
    placement=Placement.UNIQUE,
    places=1,
    reason="one word changed",
    passages=(PASSAGE,),
    edits=(Edit(Op.EQUAL, "we ", "we "), Edit(Op.REPLACE, "shall", "will")),
)
DOCUMENT = DocumentRow(id="a", path="/c/a.json", title="Article", kind="coverage", quotations=(QUOTATION, QUOTATION))
BAD = FileRow(path="/f/bad.pdf", status="failed", error="It is bad.", advice="Fix it.")
REPORT = Report(
    documents=(DOCUMENT,), failed=(FileRow(path="/f/bad.pdf", status="failed", error="It is bad.", advice="Fix it."),)
)
LISTED = ListedDocument(
    document=Document(
        id="a",
        digest="aa",
        part=0,
        path="/f/a.pdf",
        name="a.pdf",
        format="pdf",
        kind=Kind.FILING,
        facts=Facts(docket="3:23-cv-1", document="391", attachment="10"),
        given=("docket",),
        pages=3,
    ),
    quotations=0,
    quoted=7,
)


def test_every_command_has_help_and_its_modules_name(run: Run) -> None:
    names = [name.replace("_", "-") for name in discovery.names(commands)]

    assert names
    for name in names:
        assert f"main {name}" in run(name, "--help").stdout.splitlines()[0]
    listed = run("--help").stdout
    assert all(f"\n  {name} " in listed for name in names)


def test_the_bare_command_prints_its_help_where_no_window_can_be(run: Run) -> None:
    bare = run()

    assert bare.stdout == run("--help").stdout
    assert bare.stderr.startswith("The window is not opened")


def test_check_asks_for_all_paths_and_prints_a_line_for_each_quotation(office: Office, run: Run) -> None:
    office.answer = lambda request: REPORT
    result = run("check", "a.json", "b.json", "--against", "one.pdf", "two.pdf")

    assert office.asked == [CheckCoverage(coverage=("a.json", "b.json"), against=("one.pdf", "two.pdf"))]
    lines = result.stdout.splitlines()
    assert lines[1].split("\t") == [
        "≠ Altered",
        "“we shall �[31m”",
        "Order, p. 2 (unique, cited)",
        "‘shall’ for ‘will’ · one word changed",
    ]
    assert lines[-1] == "2 quotations: 2 altered."
    assert "/f/bad.pdf: It is bad. Fix it." in result.stderr
    assert office.closed


def test_check_as_json_has_the_documented_shape(office: Office, ask: Run) -> None:
    office.answer = lambda request: REPORT
    answer = ask("check", "a.json", "--against", "one.pdf")

    (document,) = answer["documents"]
    first = document["quotations"][0]
    assert (document["path"], document["kind"]) == ("/c/a.json", "coverage")
    assert (first["verdict"], first["placement"], first["text"]) == ("altered", "unique", QUOTATION.text)
    assert first["passages"][0]["page_label"] == "2"
    assert first["edits"][1] == {"op": "replace", "quoted": "shall", "source": "will"}
    assert answer["failed"][0]["error"] == "It is bad."


@pytest.mark.parametrize(("words", "code"), [((), 0), (("--strict",), 1)])
def test_one_bad_file_fails_only_where_strictness_is_asked_for(
    office: Office, run: Run, words: tuple[str, ...], code: int
) -> None:
    office.answer = lambda request: REPORT
    run("check", "a.json", "--against", "one.pdf", *words, code=code)


def test_nothing_done_is_a_failure(office: Office, run: Run) -> None:
    office.answer = lambda request: ImportReport(files=REPORT.failed)
    run("add", "bad.pdf", code=1)
    office.answer = lambda request: Report(documents=(), failed=REPORT.failed)
    run("check", "bad.json", "--against", "x", code=1)


def test_add_names_what_became_of_each_file(office: Office, run: Run) -> None:
    added = FileRow(
        path="/f/a.pdf", status="added", id="a", title="A", kind="filing", pages=3, remarks=("Page 3 is damaged.",)
    )
    office.answer = lambda request: ImportReport(files=(added, *REPORT.failed))
    result = run("add", "a.pdf", "bad.pdf", "--as", "filing")

    assert office.asked == [AddDocuments(paths=("a.pdf", "bad.pdf"), kind=Kind.FILING)]
    assert result.stdout.splitlines() == [
        "added\ta\tfiling\t3\tA\t/f/a.pdf",
        "1 document added, 1 file failed.",
    ]
    assert "/f/a.pdf: Page 3 is damaged." in result.stderr
    assert "damaged" not in run("--quiet", "add", "a.pdf").stderr


def test_list_and_show_put_facts_and_counts_side_by_side(office: Office, run: Run, ask: Run) -> None:
    office.answer = lambda request: Listing(documents=(LISTED,))
    (document,) = ask("list")["documents"]
    assert (document["title"], document["docket"], document["quoted"]) == ("a.pdf", "3:23-cv-1", 7)
    assert "3:23-cv-1 ECF 391-10" in run("list").stdout

    office.answer = lambda request: DocumentDetails(listed=LISTED, remarks=("Rotated.",), text="All\nof it.")
    shown = ask("show", "a")
    assert (shown["id"], shown["text"], shown["remarks"]) == ("a", "All\nof it.", ["Rotated."])
    assert "docket\t3:23-cv-1 (set by you)" in run("show", "a").stdout
    assert run("show", "a", "--text").stdout == "All\nof it.\n"


def test_trace_takes_words_and_a_file_in_order(office: Office, run: Run) -> None:
    office.answer = lambda request: Trace(quotations=(QUOTATION,) * len(request.texts))
    run("trace", "one", "two words", "--file", "-", "--against", "x", given=b"drei\n\n vier \r\n")

    assert office.asked == [TraceQuotations(texts=("one", "two words", "drei", "vier"), against=("x",))]


def test_trace_with_nothing_to_trace_is_wrong_usage(run: Run) -> None:
    run("trace", code=2)


def test_edit_sets_what_is_named_also_to_nothing(office: Office, run: Run) -> None:
    office.answer = lambda request: Changes(amended=("a",))
    run("edit", "a", "--title", "T", "--date", "", "--kind", "coverage")

    assert office.asked == [
        AmendDocument(name="a", kind=Kind.COVERAGE, facts=Facts(title="T"), fields=("title", "date")),
    ]
    run("edit", "a", code=2)


@pytest.mark.parametrize(("given", "purged"), [(b"y\n", True), (b"n\n", False), (b"", False)])
def test_purging_asks_first(office: Office, run: Run, given: bytes, purged: bool) -> None:
    office.answer = lambda request: Changes(removed=("a",))
    run("remove", "a", "--purge", given=given, code=0 if purged else 1)

    assert office.asked == [RemoveDocuments(names=("a",), purge=True)] * purged


def test_purging_with_yes_and_removing_ask_nothing(office: Office, run: Run) -> None:
    office.answer = lambda request: Changes(removed=("a",))
    run("remove", "a", "--purge", "--yes")
    run("remove", "a")

    assert office.asked == [RemoveDocuments(names=("a",), purge=True), RemoveDocuments(names=("a",))]


def test_search_marks_the_words_and_takes_minus_words(office: Office, run: Run) -> None:
    hit = Hit(
        id="a",
        path="/f/a.pdf",
        title="A",
        kind="filing",
        page=2,
        page_label="ii",
        start=4,
        end=9,
        snippet="the liner was",
        score=1.0,
        marks=((4, 9),),
    )
    office.answer = lambda request: SearchResult(
        query=request.query, total=9, took_ms=4.0, suggestion="line", hits=(hit,)
    )
    result = run("search", "liner", "-pond", "--limit", "3")

    assert office.asked == [SearchLibrary(query="liner -pond", limit=3)]
    assert result.stdout.splitlines() == [
        "A\tii\tthe liner was",
        "9 pages in 4 ms; the best 1 shown; did you mean “line”?",
    ]


def test_doctor_fails_where_something_is_not_well(office: Office, run: Run, ask: Run) -> None:
    office.answer = lambda request: Diagnosis(
        findings=(Finding(name="index", well=False, seen="torn", advice="rebuild"),)
    )

    result = run("doctor", code=1)
    assert "NOT WELL\tindex\ttorn\trebuild" in result.stdout
    assert "exhibit-reader.log" in result.stdout
    assert [each["name"] for each in ask("doctor", code=1)["findings"]][-1] == "index"
    office.answer = lambda request: Diagnosis(findings=())
    run("doctor")


def test_sample_adds_both_sides_and_writes_the_report_beside_its_library(
    office: Office, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.assets.path", lambda *parts: Path("/resources", *parts))

    def answer(request: Request[Any]) -> object:
        match request:
            case AddDocuments():
                return ImportReport(files=())
            case ListLinks():
                return REPORT
            case ExportReport():
                return Exported(paths=(request.target,))
        raise AssertionError(request)

    office.answer = answer
    result = run("--library", str(tmp_path / "case"), "sample", "--no-window")

    target = str(tmp_path / "sample-report.html")
    assert office.asked == [
        AddDocuments(paths=("/resources/sample/filings",), kind=Kind.FILING),
        AddDocuments(paths=("/resources/sample/coverage",), kind=Kind.COVERAGE),
        ListLinks(),
        ExportReport(format="html", target=target),
    ]
    assert office.library == tmp_path / "case"
    assert result.stdout.endswith(f"Report: {target}\n")


def test_members_of_a_room_are_listed_without_importing_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = tmp_path / "trapped_room"
    room.mkdir()
    for name in ("__init__", "csv", "_shared", "html"):
        (room / f"{name}.py").write_text("raise AssertionError('imported')")
    monkeypatch.syspath_prepend(tmp_path)

    assert discovery.listed("trapped_room") == ("csv", "html")
    assert discovery.listed("absent_room") == ()


def test_a_path_that_is_no_text_is_still_json(office: Office, ask: Run) -> None:
    office.answer = lambda request: ImportReport(files=(FileRow(path="/f/\udcff.pdf", status="known"),))

    assert json.dumps(ask("add", "x")["files"][0]["path"]) == '"/f/\\udcff.pdf"'
