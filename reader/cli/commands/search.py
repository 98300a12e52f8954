"""search: the pages on which words stand."""

from __future__ import annotations

import click

from ...model.reports import Hit, SearchResult
from ...model.requests import SearchLibrary
from .. import answers, options
from ..legible import count
from ..session import Session
from ..tables import Column, Piece, show_table

COLUMNS = (Column("Document", 2), Column("Page"), Column("Words", 5))


@click.command(context_settings={"ignore_unknown_options": True})  # "-word" belongs to the query
@click.argument("query", nargs=-1, required=True, metavar="QUERY…")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Pages to show at most.")
@options.as_json
@click.pass_obj
def search(session: Session, query: tuple[str, ...], limit: int, *, as_json: bool) -> None:
    """Search the text of all documents.

    Hits are pages, best first. All words must stand there; "words in quotation marks" must stand together, and a -word
    must not.
    """
    result = session.ask(SearchLibrary(query=" ".join(query), limit=limit))
    session.remark_all(answers.remarks(result))
    if as_json:
        answers.print_json(result)
        return
    show_table(COLUMNS, [[hit.title, hit.page_label or str(hit.page or ""), marked(hit)] for hit in result.hits])
    click.echo(summary(result))


def marked(hit: Hit) -> list[Piece]:
    """The snippet with the words that were searched for in bold."""
    pieces, at = [], 0
    for start, end in hit.marks:
        pieces += [Piece(hit.snippet[at:start]), Piece(hit.snippet[start:end], "bold")]
        at = end
    return [*pieces, Piece(hit.snippet[at:])]


def summary(result: SearchResult) -> str:
    """How many pages, in what time, and what else the search has to say."""
    parts = [f"{count(result.total, 'page')} in {result.took_ms:.0f} ms"]
    if result.total > len(result.hits):
        parts.append(f"the best {len(result.hits)} shown")
    if result.cut:
        parts.append("cut at its deadline")
    if result.suggestion:
        parts.append(f"did you mean “{result.suggestion}”?")
    return f"{'; '.join(parts)}{'' if result.suggestion else '.'}"


COMMAND = search
