"""What headings and answers say of the role of a column, in English and Welsh; `roles` tries them in its order."""

import re


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


ID = _any_of(
    r"^(?:#|_?id|key|_?uuid|instance ?id|meta[:/-]instance ?id|token|.{0,20}\b(?:id|uuid))$",
    r"^(?:unique )?(?:response|respondent|answer|comment|record|submission|participant|case|unique|user|key)"
    r"[ _-]?(?:id|number|no\.?|ref(?:erence)?|#)$",
    r"^(?:survey|reply|entry|form|questionnaire|slip|card|sheet)"
    r"[ _-]?(?:id|number|no\.?|ref(?:erence)?|#)$",
    r"^ref(?:erence)?(?:[ _]?(?:no\.?|number|id))?$|^id\.respondent$|^voter$|^rhif (?:cyfeirnod|ffurflen)$|^cyfeirnod$",
    r"^(?:rhif|cod) (?:yr )?(?:ateb|ymateb|ymatebydd|cyfranogwr)$",
)
_PEOPLE = (
    r"(?:respondent|participant|patient|person|individual|interviewee|client|customer|service ?user|user|member|"
    r"beneficiary|resident|tenant|carer|volunteer|subject|learner|student|pupil|child|attendee|panell?ist|"
    r"panel ?member)"
)
_ID = r"(?:id|i\.d\.|uid|uuid|number|no\.?|code|key|ref(?:erence)?(?: ?(?:no\.?|number))?|#|identifier)"
PERSON = _any_of(  # ids of people, who may have several rows
    rf"^(?:unique |anonymous |survey )?{_PEOPLE}(?:['’]s)?[ _-]?{_ID}$",
    rf"^id[ _.-]?(?:of )?(?:the )?{_PEOPLE}$|^(?:anonym(?:ous|ised)|pseudonym(?:ous|ised)?)[ _-]?{_ID}$",
    r"^(?:respondent|participant|pid|ppid|subjid|pseudonym|voter)$",
    r"^(?:rhif|cod|id) (?:yr |y )?(?:ymatebydd|cyfranogwr|claf|cleient|aelod|defnyddiwr|gofalwr|person)$",
)
OVER_ROWS = _any_of(  # ids of what has several rows: a case, a household, the form that a repeated part belongs to
    rf"^(?:case|record|household|study|unique|family|response|submission)[ _-]?{_ID}$",
    r"^parent_?key$|^_?parent_?(?:id|uid|uuid)$|^_submission_{1,2}(?:id|uuid)$",
)
BARE_ID = _any_of(r"^_?id$")
SOMEBODY = _any_of(r"^(?:respondent|participant|voter)$")  # who it is, or what somebody is
WHICH = _any_of(r"^(?:child|pupil|family|household)[ _-]?(?:number|no\.?|#)$")  # who it is, or which of a few
NUMBERED = _any_of(r"^(?:response|respondent|entry|submission|row|no\.?|number)(?: ?(?:no\.?|number|#))?$")
TOOL = _any_of(
    r"^_?(?:index|parent_?(?:index|table_name)|tags|notes|note\d*|status|submitted_by|submission_?time)$",
    r"^_?(?:_?version_*|validation_?status)$",
    r"^(?:start|end)(?:ed)?[ _]?(?:date|time|at|on)?$|^(?:start|end)_?(?:date|time)$|^today$|^deviceid$",
    r"^(?:collector ?id|network id|custom ?data ?\d*|progress|duration.*|finished|distributionchannel|userlanguage)$",
    r"^(?:externalreference|last ?page(?: ?accessed)?|start ?language|languages?|seed|refurl)$",
    r"^amser (?:dechrau|dechreuodd|addasu diwethaf|diwygio diwethaf)$",
    r"^(?:datestamp|date last action|interview ?time)$",
    r"^(?:response )?start ?time$|^(?:last )?updated(?: ?(?:at|on|time|date))?$|^collector ?name$",
    r"^(?:startzeit|heure de d[ée]but|hora de inicio|godzina rozpoczęcia|ora di inizio)$",
    r"^(?:.{0,3}total time|time taken.*|completion time|last ?modified(?: time)?)$",
    r"^(?:browser|os|source|response ?(?:type|set)|ending)$",
    r"^(?:tracking ?link|referr?er(?: ?url)?|total points|quiz feedback|(?:points|feedback) [-–] .+)$",
    r"^id\.(?!name|respondent)\w+$",
    r"^redcap_\w+$|^(?:event name|repeat in(?:strument|stance)|survey identifier)$|^\w+_complete$",
    r"^q_(?:recaptcha|relevant|ballot|duplicate|terminate|url|language|unsubscribe)\w*$",
    r"^form ?def ?version$|^form_?version$|^(?:device|browser|platform|operating system|screen ?size)$",
    r"^(?:response|submission|completion|survey|entry)[ _]?status$|^(?:is )?completed?\??$",
    r"^(?:session ?id|contact ?id|legacy comments|(?:extended ?)?referr?er|(?:source|page|embed) ?url|user ?agent)$",
    r"^(?:post ?id|transaction ?id|payment (?:amount|date|status)|created by.*|date updated|url)$",
    r"^(?:username|formdef_?version|reviewstate|submitter(?:id|name)|attachments\w*|edits|.{0,40}[:/_-]accuracy)$",
)
DATE = _any_of(
    r"date|timestamp|submi|complet|time|recorded|created|finished|today", r"\bwhen\b|\bday\b|dyddiad|cyflwyn|cwblh"
)
DAY = _any_of(r"\b(?:date|timestamp|dyddiad)\b")
BEST_DATE = _any_of(
    r"^(?:timestamp|submi\w*.*|recorded ?date|date ?submitted|(?:response )?completion time|date|interview ?date)$",
    r"^(?:created(?: ?(?:at|on|time|date))?|entry_datesubmitted)$",
    r"^(?:fertigstellungszeit|zeitstempel|heure de fin|horodateur)$",
    r"^(?:hora de finalización|marca temporal|sygnatura czasowa|godzina ukończenia|informazioni cronologiche)$",
    r"^(?:id\.date|survey[ _]timestamp)$",
    r"^amser (?:cwblhau|gorffen|cyflwyno)$|^stamp amser$",
    r"^dyddiad(?: cyflwyno| cwblhau| yr ateb)?$",
)
GROUP = _any_of(
    r"\b(?:age|ages|age ?\w{4,5}|gender|sex|ethnic\w*|disab\w*|faith|religion|sexual orientation|marital status)\b",
    r"\b(?:region|area|district|province|county|borough|ward|village|town|country|location|nationality)\b",
    r"\b(?:service(?! user)|trust|site|branch|team|department|group|segment|cohort|role|venue|organisation type)\b",
    r"\b(?:employment|education|income|first language|carer status|who are you|how old are you)\b",
    r"\b(?:oed|oedran|rhywedd|ethnig\w*|anabl\w*|anabledd|crefydd|ffydd|cyfeiriadedd rhywiol)\b|^(?:eich )?rhyw\W*$",
    r"\b(?:rhanbarth|ardal|sir|ward|pentref|tref|gwlad|lleoliad|iaith gyntaf|grŵp)\b",
    r"are you (?:a|an|the)\b|which of (?:these|the following) (?:(?:best )?describes you|are you)\b",
    r"\bbest describes you\b",
    r"\beich disgrifio (?:chi )?orau\b|\bpwy ydych chi\b",
    r"^i am (?:a|an|the)\b|\bhow are you connected\b|\byour (?:link|connection|relationship) (?:with|to)\b",
    r"(?:^|\bihr )alter\b",
    r"\b(?:wie alt|altersgruppe|geschlecht|quel âge|âge|sexe|edad|género|ile masz lat|wiek|płeć|età|idade)\b",
    r"^m(?:ale)? ?/ ?f(?:emale)?$|^f(?:emale)? ?/ ?m(?:ale)?$",
)
CONSENT = _any_of(
    r"\bconsent\b|^i (?:understand|agree|consent|confirm)\b|permission|do you agree to",
    r"\b(?:happy|willing|like|wish|agree) to (?:take part|participate)\b|\bby ticking\b.{0,40}\bagree\b",
    r"\bhappy for (?:us|my|our|this|you)\b|^i(?:['’]m| am) (?:happy|willing) (?:for|to)\b",
    r"\bok(?:ay)?(?: for us)? to (?:use|share|quote|publish|print|read)\b|^(?:share|quote|use|print)\b.{0,12}$",
    r"\b(?:can|may) we (?:use|share|quote|publish|print|read)|\bgdpr\b|data protection|privacy",
    r"\b(?:cyd|gyd|ghyd)syni\w*|\b[cg]aniat(?:âd|áu i ni)|\bdiogelu data\b|\b(?:p|ph|b)reifatrwydd\b|\bhapus i ni\b",
    r"^rwy(?:f|f i)?(?:['’]n| yn) (?:deall|cytuno|cadarnhau|hapus)\b|\b(?:allwn|gawn) ni (?:ddefnyddio|rannu|ddyfynnu)",
)
OF_OTHERS = _any_of(r"^(?:did|was|were|how|when|who|why|where|what|oedd|wnaeth|sut|pam|pryd)\b")  # asks what happened
QUOTED = _any_of(  # who says no to this has answered all the same
    r"\b(?:quot\w*|publish\w*|publicity|share[ds]?|print(?:ed)?)\b|\bread (?:it |this |them )?(?:out|aloud)\b",
    r"\b(?:your|my) (?:own )?(?:words|comments?)\b",
    r"\bn?d?dyfyn\w*|\b[cg]yhoedd\w*|\b(?:eich|fy) (?:ng)?(?:geiriau|eiriau|sylwadau)\b",
)
OF_QUOTING = _any_of(r"\bquot(?:e|es|ed|ing|ation)\b", r"\bpublish\w*", r"\b(?:n?d)?dyfyn\w*|\bcyhoedd\w*|\bgyhoedd\w*")
YES_OR_NO = _any_of(r"^(?:yes|no|y|n|ok|okay|ie|na|nage|cewch|ydw|nac ydw|i agree|i do(?: not|n't)?)\b")
WORKED_OUT = frozenset({"detractor", "passive", "promoter"})  # a tool says this of a score beside it
OTHER = _any_of(
    r"^other ?[-–:] ",
    r"\bif (?:you )?(?:selected |chose |ticked |answered )?[‘'\"]?other\b",
    r"(?:^|[-–:\[(] ?)(?:other|please (?:specify|say|state)|arall|nodwch)\b[^?]{0,40}$",
)
OPEN = _any_of(  # asks for words of one's own, though many write the same "nothing"
    r"^(?:do you have )?(?:any |your )?(?:other |further |additional |general |final )?(?:comment|suggestion)s?\b"
    r"[^?]{0,30}\??$",
    r"\banything else\b.{0,60}$|\btell us (?:more|about|why|what)\b|\bin your own words\b",
    r"\b(?:please )?(?:explain|say (?:more|why)|give (?:us )?(?:more |further )?(?:details?|reasons?))\b",
    r"^(?:unrhyw )?sylwadau\b.{0,30}$|\bunrhyw beth arall\b|\bdywedwch (?:fwy|ragor|wrthym)\b",
    r"\b(?:eglurwch|esboniwch)\b",
)
CODED = re.compile(r"^(?P<code>[A-Za-z]\w{1,20})\. (?P<text>\S.*)$", re.DOTALL)
FOLDER = re.compile(r"^(?:(?:group|grp|section|page|begin)\w*/)+", re.IGNORECASE)  # of a form for phones
ADDRESS = re.compile(r"^https?://\S+$", re.IGNORECASE)
WHERE = re.compile(r"^(?:country|city|state(?: ?/ ?region)?|region|postal)$", re.IGNORECASE)
MARKS = frozenset(
    {"other", "yes", "no", "true", "false", "0", "1", "x", "selected", "not selected", "arall", "ie", "na"}
)
TIME_OF_DAY = re.compile(r"^\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?$", re.IGNORECASE)
CODE = re.compile(r"^'?(?=.*\d)[\w-]{3,64}$")
NUMBER = re.compile(r"^-?[£$€]?\d[\d,]*(?:\.\d+)?$")
WHO = re.compile(r"^(?:who|whose|pwy)\b", re.IGNORECASE)
COUNTED = _any_of(r"\b(?:counts?|number|how many|no\.? of|total|times|nifer|sawl)\b")
