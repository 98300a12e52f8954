"""Saying: the words by which English prose tells who speaks."""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


PAST = _words(
    """
    accused acknowledged added admitted advised affirmed agreed alleged announced answered argued asked asserted
    assured believed boasted called cautioned charged cited claimed commented complained conceded concluded
    confessed confided confirmed contended continued countered cried declared declined demanded denied described
    disclosed emailed emphasized emphasised estimated exclaimed explained expressed felt held hinted indicated
    informed inquired insisted instructed interjected joked lamented laughed maintained mentioned messaged mused
    muttered noted objected observed opined ordered pleaded pointed posted praised predicted proclaimed promised
    proposed questioned quipped read reasoned recalled reckoned recommended recounted reiterated remarked
    reminded repeated replied reported responded retorted revealed ruled said screamed shouted sighed snapped
    specified stated stressed suggested summarized summed testified texted thought threatened told tweeted urged
    vowed warned whispered wondered wrote yelled
    """
)
PRESENT = _words(
    """
    acknowledges adds admits advises alleges announces answers argues asks asserts assures believes boasts calls
    cautions claims complains concedes concludes confesses confirms contends continues declares demands denies
    describes emphasizes emphasises estimates explains feels finds hints indicates insists jokes laments
    maintains mentions notes objects observes opines points predicts proclaims proposes quips reads recalls
    reckons recommends recounts remarks replies reports responds reveals says shouts states stresses suggests
    tells testifies thinks threatens tweets urges vows warns wonders writes
    """
)
PLURAL = _words(
    """
    say write argue claim contend insist maintain allege believe note state suggest warn explain
    """
)
PARTICIPLES = _words(
    """
    acknowledging adding admitting alleging announcing answering arguing asking asserting boasting calling
    claiming complaining conceding concluding confirming continuing declaring demanding denying describing
    emphasizing explaining hinting insisting joking lamenting mentioning mocking noting observing predicting
    promising quoting recalling remarking replying reporting responding saying shouting stating stressing
    suggesting telling testifying tweeting urging warning wondering writing yelling
    """
)
ELSEWHERE = _words(
    """
    sagte sagt sagen schrieb schreibt erklärte erklärt meinte meint betonte warnte hieß heißt dit disait déclare
    déclaré affirme affirmé explique expliqué estime écrit ajoute ajouté assure assuré selon dijo dice decía
    afirmó afirma señaló señala explicó escribió aseguró según disse diz afirmou escreveu segundo detto
    dichiarato scritto spiega secondo zei zegt schreef volgens sa säger skrev enligt řekl řekla uvedl uvedla
    podle powiedział powiedziała
    """
)
"""Verbs of saying in other languages: enough to see that somebody speaks, not who."""
FINITE = PAST | PRESENT | PLURAL
VERBS = FINITE | PARTICIPLES

BETWEEN = _words(
    """
    also then once later recently reportedly has have had would could might may will is was does did do just
    again still now never often even only first famously himself herself themselves allegedly apparently simply
    further already since
    """
)
"""Words that may stand between a speaker and the verb."""
PASSIVE = _words(
    """
    be been being is are was were am get got
    """
)

PRONOUNS = _words(
    """
    he she they it we i you who
    """
)
DETERMINERS = _words(
    """
    the a an one another some his her their its our my
    """
)
DOCUMENTS = _words(
    """
    email emails e-mail message messages memo memorandum letter letters note notes testimony statement post
    tweet tweets text texts report brief filing complaint motion affidavit declaration deposition blog essay
    article book paper slide slides presentation chat words
    """
)
"""What somebody wrote: "Theakanath’s email said" names Theakanath."""

STARTERS = _words(
    """
    the a an in on at but and or so yet for as if when while after before since though although because then
    there here this that these those it he she they we i you his her their its our my who what where why how
    according per by from to of with without under over during until among between meanwhile however still also
    not no some many most all both one two three another other others last next now once later today yesterday
    tomorrow earlier instead moreover indeed yes see monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
    """
)
"""Words whose capital letter comes from their place in the sentence, or that name a day."""
PARTICLES = _words(
    """
    de da di du del della van von der den ter ten bin ibn al el la le dos san of and for &
    """
)
POSTS = _words(
    """
    ceo cfo cto coo cmo vp svp evp president vice director chairman chairwoman chair editor founder cofounder
    co-founder spokesman spokeswoman spokesperson minister secretary attorney general senator rep representative
    """
)
ORGANISATIONS = _words(
    """
    inc inc. corp corp. co co. llc ltd university court times post journal department committee council agency
    institute association company group bank party office commission foundation news press house senate street
    union states kingdom
    """
)
TITLES = _words(
    """
    mr mrs ms dr prof gov sen rep gen col sgt lt st judge justice
    """
)
GOVERNING = _words(
    """
    against of by from between to with for about into over on like under toward towards via
    """
)
"""Before a name: it is no subject."""
STOPS = _words(
    """
    in on at to of for from with by who whose which that after before when while as and or but during about
    """
)
"""Words at which a noun and what goes with it ends."""
