"""What headings of columns say that hold names, addresses and the like; in English and Welsh. Looks at no values."""

import re

NAME, EMAIL, PHONE, POSTCODE, POSITION, ADDRESS, NUMBER, BIRTH, NETWORK = (
    "name", "email", "phone", "postcode", "position", "address", "number", "birth", "network",
)  # fmt: skip

_PERSON = (
    r"(?:client|service ?user|carer|parent|guardian|member|patient|volunteer|interviewer|respondent|participant|child|"
    r"son|daughter|(?:support |key |social |care )?worker|nurse|doctor|gp|teacher|contact|preferred|print(?:ed)?|legal|"
    r"maiden|middle|husband|wife|partner|customer|user|learner|pupil|student|resident|tenant|beneficiary|referrer|"
    r"person|young person|witness|advocate|attendee|guest|delegate)(?:['’]?s['’]?)?"
)
_WHOSE = r"(?:your |their |recipient ?|participant'?s? ?|respondent'?s? ?|contact ?|child'?s? ?)"
_MAYBE = r"(?: ?\(?optional\)?)"
_SAID: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        EMAIL,
        (
            r"^e-?mail\b(?! (?:did|do|was))",
            r"\be-?mail(?: address)?\W*$",
            r"^recipient ?email",
            r"\bemail address\b",
            r"\be-?bost\b\W*$",
            r"^(?:adresse de messagerie|courriel|adresse e-?mail|adres e-mail)\W*$",
            r"^(?:dirección de )?correo electrónico\W*$",
        ),
    ),
    (
        PHONE,
        (
            r"\b(?:tele)?phone(?: number| no\.?)?\W*$",
            r"\bmobile(?: number| no\.?)?\W*$",
            r"\bcontact number\b",
            r"\btel\b\W*(?:no\.?|number)?\W*$",
            r"^phone\b.{0,25}$",
            r"\bff[oô]n(?: symudol)?\b\W*$|\brhif (?:ff[oô]n|cyswllt|symudol)\b",
        ),
    ),
    (POSTCODE, (r"\bpost ?code\b", r"\bzip ?code\b", r"^zip\W*$", r"\bpostal code\b", r"\bcod ?post\b")),
    (
        POSITION,
        (
            r"\b(?:latitude|longitude|altitude)\b",
            r"gps|_?geolocation|geo ?(?:location|point|tag)",
            r"location ?(?:lat|long|lng)\w*",
            r"\bcoordinates?\b",
            r"^(?:lat|lng|long|lon|x|y)$",
            r"\b(?:lledred|hydred)\b",
        ),
    ),
    (
        BIRTH,
        (
            r"\bdate of birth\b",
            r"\bd\.?o\.?b\.?\b",
            r"\bbirth ?date\b",
            r"\bbirthday\b",
            r"\bdyddiad geni\b",
            r"^when (?:were|was) .{1,30}\bborn\b",
        ),
    ),
    (
        NUMBER,
        (
            r"\bnhs (?:number|no\.?)\b",
            r"\bnational insurance\b",
            r"\bni (?:number|no)\b",
            r"\brhif (?:y )?gig\b|\bsocial security (?:number|no)\b",
            r"\byswiriant gwladol\b",
            r"\b(?:passport|(?:bank )?account|hospital|chi|h&c|driving licen[cs]e) (?:number|no\.?)\W*$",
            r"\b(?:unique (?:learner|pupil)|student|pupil|patient|staff|payroll|employee) (?:number|no\.?|id)\W*$",
            r"^(?:nino|uln|upn|sort ?code|(?:car|vehicle) reg(?:istration)?(?: (?:number|no\.?))?)\W*$",
        ),
    ),
    (
        NETWORK,
        (
            r"^(?:(?:submission|remote|client|user)[ _.])?ip(?: ?addr(?:ess)?)?$|\bip ?address\b",
            r"^(?:device ?id|imei|mac ?address|network ?address|simserial|subscriberid|user ?agent)$",
        ),
    ),
    (
        ADDRESS,
        (
            r"^(?:home |your |postal |street |full )?address\b.{0,15}$",
            r"^street\W*$|^addr\W*\d?\W*$|\((?:home |full )?address\)\W*$|^address\W?\d",
            r"\b(?:home|street|postal|mailing|full) address\b.{0,15}$|^what is your (?:home |full )?address\b",
            r"^(?:your )?contact details\b|\b(?:leave|give us) your (?:contact )?details\b|\bmanylion cyswllt\b",
            r"^address (?:line )?\d",
            r"^house (?:name|number)",
            r"^(?:eich )?cyfeiriad\b(?! e-?bost).{0,15}$",
        ),
    ),
    (
        NAME,
        (
            rf"^(?:your |their |the )?{_PERSON} (?:full |first |last |sur|fore)?names?\W*(?:\(.*\))?$",
            rf"^(?:full )?names? (?:of|for) (?:the |your )?{_PERSON}\b",
            r"^(?:completed|filled in|interviewed|entered|recorded|submitted|created|typed|signed|referred) ?by\W*$",
            r"^(?:next of kin|nickname|signature|username|[fl]name)\W*$|^(?:who|your)\b.{0,40}\(names?\)\W*$",
            r"^enw(?:['’]r| y| yr) (?:plentyn|gofalwr|rhiant|claf|cleient|aelod|gwirfoddolwr|person|ymatebydd)\b",
            r"^llofnod",
            r"^name[ _.:-](?:first|last|middle|prefix|suffix)$|^(?:author|asked by|posted by|reviewer)\W*$",
            r"^(?:vorname|nachname|nom|prénom|nombre|apellidos?|imię|nazwisko|nutzername)\W*$",
            rf"^{_WHOSE}?initials{_MAYBE}?\W*$",
            rf"^{_WHOSE}?(?:full |first |last |family |given |sur|fore|user|nick|display)?[ _-]?names?{_MAYBE}?\W*$",
            r"^(?:your|eich) (?:full |first |last )?(?:name|enw)\b(?! for\b)|^(?:full )?names? ?[(,:–-]",
            r"\b(?:leave|give|add|write) (?:us )?your name\b|\byour name,? (?:and|or) (?:e-?mail|phone|number|contact)",
            r"^what(?: is|['’]s) your (?:full |first |last )?name",
            r"^(?:sur|fore)name|^(?:recipient)?(?:first|last)name",
            r"\b(?:first|last|full) name\b.{0,20}$",
            r"^(?:eich )?(?:enw|cyfenw)(?: (?:llawn|cyntaf|canol|olaf|teuluol))?(?: ?\(?(?:dewisol|optional)\)?)?\W*$",
            r"^beth yw (?:eich|dy) enw\b",
            r"^name of (?:respondent|participant|person|carer|patient|child)",
        ),
    ),
)
OF_A_PERSON = re.compile(rf"^(?:your |their |the )?(?:{_PERSON}|staff member|facilitator|assessor)\W*$", re.IGNORECASE)
"""What names somebody, where the values are names."""
HEADINGS = tuple((kind, re.compile("|".join(patterns), re.IGNORECASE)) for kind, patterns in _SAID)
"""Patterns by kind, in the order in which they are tried."""
