"""References: what points to a document of a docket, and which documents it points to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from ..model.documents import Facts
from ..model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What an address, a file name or a mention says of a document; an empty string where it says nothing.

    `court` and `case` are RECAP's (court id, case id); `docket_id` is CourtListener's, which is another number than the
    case id; `docket` is a docket number as printed; `document`, `attachment` and `exhibit` are as written, without
    leading zeros, and the attachment of a main document is empty; `file` is a file name.
    """

    court: str = ""
    case: str = ""
    docket_id: str = ""
    docket: str = ""
    document: str = ""
    attachment: str = ""
    exhibit: str = ""
    slug: str = ""
    file: str = ""


# Free Law Project, recap `recap_filename`: gov.uscourts.<court>.<case id>.<document>[.<attachment, 0 for none>].pdf
_RECAP = re.compile(r"gov\.uscourts\.([a-z0-9]{2,12})\.(\d{1,12})\.(\d{1,8})(?:\.(\d{1,8}))?(?!\d)", re.IGNORECASE)
_FILE = re.compile(
    r"[^/\\]{1,200}\.(?:pdf|docx?|html?|txt|eml|msg|json|epub|rtf|png|jpe?g|tiff?|xlsx?|pptx?|mht(?:ml)?|md)"
)
# Free Law Project, courtlistener `urls.py`: /docket/<docket id>/<document>/[<attachment>/][<slug>/]
_DOCKET_PATH = re.compile(r"/docket/(\d{1,12})/(?:(\d{1,8})/)?(?:(\d{1,8})/)?(?:([^/]{1,300})/?)?\Z")
# Judicial Conference, CM/ECF: [<office>:]<year>-<kind>-<number>[-<judges' initials>]
_DOCKET = re.compile(r"(?<![\w-])(?:\d{1,2}:)?(\d{2}|\d{4})-([a-z]{1,4})-(\d{1,6})(?![0-9])", re.IGNORECASE)

# The Bluebook, Bluepages B17: record citations; the courts' local rules for "Dkt." and "Doc."
_MENTION = re.compile(
    r"\b(?:"
    r"(?P<exhibit>(?:Exhibits?|Exhs?\.|Exs?\.)\s+(?:Nos?\.\s+)?[\"“]?(?P<mark>\d{1,5}(?:-[A-Z])?|[A-Z]{1,3}(?:-?\d{1,4})?)(?![\w]))"
    r"|(?P<entry>(?:ECF|D\.E\.|DktEntry|Dkt\.?(?:\s+Entry)?|Docket(?:\s+Entry)?|Doc\.?|Document)\s{0,20}"
    r"(?:Nos?\.?|\#)?:?\s{0,20}(?P<document>\d{1,6})(?!:?\d*-[A-Za-z])(?:(?:-|\.)(?P<attachment>\d{1,4})(?!\w))?(?![\w:]))"
    r"|(?P<transcript>(?:(?:Trial|Hr’g|Hr'g|Dep\.|Hearing|Oral Arg\.)\s+)?(?:Tr\.|Transcript|Dep\.)\s+(?:at\s+)?"
    r"\d{1,5}:\d{1,2}(?:\s?[-–—]\s?\d{1,5}(?::\d{1,2})?)?)"
    r")"
)


def parse_name(name: str) -> Reference | None:
    """What a RECAP file name says, with any prefix or suffix (" (1)"); None for every other name."""
    match = _RECAP.search(name)
    if not match:
        return None
    court, case, document, attachment = match.groups(default="")
    return Reference(
        court=court.lower(),
        case=case,
        document=_number(document),
        attachment=_number(attachment),
        file=match[0].lower() + ".pdf",
    )


def parse_url(url: str) -> Reference | None:
    """What an address says: a RECAP file in any store, a path of CourtListener's dockets, or any file's name.

    None where the address names no document.
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    path = unquote(parts.path)
    name = path.rsplit("/", 1)[-1]
    if found := parse_name(name):
        return found
    host = parts.netloc.lower().rsplit("@", 1)[-1]
    if "courtlistener.com" in host and (match := _DOCKET_PATH.search(path)):
        docket_id, document, attachment, slug = match.groups(default="")
        return Reference(
            docket_id=docket_id, document=_number(document), attachment=_number(attachment), slug=slug.lower()
        )
    if _FILE.fullmatch(name.lower()) and not name.lower().startswith("index."):
        return Reference(file=name.lower())
    return None


def parse_mention(words: str) -> Reference | None:
    """What words such as "Exhibit 12", "Ex. A", "ECF No. 391-10", "Dkt. 391" or "Doc. 118-7" say; None for others."""
    match = _MENTION.search(words)
    if not match or match["transcript"]:
        return None
    if match["exhibit"]:
        return Reference(exhibit=normal_exhibit(match["mark"]))
    return Reference(document=_number(match["document"]), attachment=_number(match["attachment"] or ""))


def find_mentions(text: str) -> list[Span]:
    """Where a text names exhibits ("Ex. 7"), docket entries ("ECF No. 391-10") and transcripts ("Tr. 112:4-9")."""
    return [Span(*match.span()) for match in _MENTION.finditer(text)]


def normal_docket(text: str) -> str:
    """A docket number as year, kind and number ("23-cv-3417"), or the words in small letters where it is none.

    `3:23-cv-03417-VC`, `23-cv-03417` and `No. 23-cv-3417` are one, as CM/ECF numbers cases: the office before the colon
    and the judges' initials at the end do not tell cases apart within a court.
    """
    match = _DOCKET.search(text)
    if not match:
        return " ".join(re.sub(r"^\W*(?:case\s+)?nos?\.\s*", "", text.strip().lower()).split())
    year, kind, number = match.groups()
    return f"{year[-2:]}-{kind.lower()}-{int(number)}"


def normal_exhibit(text: str) -> str:
    """An exhibit's mark without the word before it and without leading zeros: "Ex. 07" is "7", "Exhibit a" is "A"."""
    mark = re.sub(r"^\W*(?:exhibits?|exhs?\.?|exs?\.)\W*", "", text.strip(), flags=re.IGNORECASE)
    return _number(mark.strip(" .,:;\"'“”‘’()[]").upper())


def resolve(reference: Reference, facts: Mapping[str, tuple[Facts, str]], known: Mapping[str, str]) -> tuple[str, ...]:
    """The documents that a reference points to, of `facts` (id → facts, file name), in their order.

    By file name; else by number within the same case, docket or slug, CourtListener's docket ids being turned into case
    ids by `known`; else by number alone, or by exhibit, where nothing speaks against it and one filing is left. Several
    answers come only where documents fit equally, such as one filing that was added twice.
    """
    if reference.docket_id and not reference.case:
        reference = replace(reference, case=known.get(reference.docket_id, ""))
    own = {key: _described(*value) for key, value in facts.items()}
    if reference.file and (called := tuple(key for key, other in own.items() if other.file == reference.file)):
        return called
    fitting = {key: other for key, other in own.items() if not _apart(reference, other)}
    if reference.document:
        number = (reference.document, reference.attachment)
        fitting = {key: other for key, other in fitting.items() if (other.document, other.attachment) == number}
        agreeing = {key: other for key, other in fitting.items() if _agree(reference, other)}
        return _one_filing(agreeing or fitting)
    if reference.exhibit:
        return _one_filing({key: other for key, other in fitting.items() if other.exhibit == reference.exhibit})
    return ()


def learn(pages: Iterable[Iterable[str]]) -> dict[str, str]:
    """Docket id → case id, learned from pages (each the addresses that it cites) that use both forms.

    A page that cites RECAP files of a case and paths of a docket speaks of one and the same where they agree on a
    document number, and with no other case of the page. What two pages say differently is not learned.
    """
    said: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        cases: dict[str, set[str]] = defaultdict(set)
        dockets: dict[str, set[str]] = defaultdict(set)
        for reference in filter(None, map(parse_url, page)):
            if reference.case:
                cases[reference.case].add(reference.document)
            elif reference.docket_id and reference.document:
                dockets[reference.docket_id].add(reference.document)
        for docket_id, numbers in dockets.items():
            agreeing = [case for case, cited in cases.items() if cited & numbers]
            if len(agreeing) == 1:
                said[docket_id].add(agreeing[0])
    return {docket_id: cases.pop() for docket_id, cases in said.items() if len(cases) == 1}


def _described(facts: Facts, name: str) -> Reference:
    """A document in a reference's terms; its facts, which a person may have set, go before its file name."""
    named = parse_name(name) or Reference(file=name.lower())
    linked = (parse_url(facts.url) if facts.url else None) or Reference()
    numbered = facts if facts.document else named
    return Reference(
        court=facts.court or named.court,
        case=facts.case or named.case,
        docket_id=linked.docket_id,
        docket=normal_docket(facts.docket) if facts.docket else "",
        document=_number(numbered.document),
        attachment=_number(numbered.attachment),
        exhibit=normal_exhibit(facts.exhibit),
        slug=linked.slug,
        file=named.file,
    )


def _pairs(reference: Reference, other: Reference) -> Iterable[tuple[str, str]]:
    """What both say of the case."""
    docket = normal_docket(reference.docket) if reference.docket else ""
    told = ((reference.case, other.case), (docket, other.docket), (reference.docket_id, other.docket_id))
    return [pair for pair in (*told, (reference.slug, other.slug)) if all(pair)]


def _apart(reference: Reference, other: Reference) -> bool:
    if reference.court and other.court and reference.court != other.court:
        return True
    return any(one != two for one, two in _pairs(reference, other))


def _agree(reference: Reference, other: Reference) -> bool:
    return any(one == two for one, two in _pairs(reference, other))


def _one_filing(found: Mapping[str, Reference]) -> tuple[str, ...]:
    """The ids, if all are one and the same filing; else none, since a wrong link is worse than none."""
    filings = {
        (other.case or other.docket, other.document, other.attachment, other.exhibit) for other in found.values()
    }
    same = len(found) == 1 or (len(filings) == 1 and all(next(iter(filings))[:2]))
    return tuple(found) if same else ()


def _number(text: str) -> str:
    """A number without leading zeros; RECAP's attachment 0 is the main document, so it is empty."""
    return text.strip().lstrip("0")
