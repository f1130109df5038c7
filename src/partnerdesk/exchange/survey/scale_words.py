"""The words that steps of scales go by, each scale from its good end to its bad; and an answer as these say it.

Knows no numbers of answers.
"""

import re
from collections.abc import Iterable

from partnerdesk.exchange.survey.alike import folded

_NUMBER_BEFORE = re.compile(r"^\d{1,2} ?(?:[-–—.:=)]|\) ?[-–])? ?(?=[^\W\d])")
_SIGN_BEFORE = re.compile(r"^[^\w\s]{1,3}\ufe0f? (?=[^\W\d])")
_NUMBER_BEHIND = re.compile(r"(?<=\w) ?(?:\(\d{1,2}\)|[-–=:] ?\d{1,2})$")
_OR = re.compile(r"^(neither .+) or ")
_DEGREE_BEHIND = re.compile(r"^(agree|disagree) (strongly|slightly|somewhat)$")
_AT_ALL_BEHIND = re.compile(r"^not (.+) at all$")
_IN_TWO = re.compile(r" ?[/|] ?")
# Each from the good end to the bad, parted by blank lines; several ways of saying the same step may stand side by side.
_SAID = """
very good, good, neither good nor poor, neither, fair, poor, very poor

😍, 😀, 😃, 😄, 😁, 😊, 🙂, 😐, 😕, 🙁, ☹, ☹️, 😞, 😢, 😡

excellent, very good, good, ok, okay, fair, average, poor, very poor, bad, very bad

outstanding, good, requires improvement, inadequate

great, good, ok, okay, not great, bad, terrible

yes definitely, yes completely, yes always, yes mostly, yes to some extent, yes sometimes, yes a bit, no not really,
no, no not at all

strongly agree, agree, slightly agree, somewhat agree, neither agree nor disagree, neither, neutral, somewhat disagree,
slightly disagree, disagree, strongly disagree

definitely agree, tend to agree, mostly agree, neither agree nor disagree, tend to disagree, mostly disagree,
definitely disagree

extremely satisfied, very satisfied, satisfied, fairly satisfied, somewhat satisfied,
neither satisfied nor dissatisfied, neither, neutral, somewhat dissatisfied, fairly dissatisfied, dissatisfied,
very dissatisfied, extremely dissatisfied

extremely likely, very likely, likely, quite likely, somewhat likely, neither likely nor unlikely,
neither, somewhat unlikely, unlikely, very unlikely, extremely unlikely

very favorably, somewhat favorably, neither favorably nor unfavorably (neutral), somewhat unfavorably,
very unfavorably

very favourably, somewhat favourably, neither favourably nor unfavourably, somewhat unfavourably,
very unfavourably

very easy, easy, fairly easy, neither easy nor difficult, fairly difficult, difficult, very difficult

very happy, happy, fairly happy, neither happy nor unhappy, unhappy, very unhappy

very confident, confident, fairly confident, somewhat confident, not very confident, not confident,
not at all confident

all of the time, most of the time, often, some of the time, rarely, none of the time

always, usually, often, sometimes, rarely, hardly ever, never

much better, better, a little better, about the same, the same, same, no change, a little worse, worse, much worse

a great deal, a lot, a moderate amount, a little, not at all, none at all

completely, mostly, partly, a little, not at all

extremely helpful, very helpful, helpful, quite helpful, a bit helpful, not very helpful, not helpful,
not at all helpful

very important, important, fairly important, somewhat important, not very important, not important,
not at all important

rhagorol, da iawn, da, gweddol, ddim yn dda nac yn wael, gwael, gwael iawn

cytuno'n gryf, cytuno, tueddu i gytuno, ddim yn cytuno nac yn anghytuno, ddim yn cytuno nac anghytuno, niwtral,
tueddu i anghytuno, anghytuno, anghytuno'n gryf

bodlon iawn, bodlon, eithaf bodlon, ddim yn fodlon nac yn anfodlon, eithaf anfodlon, anfodlon, anfodlon iawn

tebygol iawn, tebygol, ddim yn debygol nac yn annhebygol, annhebygol, annhebygol iawn

hawdd iawn, hawdd, ddim yn hawdd nac yn anodd, anodd, anodd iawn

hapus iawn, hapus, ddim yn hapus nac yn anhapus, anhapus, anhapus iawn

drwy'r amser, y rhan fwyaf o'r amser, yn aml, rhywfaint o'r amser, yn anaml, dim o'r amser

bob amser, fel arfer, yn aml, weithiau, yn anaml, anaml, byth

llawer gwell, gwell, ychydig yn well, tua'r un fath, yr un fath, dim newid, ychydig yn waeth, gwaeth, llawer gwaeth

llawer iawn, llawer, rhywfaint, ychydig, dim o gwbl

pwysig iawn, pwysig, eithaf pwysig, ddim yn bwysig iawn, ddim yn bwysig, ddim yn bwysig o gwbl
"""
WORD_SCALES = tuple(tuple(step.strip() for step in " ".join(words.split()).split(",")) for words in _SAID.split("\n\n"))


def as_said(answer: str) -> str:
    """An answer as the list of steps has it: "5 - Agree strongly." is "strongly agree"."""
    bare = " ".join(folded(answer).replace(",", " ").split())
    bare = _SIGN_BEFORE.sub("", bare)
    bare = _NUMBER_BEHIND.sub("", _NUMBER_BEFORE.sub("", bare))
    bare = _OR.sub(r"\1 nor ", bare)
    bare = _DEGREE_BEHIND.sub(r"\2 \1", bare)
    return _AT_ALL_BEHIND.sub(r"not at all \1", bare)


def by_word(answers: Iterable[str]) -> dict[str, str]:
    """The answers by what they say; of answers in two languages ("Good / Da") the first counts."""
    listed = list(answers)
    parts = [_IN_TWO.split(answer) for answer in listed]
    are_in_two = len(listed) > 1 and all(len(part) == 2 and all(part) for part in parts)  # noqa: PLR2004 - two languages
    return {as_said(part[0] if are_in_two else answer): answer for answer, part in zip(listed, parts, strict=True)}
