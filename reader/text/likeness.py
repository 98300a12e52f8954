"""Likeness of words: other spellings of one word, shapes that a scan confuses, other forms of one stem."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from .negations import NEGATIONS as NEGATIONS
from .numbers import value

_listed = re.compile(r"\w+").findall

_VERBS = _listed("do does did is are was were would could should has have had must")
CONTRACTIONS: dict[str, tuple[str, ...]] = {
    **{f"{verb}nt": (verb, "not") for verb in _VERBS},
    "cant": ("can", "not"),
    "cannot": ("can", "not"),
    "wont": ("will", "not"),
    "im": ("i", "am"),
    "lets": ("let", "us"),
    **{f"{who}ve": (who, "have") for who in ("i", "you", "we", "they")},
    **{f"{who}ll": (who, "will") for who in ("i", "you", "we", "they", "he", "she", "it", "that")},
    **{f"{who}re": (who, "are") for who in ("you", "we", "they")},
    **{f"{who}s": (who, "is") for who in ("he", "she", "it", "that", "there", "what", "who", "here")},
}
del CONTRACTIONS["were"]
UNCONTRACTED: dict[tuple[str, ...], tuple[str, ...]] = {
    pair: tuple(short for short, long in CONTRACTIONS.items() if long == pair) for pair in CONTRACTIONS.values()
}

_BRITISH = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"(?<=\w{3})our(?=$|s$|ed$|ing$|able|ite|less|ful|ist|hood)", "or"),
        (r"(?<=\w{3})is(?=(?:e[ds]?|ing|ers?|ations?)$)", "iz"),
        (r"(?<=\w{3})ys(?=(?:e[ds]?|ing|ers?)$)", "yz"),
        (r"(?<=\w{3}t)re(?=s?$)", "er"),
        (r"(?<=\w{3}b)re(?=s?$)", "er"),
        (r"(?<=\w{3}[ea])ll(?=(?:ed|ing|ers?|ors?)$)", "l"),
        (r"(?<=\w{3}en)ce(?=s?$)", "se"),
        (r"(?<=\w{3})ogue(?=s?$)", "og"),
        (r"(?<=judg|ledg)e(?=ments?$)", ""),
        (r"^grey", "gray"),
        (r"^(?:mister)$", "mr"),
    )
)
_CLUSTERS = (("0", "o"), ("1", "l"), ("5", "s"), ("rn", "m"), ("vv", "w"), ("cl", "d"))
_SHAPES = str.maketrans(
    {
        **dict.fromkeys("ceao06", "o"),
        **dict.fromkeys("hbk", "h"),
        **dict.fromkeys("tfli1jr!|7", "l"),
        "n": "u",
        "v": "y",
    }
    | {"5": "s", "8": "h", "9": "g", "q": "g", "2": "z", "4": "o"}
)
_FIGURES = str.maketrans(
    {**dict.fromkeys("oO", "0"), **dict.fromkeys("lIi|", "1"), "S": "5", "s": "5", "B": "8", "Z": "2"}
)
_ENDINGS = frozenset(
    [
        "",
        "s",
        "es",
        "ed",
        "d",
        "ing",
        "er",
        "ers",
        "r",
        "ly",
        "e",
        "y",
        "ies",
        "ied",
        "n",
        "en",
        "ion",
        "ions",
        "al",
        "ment",
        "st",
        "est",
        "ory",
    ]
)


@lru_cache(maxsize=1 << 17)
def spelling(word: str) -> str:
    """One spelling for all of a word: American, numbers in figures; not a form to print."""
    figures = value(word)
    if figures is not None:
        return figures
    if len(word) < 5:
        return word
    for pattern, plain in _BRITISH:
        word = pattern.sub(plain, word)
    return word


@lru_cache(maxsize=1 << 14)
def shapes(word: str) -> str:
    """The outline that a bad scan leaves of a word: letters that scans confuse are one ("rn" and "m", "1" and "l")."""
    for pair, one in _CLUSTERS:
        word = word.replace(pair, one)
    return word.translate(_SHAPES)


def confusable(word: str, other: str) -> bool:
    """Whether a scan may show the one for the other by shapes alone."""
    return shapes(word) == shapes(other)


def figures(word: str) -> str:
    """The figures that a scan may have shown as these letters: "l99O" for 1990."""
    return word.translate(_FIGURES)


def is_close(word: str, other: str) -> bool:
    """Whether the two differ by a slip or two: one edit in short words, two from six letters on, three from ten."""
    longest = max(len(word), len(other))
    allowed = 1 if longest < 6 else 2 if longest < 10 else 3
    return Levenshtein.distance(word, other, score_cutoff=allowed) <= allowed


def is_slip(word: str, other: str) -> bool:
    """Whether one letter more, less or other makes the one word the other."""
    return Levenshtein.distance(word, other, score_cutoff=1) <= 1


def inflected(word: str, other: str) -> bool:
    """Whether the two may be forms of one word ("works", "working"); a guess by endings, for English."""
    shared = 0
    for one, two in zip(word, other, strict=False):
        if one != two:
            break
        shared += 1
    return shared >= 3 and any(
        word[cut:] in _ENDINGS and other[cut:] in _ENDINGS for cut in range(max(3, shared - 1), shared + 1)
    )
