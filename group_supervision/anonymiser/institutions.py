"""What schools, hospitals and other organisations are called, with and without a name."""

from typing import Final

from group_supervision.anonymiser.text.tokens import words_in

SCHOOLS: Final = words_in(
    "school schools academy primary infants infant juniors junior nursery kindergarten preschool"
    " pre-school college high grammar comprehensive pru prep university uni playgroup sixth"
)
HOSPITALS: Final = words_in("hospital infirmary general hospice")
FIRMS: Final = words_in(
    "ltd limited plc llp fc afc rfc cic surgery clinic trust foundation logistics builders bakery"
    " solicitors motors taxis cabs cleaners recruitment charity mosque masjid gurdwara synagogue"
    " tabernacle ministries pharmacy dentists practice"
)
STRONG: Final = SCHOOLS - {"schools", "uni"} | HOSPITALS | FIRMS
"""An ordinary noun right before them is a name enough: Longfield High, Harbour Trust."""
WEAK: Final = words_in(
    "centre center hub project projects association society temple church chapel cathedral"
    " fellowship ministry parish dental home homes lodge house council borough chambers warehouse"
    " cars transport foods cleaning security salon barbers garage stores supermarket restaurant"
    " cafe takeaway hotel inn arms gym athletic rovers united wanderers rangers albion town villa"
    " library theatre cinema prison services service agency housing partnership network forum club"
    " unit ward collective initiative farm press radio scouts guides brigade partners sons"
    " brothers consultancy travel medical health group community team"
)
"""They need a name or a capital before them."""
QUALIFIERS: Final = words_in(
    "rc ce cofe catholic roman primary secondary infant junior sixth form royal community medical"
    " health care nursing residential children childrens women adult youth family day dental"
    " maternity general district county football boys girls special free grammar islamic baptist"
    " methodist pentecostal evangelical hindu sikh muslim c of e"
)
"""What may stand between the name and the head, or after it: St Mary's RC Primary School."""
PREFIXES: Final = words_in("fc afc rfc hmp hmyoi yoi raf uss")
OF: Final = words_in("university college bank parish church bishop school")
SAINT: Final = frozenset({"st", "saint", "ss", "sts"})
NOBLE: Final = words_in("royal queen king prince princess duke lady lord sir our")
FROM: Final = words_in("at from by for to with near outside of in via")

GENERIC: Final = words_in(
    "primary secondary special high local new old nearby mainstream boarding private public state"
    " nursery junior infant senior middle upper lower first faith residential independent virtual"
    " alternative medical dental eye acute mental psychiatric children childrens women maternity"
    " day community district teaching cottage military foreign national regional family youth"
    " contact sexual health leisure sports sport shopping city town village county parish resource"
    " drop-in call job detention support advice advocacy drugs drug alcohol walk-in gp nhs art"
    " music dance drama film book football boxing chess homework breakfast after-school night"
    " social care foster nursing sheltered adult people peer self-help reading study working task"
    " focus parenting toddler baby men black church sunday form control ethnic age minority"
    " friendship year small large big own same other next previous voluntary statutory legal court"
    " probation police fire ambulance emergency duty assessment referral intake protection"
    " fostering adoption kinship leaving disability sen autism crisis outreach housing homeless"
    " refugee asylum immigration food clothing hate research pilot action improvement story work"
    " group class house home good best bad usual standard play student blood brain girls boys"
    " language medium prep specialist weight memory pain gender open-plan brick summer half-term"
    " easter christmas winter spring autumn holiday weekend online practice school hospital"
    " service team supervision safety case sixth mosque temple foundation charity trust network"
    " partner worker child parent mother father staff classroom law business office life word key"
    " ghost dolls tree hen green white red attachment domestic abuse violence risk mind trauma"
    " wellbeing community-based contact-centre in-house science art-therapy group-work brass"
    " gospel jazz rock hip-hop street ground plan head attic term time part full secure respite"
    " day-care drug-den crack doll mixed general community"
)
"""What such heads are called by everybody: a contact centre, the high school. It names nobody."""
