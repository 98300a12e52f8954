"""Each verdict, with its reason in words."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from reader.matching._findings import joined, spaced
from reader.model.layers import Block, BlockKind, Page
from reader.model.links import Op, Verdict
from reader.model.spans import Span
from tests.matching.case import Case, Library, bare, filler

VERBATIM = [
    ("it did NOT ask for permission", "It did not ask for permission"),
    ("used about 64k books to train", "used about 64,000 books to train"),
    ("used about sixty-four thousand books to train", "used about 64,000 books to train"),
    ("3% of the staff objected", "three percent of\nthe staff objected"),
    ("“we do not think so”", "We don't think so"),
    ("It did not ask for permission and Mr Horrock", "It did not ask for permission, and Mr. Horrock"),
    ("until the papers had been written", "until the papers had been writ-\nten"),
    ("the budget of the color department", "the budget of the colour department"),
    ("remove the clause [of the license] and to pay", "remove the clause [of the license] and\nto pay"),
    ("The partys [sic] counsel knew of it", "The partys [sic] counsel knew of it"),
    ("counsel knew of it. Their practises [sic],", "counsel knew of it. Their practises"),
    ("a pirate(R) library", "a pirate library"),
    ("to pay the costs … without delay", "to pay the costs . . . without delay"),
]
EDITED = [
    ("[I]t did not ask for permission", "It did not ask for permission"),
    ("[The firm] did not ask for permission", "It did not ask for permission"),
    ("The company used … 64,000 books to train the model", "The company used about 64,000 books to train the model"),
    ("the committee met […] to consider whether the plan", "the committee met again to\nconsider whether the plan"),
    ("knew that the books [sic] were taken", "knew that the books were taken"),
    ("counsel knew [sic] of it. Their practises", "counsel knew of it. Their practises"),
    ("counsel knew of it. Their practises (emphasis added)", "counsel knew of it. Their practises"),
    ("knew that the books were taken (emphasis added)", "knew that the books were taken"),
    ("… knew that the books were taken ...", "knew that the books were taken"),
    ("who led the work, knew that the books were tak—", "who\nled the work, knew that the books were taken"),
    ("who led the work, knew that the books were tak…", "who\nled the work, knew that the books were taken"),
    ("—mission, and Mr. Horrock, who led", "permission, and Mr. Horrock, who\nled"),
    ("the committee me[e]t[s] again to consider", "the committee met again to\nconsider"),
]
ALTERED = [
    ("The company used about 640,000 books to train", "A number differs: 640,000 for 64,000."),
    ("It did ask for permission, and Mr. Horrock, who led the work", "‘not’ is left out without a mark."),
    ("and Mr. Harrock, who led the work, knew", "A name differs: Harrock for Horrock."),
    ("knew that the books were bought from a pirate library", "1 word changed: ‘bought’ for ‘taken’."),
    ("led the work, knew the books were taken from a library", "2 words dropped without a mark."),
    ("It did … ask for permission, and Mr. Horrock", "The ellipsis leaves out ‘not’."),
    ("The plaintiff's reply was filed late", "The form of 1 word differs: ‘plaintiff's’ for ‘plaintiffs’’."),
    ("who led the work, knew that the books were tak", "Cut within a word: ‘tak’ of ‘taken’."),
    ("the others silence kept. The parties agreed", "1 word in another order."),
]


@pytest.mark.parametrize(("quoted", "passage"), VERBATIM)
def test_the_same_words_are_verbatim(order: Case, quoted: str, passage: str) -> None:
    link = order.link(quoted)
    assert (link.verdict, order.words(link)) == (Verdict.VERBATIM, passage)


@pytest.mark.parametrize(("quoted", "passage"), EDITED)
def test_marked_edits_are_edited(order: Case, quoted: str, passage: str) -> None:
    link = order.link(quoted)
    assert (link.verdict, order.words(link)) == (Verdict.EDITED, passage)


@pytest.mark.parametrize(("quoted", "reason"), ALTERED)
def test_unmarked_changes_are_altered_and_named(order: Case, quoted: str, reason: str) -> None:
    link = order.link(quoted)
    assert (link.verdict, link.reason) == (Verdict.ALTERED, reason)


def test_furniture_and_a_broken_word_are_passed_over(order: Case) -> None:
    link = order.link("it would be a mistake to wait any longer")
    assert link.verdict is Verdict.VERBATIM
    assert order.words(link).startswith("it would be a mi-\n\nCase 3:23")
    assert all("Case" not in edit.source for edit in link.edits)


def test_a_spoilt_scan_is_not_the_quoters_doing(shelf: Library) -> None:
    text = "The model was trained on books. A model is a model. Then thc rnodel read every page of tbe old library."
    library = shelf({"scan": text})
    link = library.link("Then the model read every page of the old library")
    assert link.verdict is Verdict.VERBATIM
    assert "‘rnodel’" in link.reason


PLAIN = "the man had a horse and the man had a house and the dog had the day of the year by the door of the inn "
BAD = "it was a bad year with bad roads "


@pytest.mark.parametrize(
    ("said", "quoted", "spoilt"),
    [
        ("by tbe door of tbe inn tbe man of tbe year sold wine", "door of the inn the man of the year sold wine", True),
        ("a bad man by the door of the inn sold wine", "a had man by the door of the inn sold wine", False),
    ],
)
def test_damage_that_a_scan_repeats_keeps_the_company_of_the_word_it_was(
    shelf: Library, said: str, quoted: str, spoilt: bool
) -> None:
    library = shelf({"scan": PLAIN * 34 + said, "talk": BAD})
    assert library.link(quoted).verdict is (Verdict.VERBATIM if spoilt else Verdict.ALTERED)


def test_fragments_in_another_order_are_altered(order: Case) -> None:
    link = order.link("to consider whether the plan was lawful … knew that the books were taken")
    assert (link.verdict, link.reason) == (Verdict.ALTERED, "The fragments stand in another order in the source.")


def test_fragments_joined_over_pages_are_altered(shelf: Library) -> None:
    library = shelf({"long": f"The committee approved the purchase. {filler(1, 900)} Nobody was ever told the price."})
    link = library.link("The committee approved the purchase … Nobody was ever told")
    assert (link.verdict, link.reason) == (Verdict.ALTERED, "The ellipsis joins passages 900 words apart.")


@pytest.mark.parametrize(("words", "verdict"), [(240, Verdict.EDITED), (260, Verdict.ALTERED)])
def test_an_ellipsis_leaves_out_a_page_at_most(shelf: Library, words: int, verdict: Verdict) -> None:
    library = shelf({"long": f"The committee approved the purchase. {filler(1, words)} Everybody was told the price."})
    assert library.link("The committee approved the purchase … Everybody was told").verdict is verdict


@pytest.mark.parametrize(("breaks", "verdict"), [(1, Verdict.EDITED), (2, Verdict.ALTERED)])
def test_an_ellipsis_goes_over_one_page_break_at_most(shelf: Library, breaks: int, verdict: Verdict) -> None:
    parts = ["The committee approved the purchase. ", *["Then it ate cake. "] * (breaks - 1), "Somebody ever knew."]
    ends = [len("".join(parts[: number + 1])) for number in range(len(parts))]
    pages = tuple(Page(Span(*edge), "", 612, 792) for edge in pairwise([0, *ends]))
    library = shelf({"minutes": "".join(parts)})
    library.layers["minutes"] = replace(library.layers["minutes"], pages=pages)
    assert library.link("The committee approved the … ever knew").verdict is verdict


def test_words_put_between_copied_ones_alter_them_and_do_not_reword(order: Case) -> None:
    link = order.link("used about 64,000 books, and it was of the staff, to train the model")
    assert (link.verdict, order.words(link)) == (Verdict.ALTERED, "used about 64,000 books to train the model")


def test_one_name_for_another_is_never_the_scans_doing(shelf: Library) -> None:
    said = "Mr. Horrock led the work for many years."
    library = shelf(
        {"order": said, "other": "Then Mr. Harrock spoke, and Mr. Harrock wrote, and Mr. Harrock paid. " * 9}
    )
    link = library.link("and Mr. Harrock led the work for many years")
    assert (link.verdict, "A name differs: Harrock for Horrock." in link.reason) == (Verdict.ALTERED, True)


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        ("The company paid 40 dollars to each author of the list.", Verdict.ALTERED),
        ("The company paid\n40 dollars to each author of the list.", Verdict.ALTERED),
        ("The company paid\n 7  dollars to each author of the list.", Verdict.VERBATIM),
        ("The company paid\n\n- 12 -\n\ndollars to each author of the list.", Verdict.VERBATIM),
        (
            "The company paid\n\n   MAGNA LEGAL SERVICES\n\n   Page 224\n 1  dollars to each author of the list.",
            Verdict.VERBATIM,
        ),
        ("The company paid.12 dollars to each author of the list.", Verdict.VERBATIM),
        ("The company paid [3] dollars to each author of the list.", Verdict.VERBATIM),
    ],
)
def test_numbers_of_the_page_are_no_words_but_numbers_in_a_line_are(
    shelf: Library, source: str, verdict: Verdict
) -> None:
    assert shelf({"order": source}).link("The company paid dollars to each author of the list").verdict is verdict


NOTE = "2 See the declaration of Mr. Pell, who does not say that she has read the exhibits at any time."
LEFT, RIGHT = "Forty of the paragraphs in the statement of facts", "rest on them, and without them nothing stands."


@pytest.fixture
def footed(shelf: Library) -> Case:
    library = shelf({"order": f"Before it there was more. {LEFT}\n{NOTE}\n{RIGHT} After it there was more."})
    text = library.layers["order"].text
    block = Block(Span(text.index(NOTE), text.index(NOTE) + len(NOTE)), BlockKind.FOOTNOTE)
    library.layers["order"] = replace(library.layers["order"], blocks=(block,))
    return library


@pytest.mark.parametrize(
    ("quoted", "verdict"),
    [
        (f"{LEFT} {RIGHT}", Verdict.VERBATIM),
        ("in the statement of facts rest on them, and without them", Verdict.VERBATIM),
        ("There was more. Forty of the … facts rest on them, and without them", Verdict.EDITED),
        ("paragraphs in the statement of facts rest upon them, and without them", Verdict.ALTERED),
        ("paragraphs in the statement of rest on them, and without them nothing", Verdict.ALTERED),
        ("in the statement of facts at any time rest on them, and without them", Verdict.ALTERED),
        ("the declaration of Mr. Pell, who does not say that she has read", Verdict.VERBATIM),
        ("the declaration of Mr. Pell, who does not say that she rest on them", Verdict.ALTERED),
        ("in the statement of facts\n2 See the declaration of Mr. Pell", Verdict.VERBATIM),
    ],
)
def test_a_footnote_is_passed_over_whole_and_can_be_quoted(footed: Case, quoted: str, verdict: Verdict) -> None:
    link = footed.link(quoted)
    assert (link.verdict, link.places) == (verdict, 1)
    assert bare("".join(edit.source for edit in link.edits)) == bare(footed.words(link))


def test_what_nobody_said_is_not_found(order: Case) -> None:
    link = order.link("the senator has never spoken to any journalist about elephants")
    assert (link.verdict, link.passages, link.places) == (Verdict.NOT_FOUND, (), 0)


def test_a_negation_in_a_sentence_left_out_is_no_swallowing(order: Case) -> None:
    link = order.link("used about 64,000 books to train the model. … Mr. Horrock, who led the work")
    assert link.verdict is Verdict.EDITED


def test_the_diff_names_each_edit(order: Case) -> None:
    link = order.link("[The firm] did not ask … and Mr. Harrock, who led the work")
    assert [(edit.op, edit.quoted, edit.source) for edit in link.edits] == [
        (Op.BRACKET, "[The firm]", "It"),
        (Op.EQUAL, "did not ask", "did not ask"),
        (Op.ELLIPSIS, "…", "for permission,"),
        (Op.EQUAL, "and Mr.", "and Mr."),
        (Op.REPLACE, "Harrock,", "Horrock,"),
        (Op.EQUAL, "who led the work", "who led the work"),
    ]


@pytest.mark.parametrize(
    ("passage", "quoted", "reason"),
    [
        ("He said that Water ran through the hall", "He said that every ran through the hall", "1 word changed"),
        ("He said that the houses were sold at once", "He said that forty houses were sold at once", "1 word changed"),
    ],
)
def test_only_names_differ_from_names_and_numbers_from_numbers(
    shelf: Library, passage: str, quoted: str, reason: str
) -> None:
    library = shelf({"one": f"{passage} in the long winter of the year."})
    assert library.link(f"{quoted} in the long winter of the year").reason.startswith(reason)


@pytest.mark.parametrize(
    ("one", "two", "both"),
    [
        ("fifty-", "three", "fifty-three"),
        ("pre-", "and post-war", "pre- and post-war"),
        ("[sic]", ".", "[sic]."),
        ("without", ". . . delay", "without . . . delay"),
        ("", "word", "word"),
    ],
)
def test_an_edit_holds_no_stray_blank(one: str, two: str, both: str) -> None:
    assert spaced(one, two) == both


def test_a_line_end_hyphen_is_shown_without_a_blank() -> None:
    assert joined("fifty-\n three years\nof pre-\nand post-war") == "fifty-three years of pre- and post-war"
