"""Two hundred people who do not exist, called as people are in many traditions.

None of these names is an English word, so that every one of them has to be replaced wherever it is
typed. Beside them a few names that are ordinary words: these are protected before the session.
"""

from itertools import product

TRADITIONS = {
    "Ghanaian": ("kwabena yaa akosua kofi adwoa", "mensah owusu asante boateng"),
    "Yoruba": ("olumide adebayo folasade temitope yetunde", "adeyemi ogunleye akinola balogun"),
    "Igbo": ("chidi ngozi obinna nkechi ifeoma", "okafor eze nwosu okonkwo"),
    "Zimbabwean": ("tendai rudo tapiwa chipo farai", "moyo chikwanha dube mutasa"),
    "Somali": ("abdirahman hodan ayaan fadumo liban", "warsame jimcaale abdi hersi"),
    "Eritrean": ("yonas selam tesfaye meron filmon", "tekle haile gebremedhin weldu"),
    "Arabic": ("layla yusuf khadija omar samira", "haddad mansour khoury nasser"),
    "Turkish": ("emre zeynep mehmet ayse serkan", "yildiz demir kaya ozturk"),
    "Kurdish": ("baran rojda azad zilan dilan", "karakoc barzani sever aslan"),
    "Persian": ("farhad shirin dariush parisa kaveh", "ahmadi rostami moradi jafari"),
    "Punjabi": ("harpreet gurdeep simran jaspal manjit", "sandhu gill dhillon grewal"),
    "Bengali": ("rafiq nusrat tahmid shahana imtiaz", "chowdhury miah khatun rahman"),
    "Tamil": ("arun kavitha suresh priya anand", "selvam rajan pillai nadar"),
    "Vietnamese": ("thuy linh duc huong quang", "nguyen pham tran dinh"),
    "Chinese": ("xiaoming yuhan zixuan meiling weijie", "zhang huang zhao zhou"),
    "Polish": ("agnieszka tomasz zofia krzysztof malgorzata", "nowak kowalczyk wojcik zielinski"),
    "Romanian": ("ionut andreea mihai cristina razvan", "popescu dumitru stoica munteanu"),
    "Irish": ("siobhan niamh oisin aoife cathal", "o'dwyer gallagher brennan o'riordan"),
    "Welsh": ("gwenllian rhys angharad iestyn lowri", "llewellyn gruffydd pritchard bevan"),
    "Caribbean": ("delroy shanice tyrell keisha kadeem", "grizzle braithwaite alleyne thompson"),
}

PEOPLE = tuple(
    f"{given} {family}"
    for givens, families in TRADITIONS.values()
    for given, family in list(product(givens.split(), families.split()))[::2]
)
"""Given and family name in small letters, as they are typed in a hurry."""

WORD_NAMES = (
    "Blessing Okoro",
    "Precious Ncube",
    "Grace Adjei",
    "Favour Bassey",
    "Prudence Achieng",
    "Ivy Marlowe",
    "Mercy Wanjiru",
    "Godwin Trust",
)
"""Names with an ordinary word in them, which are protected at set-up."""

NUMBERS = ("943 476 5919", "07700 900123", "a.okafor@example.org", "14 cobden street")


def spoken(people: tuple[str, ...]) -> list[str]:
    """Return notes in which `people` are mentioned, four in each, in all the cases there are."""
    cases = (str.lower, str.title, str.upper, str.lower)
    notes = []
    for index in range(0, len(people), 4):
        named = [case(name) for case, name in zip(cases, people[index:], strict=False)]
        notes.append(f"{named[0]} told " + ", then ".join(named[1:]) + " at school")
    return notes


def parts(people: tuple[str, ...]) -> frozenset[str]:
    """Return every part of every name, in small letters and without apostrophes."""
    return frozenset(part for name in people for part in name.lower().replace("'", "").split())
