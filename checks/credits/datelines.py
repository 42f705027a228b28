"""Datelines in the style of the Associated Press: which cities stand alone, and how states are abbreviated."""

from __future__ import annotations

from checks.names.lexicons import fold
from checks.readers import fragments
from checks.regexes import regex
from checks.tuples import NamedTuple

_STATES = """
Ala.: alabama al|Alaska: alaska ak|Ariz.: arizona az|Ark.: arkansas ar|Calif.: california ca cal|Colo.: colorado co
Conn.: connecticut ct|Del.: delaware de|D.C.: districtofcolumbia dc|Fla.: florida fl|Ga.: ga|Hawaii: hawaii hi
Idaho: idaho id|Ill.: illinois il|Ind.: indiana in|Iowa: iowa ia|Kan.: kansas ks|Ky.: kentucky ky|La.: louisiana la
Maine: maine me|Md.: maryland md|Mass.: massachusetts ma|Mich.: michigan mi|Minn.: minnesota mn|Miss.: mississippi ms
Mo.: missouri mo|Mont.: montana mt|Neb.: nebraska ne nebr|Nev.: nevada nv|N.H.: newhampshire nh|N.J.: newjersey nj
N.M.: newmexico nm|N.Y.: newyork ny|N.C.: northcarolina nc|N.D.: northdakota nd|Ohio: ohio oh|Okla.: oklahoma ok
Ore.: oregon or|Pa.: pennsylvania pa penn penna|R.I.: rhodeisland ri|S.C.: southcarolina sc|S.D.: southdakota sd
Tenn.: tennessee tn|Texas: texas tx tex|Utah: utah ut|Vt.: vermont vt|Va.: virginia va|Wash.: washington wa
W.Va.: westvirginia wv|Wis.: wisconsin wi wisc|Wyo.: wyoming wy
"""
"""The style's form of a state and all others, folded. Georgia in full is a country too."""
_ALONE = """
Ga.: atlanta|Md.: baltimore|Mass.: boston|Ill.: chicago|Ohio: cincinnati cleveland|Colo.: denver|Mich.: detroit
Texas: dallas houston sanantonio|Hawaii: honolulu|Ind.: indianapolis|Nev.: lasvegas|Fla.: miami|Wis.: milwaukee
Calif.: losangeles sandiego sanfrancisco|Minn.: minneapolis|La.: neworleans|N.Y.: newyork|Okla.: oklahomacity
Pa.: philadelphia pittsburgh|Ariz.: phoenix|Mo.: stlouis|Utah: saltlakecity|Wash.: seattle|D.C.: washington
netherlands: amsterdam|iraq: baghdad|thailand: bangkok|china: beijing shanghai hongkong macau|lebanon: beirut
germany: berlin munich|belgium: brussels|egypt: cairo|ireland: dublin|switzerland: geneva zurich|cuba: havana
guatemala: guatemalacity|finland: helsinki|pakistan: islamabad|turkey: istanbul|israel: jerusalem
southafrica: johannesburg|kuwait: kuwaitcity|england: london|spain: madrid|mexico: mexicocity|italy: milan rome
canada: montreal quebeccity toronto|quebec: montreal quebeccity|ontario: toronto|russia: moscow|india: newdelhi
panama: panamacity|france: paris|czechrepublic: prague|brazil: riodejaneiro saopaulo|sweden: stockholm
australia: sydney|japan: tokyo|austria: vienna|uk: london|unitedkingdom: london
"""
"""Where the cities lie that stand alone: the same name elsewhere does not."""


def _table(text: str) -> dict[str, tuple[str, ...]]:
    entries = (entry.split(": ") for entry in text.strip().replace("\n", "|").split("|"))
    return {name: tuple(others.split()) for name, others in entries}


_FORMS = {other: state for state, others in _table(_STATES).items() for other in (fold(state), *others)}
_WHERE = _table(_ALONE)
_POSTAL = frozenset(form.upper() for form in _FORMS if len(form) == 2)
_AGENCY = r"(?:AP|AFP|UPI|Reuters|Xinhua|TNS|Bloomberg|CNN|Tribune News Service)"
_OPENING = regex(
    rf"([A-Z][\w.'’ -]{{2,30}}?)((?:, [A-Z][\w.]{{1,12}}(?: [A-Z]\w{{1,12}})?)?(?: \({_AGENCY}\))?)"
    r" ?(?:—|–|--) (?=[A-Z“\"])"
)


class Styled(NamedTuple):
    """What is against the style in a dateline's place, and how the style writes it."""

    problem: str
    wanted: str


def styled(place: str) -> Styled | None:
    """What is wrong with the place of a dateline; None for what is right, and for a place that names no state."""
    city, comma, behind = place.rpartition(", ")
    if not comma:
        city, _, behind = place.rpartition(" ")
        if not city or behind.replace(".", "") not in _POSTAL:
            return None
    city = city.rstrip(".,")
    state = _FORMS.get(fold(behind))
    if fold(city) in _WHERE.get(state or fold(behind), ()):
        return Styled(f"tells where a city lies that needs no {'state' if state else 'country'}", city)
    if state and (behind != state or not comma):
        return Styled("has its state in a form that the style does not", f"{city}, {state}")
    return None


def in_small_letters(text: str) -> tuple[int, str] | None:
    """How long the place is with which a text opens, if it is a dateline but for its capitals, and the place with them.

    It has a state or an agency with it: else it may be anything before a dash.
    """
    opening = _OPENING.match(text)
    if opening is None or not opening[2] or opening[1].isupper():
        return None
    written = opening[1].upper() + text[opening.end(1) : opening.end()]
    found = fragments.dateline(written, 0)
    if found is None or not (found.agency or fold(written[slice(*found.place)].rpartition(", ")[2]) in _FORMS):
        return None
    return found.place.end, written[slice(*found.place)]
