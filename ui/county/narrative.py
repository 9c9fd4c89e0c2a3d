"""A county in words: paragraphs made from its figures by rule, each sentence with the figures it rests on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from analytics.sampling import FEWEST
from ui import numbers
from ui.county.phrases import printed, rounded, size, way
from ui.county.profiles import Subject
from ui.headline import sentence
from ui.own_rules import type_name, without_type_text

CHANGE = "population_change_2010_2020"
BEFORE = "population_change_2000_2010"
RANKED_TO = 100
"""A gain or loss is ranked in words where at most this many others are ahead of it."""

STANDS_OUT_FROM = 1.2
"""Times the national share from which an industry is told of."""

SMALLEST_SHARE = 2.0
"""Percent of the employed from which an industry outside agriculture is counted."""

CLOSELY = ("very_similar", "similar")
NAMED = 3

NAMED_WITHIN = 300.0
"""Kilometres beyond which a city of 5 million is not named beside a nearer one of 3 million."""

SANSHA = "460300"
"""Divided into two districts in April 2020, which the census tables and the map do not part."""
_WHOLE_PERCENT_FROM = 10.0


@dataclass(frozen=True)
class Sentence:
    """One sentence.

    Attributes
    ----------
    text : str
    figures : tuple of str
        What it rests on: ids of indicators, or "employment", "types", "boundaries", "alike".
    """

    text: str
    figures: tuple[str, ...]


Paragraph = tuple[Sentence, ...]
Teller = Callable[[Subject], Iterator[Sentence]]


def narrative(subject: Subject) -> tuple[Paragraph, ...]:
    """Tell a county in three paragraphs: its residents, who they are and what they do, services and place.

    Nothing is said of what is not known, except that it is not; nothing is compared that cannot be.
    """
    return tuple(
        tuple(Sentence(sentence(one.text), one.figures) for tell in tellers for one in tell(subject))
        for tellers in (
            (_who, _change, _rank, _around, _before),
            (_urban, _age, _work),
            (_yearbook, _cities, _types, _alike),
        )
    )


def _who(subject: Subject) -> Iterator[Sentence]:
    t, county = subject.t, subject.profile.county
    residents = numbers.people(float(county["population_2020"]), t.lang)
    yield Sentence(
        t(
            "county.words.who",
            name=subject.name,
            kind=kind_of(subject),
            place=_place(subject),
            residents=residents,
        ),
        ("residents_2020",),
    )


def kind_of(subject: Subject) -> str:
    """Name the kind of unit, as a sentence does."""
    t, kind = subject.t, subject.profile.county["kind"]
    if subject.profile.code == SANSHA:
        return t("county.kind.joined_city")
    if kind == "other":
        return t("county.kind.unit" if subject.profile.is_typed else "county.kind.whole_city")
    return t(f"county.kind.{kind}")


def _place(subject: Subject) -> str:
    t, county = subject.t, subject.profile.county
    prefecture = str(county[f"prefecture_{t.lang}"])
    direct = str(county["prefecture_code"]).endswith("9000")
    if direct or prefecture in {subject.name, subject.province}:
        return subject.province
    return t("county.within", inner=prefecture, outer=subject.province)


def _change(subject: Subject) -> Iterator[Sentence]:
    t, profile = subject.t, subject.profile
    if profile.is_suspected:
        yield Sentence(t("county.words.suspected"), ("boundaries",))
        return
    indicator = subject.indicator(CHANGE)
    value = profile.value(CHANGE)
    if value is None:
        yield Sentence(t("county.words.no_change"), (CHANGE,))
        return
    turn = way(rounded(indicator, value), 0, ("gain", "loss", "level"))
    if profile.is_grouped:
        group = subject.atlas.counties["comparison_group"] == profile.county["comparison_group"]
        units = numbers.count(int(group.sum()))
        text = t(f"county.words.group.{turn}", units=units, percent=size(t, indicator, value))
        yield Sentence(text, (CHANGE, "boundaries"))
        return
    persons = abs(float(profile.county["population_2020"]) - float(profile.county["population_2010"]))
    told = numbers.people(persons, t.lang)
    text = t(f"county.words.change.{turn}", persons=told, percent=size(t, indicator, value))
    yield Sentence(text, ("residents_2010", "residents_2020", CHANGE))


def _rank(subject: Subject) -> Iterator[Sentence]:
    """Say how many gained or lost more, where these are few."""
    t, profile = subject.t, subject.profile
    value = profile.value(CHANGE)
    place = subject.profiles.place(profile.row, CHANGE).nation
    if value is None or place is None:
        return
    turn = way(rounded(subject.indicator(CHANGE), value), 0, ("gain", "loss", "level"))
    ahead = place.rank - 1 if turn == "gain" else place.of - place.rank
    if turn == "level" or ahead > RANKED_TO:
        return
    among = t(f"county.cohort.{subject.cohort}", of=numbers.count(place.of))
    text = t(
        f"county.words.rank.{turn}" if ahead else f"county.words.first.{turn}",
        among=among,
        ahead=numbers.count(ahead),
    )
    yield Sentence(text, (CHANGE,))


def _around(subject: Subject) -> Iterator[Sentence]:
    t, profile = subject.t, subject.profile
    if profile.is_suspected:
        return
    indicator = subject.indicator(CHANGE)
    index = [profile.courses[area].index[2020] for area in ("province", "nation")]
    province, nation = (None if one is None else printed(t, indicator, one - 100) for one in index)
    if province and nation:
        text = t("county.words.around", province=subject.province, here=province, nation=nation)
        yield Sentence(text, (CHANGE,))


def _before(subject: Subject) -> Iterator[Sentence]:
    t, profile = subject.t, subject.profile
    if profile.is_suspected:
        return
    value = profile.value(BEFORE)
    if value is None:
        yield Sentence(t("county.words.before.none"), ("residents_2000",))
        return
    indicator = subject.indicator(BEFORE)
    turn = way(rounded(indicator, value), 0, ("gain", "loss", "level"))
    who = t("county.words.the_group" if profile.is_grouped else "county.words.it")
    text = t(f"county.words.before.{turn}", who=who, percent=size(t, indicator, value))
    yield Sentence(text, (BEFORE,))


def _urban(subject: Subject) -> Iterator[Sentence]:
    t, profile = subject.t, subject.profile
    level, change = "urban_share_2020", "urban_share_change_2010_2020"
    indicator = subject.indicator(level)
    share, moved, nation = profile.value(level), profile.value(change), subject.atlas.nation[level]
    if share is None or nation is None:
        return
    facts: dict[str, Any] = {"share": printed(t, indicator, share), "nation": printed(t, indicator, nation)}
    if moved is None or profile.is_suspected:
        yield Sentence(t("county.words.urban.now", **facts), (level,))
        return
    turn = way(rounded(subject.indicator(change), moved), 0, ("up", "down", "level"))
    points = size(t, subject.indicator(change), moved)
    if profile.is_grouped:
        # The share of 2020 is its own, the change is its group's: two sentences keep them apart.
        yield Sentence(t("county.words.urban.now", **facts), (level,))
        yield Sentence(t(f"county.words.urban.group.{turn}", points=points), (change, "boundaries"))
        return
    yield Sentence(t(f"county.words.urban.{turn}", points=points, **facts), (level, change))


def _age(subject: Subject) -> Iterator[Sentence]:
    t, profile = subject.t, subject.profile
    old, young = "elderly_share_2020", "child_share_2020"
    share, children, nation = profile.value(old), profile.value(young), subject.atlas.nation[old]
    if share is None or children is None or nation is None:
        return
    indicator = subject.indicator(old)
    turn = way(rounded(indicator, share), rounded(indicator, nation), ("above", "below", "equal"))
    text = t(
        f"county.words.age.{turn}",
        share=printed(t, indicator, share),
        nation=printed(t, indicator, nation),
        children=printed(t, subject.indicator(young), children),
    )
    yield Sentence(text, (old, young))


def _work(subject: Subject) -> Iterator[Sentence]:
    """Say what people work in, as far as the sample of the long form bears."""
    t = subject.t
    known = {one.industry: one for one in subject.profile.industries if one.share is not None and not one.few}
    if not known:
        yield Sentence(t("county.words.work.few", fewest=FEWEST), ("employment",))
        return
    farming = known.get("agriculture")
    if farming and farming.share is not None:
        text = t("county.words.work.farming", share=_about(farming.share))
        yield Sentence(text, ("agriculture_employment_share_2020",))
    marked = [
        (one.quotient_nation, one)
        for key, one in known.items()
        if key != "agriculture" and one.quotient_nation and (one.share or 0) >= SMALLEST_SHARE
    ]
    times, most = max(marked, key=lambda pair: pair[0], default=(0.0, None))
    least = numbers.trimmed(SMALLEST_SHARE)
    if most is None or times < STANDS_OUT_FROM:
        text = t("county.words.work.usual", least=least, times=numbers.trimmed(STANDS_OUT_FROM))
        yield Sentence(text, ("employment",))
        return
    text = t(
        "county.words.work.marked",
        least=least,
        industry=t(f"industry.{most.industry}"),
        share=_about(most.share or 0.0),
        times=numbers.decimal(times, 1),
    )
    yield Sentence(text, ("employment",))


def _about(share: float) -> str:
    """Print a share of a sample as coarsely as the sample asks for."""
    return f"{numbers.decimal(share, 0 if share >= _WHOLE_PERCENT_FROM else 1)}%"


def _yearbook(subject: Subject) -> Iterator[Sentence]:
    t, profile = subject.t, subject.profile
    beds, gdp = "hospital_beds_per_1000", "gdp_per_resident"
    found, yuan = profile.value(beds), profile.value(gdp)
    if found is None and yuan is None:
        which = "district" if profile.county["kind"] == "district" else "unit"
        yield Sentence(t(f"county.words.no_yearbook.{which}"), (beds, gdp))
        return
    indicator, usual = subject.indicator(beds), subject.peers_median(beds)
    if found is None:
        yield Sentence(t("county.words.beds.none"), (beds,))
    elif usual is None:
        yield Sentence(t("county.words.beds.alone", beds=_bare(subject, beds, found)), (beds,))
    else:
        turn = way(rounded(indicator, found), rounded(indicator, usual), ("above", "below", "equal"))
        facts: dict[str, Any] = {"beds": _bare(subject, beds, found), "usual": _bare(subject, beds, usual)}
        yield Sentence(t(f"county.words.beds.{turn}", **facts), (beds, "alike"))
    if yuan is None:
        yield Sentence(t("county.words.gdp.none"), (gdp,))
    else:
        yield Sentence(t("county.words.gdp.known", yuan=_bare(subject, gdp, yuan)), (gdp,))


def _bare(subject: Subject, key: str, value: float) -> str:
    """Print a number whose unit the sentence names."""
    return numbers.decimal(value, subject.indicator(key).decimals)


def _cities(subject: Subject) -> Iterator[Sentence]:
    """List the distances in one sentence: each of them is from the seat, none from the place before it."""
    t, profile = subject.t, subject.profile
    keys, places = [], []
    for key, words in (*_big_cities(subject), ("distance_rail_station", "station")):
        value, name = profile.value(key), place_name(subject, key)
        if value is None or name is None:
            continue
        if profile.county[key.replace("distance_", "nearest_", 1)] == profile.code:
            yield Sentence(t("county.words.itself"), (key,))
            continue
        kilometres = printed(t, subject.indicator(key), value)
        keys.append(key)
        places.append(t(f"county.words.place.{words}", name=name, kilometres=kilometres))
    if places:
        start = "estimated" if profile.county["seat_is_estimated"] else "seat"
        yield Sentence(t(f"county.words.far.{start}", places=t.enumerated(places)), tuple(keys))


def _big_cities(subject: Subject) -> Iterator[tuple[str, str]]:
    """Give the nearest city of 3 million, and where it is another one and not far off, that of 5 million."""
    county = subject.profile.county
    largest = subject.profile.value("distance_city_5m")
    is_same = county["nearest_city_3m"] == county["nearest_city_5m"]
    if not is_same and county["nearest_city_3m"] != subject.profile.code:
        yield "distance_city_3m", "city_3m"
    if is_same or (largest is not None and largest <= NAMED_WITHIN):
        yield "distance_city_5m", "city"


def place_name(subject: Subject, distance: str) -> str | None:
    """Name the city, station or airport that a distance is measured to."""
    key = subject.profile.county.get(distance.replace("distance_", "nearest_", 1))
    return subject.atlas.place_names[subject.t.lang].get(key) if isinstance(key, str) else None


def _types(subject: Subject) -> Iterator[Sentence]:
    t, row = subject.t, subject.profile.row
    typology = subject.typology
    if not typology.universe[row]:
        yield Sentence(t("county.words.type.untyped"), ("types",))
        return
    order = typology.rules.order
    held = [type_name(t, typology.rules, key) for key in order if typology.members[key][row]]
    open_ = [type_name(t, typology.rules, key) for key in order if typology.undecided[key][row]]
    if held:
        quoted = t.enumerated([t("county.quoted", text=name) for name in held])
        yield Sentence(t("county.words.type.held", types=quoted, count=len(held)), ("types",))
    else:
        yield Sentence(without_type_text(t, open_=bool(open_)), ("types",))
    if open_:
        quoted = t.enumerated([t("county.quoted", text=name) for name in open_])
        yield Sentence(t("county.words.type.open", types=quoted), ("types",))


def _alike(subject: Subject) -> Iterator[Sentence]:
    t, similar = subject.t, subject.profile.similar
    close = [one for one in similar[:NAMED] if one.likeness in CLOSELY]
    if close:
        names = t.enumerated([subject.placed_name_at(one.row) for one in close])
        yield Sentence(t("county.words.alike.close", names=names, count=len(close)), ("alike",))
    elif similar:
        nearest = subject.placed_name_at(similar[0].row)
        yield Sentence(t("county.words.alike.far", name=nearest), ("alike",))
