"""Words that often have a capital and are no names, and the titles that stand before names; English and Welsh.

For pointing at what may be a name, nothing else. Without case; mutated forms where Welsh has them.
"""

_TITLES = (
    "mr mrs ms miss mx dr doctor prof professor nurse sister matron sir lady rev reverend father cllr councillor",
    "nyrs chwaer athro parch parchedig cyng cynghorydd syr",
)
_WORDS = (
    "redacted removed alzheimer alzheimers parkinson parkinsons asperger aspergers dementia autism autistic adhd",
    "bipolar diabetes sepsis doctor nurse sister matron gp gps adult adults children child city national ill tax",
    "biscuits",
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january",
    "february march april may june july august september october november december jan feb mar apr jun jul aug",
    "sept sep oct nov dec spring summer autumn winter christmas easter ramadan eid diwali english welsh scottish",
    "irish british european polish urdu bengali punjabi arabic french german spanish england wales scotland",
    "ireland britain uk europe covid corona zoom facebook whatsapp google youtube twitter instagram internet wifi",
    "god bible mum mam mums dad nan nana gran grandad tv ok okay sir madam llun mawrth mercher iau gwener sadwrn",
    "sul ionawr chwefror ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr nadolig pasg gwanwyn haf",
    "gaeaf cymraeg gymraeg chymraeg nghymraeg saesneg cymru gymru chymru nghymru lloegr loegr prydain brydain duw",
    "dduw beibl nain taid mamgu tadcu ambulance ambulances paramedic paramedics doctors doc docs nurses service",
    "services team teams hospital hospitals health visitor visitors visiting centre center care emergency urgent",
    "crew staff clinic surgery ward unit department transport taxi council charity trust physio physiotherapy",
    "physiotherapist consultant midwife midwives mental community social worker workers support group groups club",
    "school college university church library park street road bus drop-in foodbank food bank christian muslim",
    "jewish hindu sikh asian african black white microsoft amazon tesco ysbyty meddyg meddygon nyrsys gwasanaeth",
    "tîm canolfan elusen ysgol capel eglwys cyngor there here very were was is are as to this that these those",
    "what when where who how why which if so because although however just great good lovely brilliant excellent",
    "friendly helpful nothing everything everyone all some more most could would should did does do had has have",
    "his her their our your its plus also but and the a an in on at for it my we they he she you not no yes thank",
    "thanks hello hi dear please mae nid ond ac a'r yr y diolch helo annwyl",
)
TITLES = frozenset(word for line in _TITLES for word in line.split())
NO_NAMES = frozenset(word for line in _WORDS for word in line.split())
