"""Headline figures of a county with their ranks, and what stands out among its peers."""

from html import escape

import streamlit as st

from analytics.sampling import FEWEST
from analytics.standing import Standing
from analytics.standouts import Standout
from analytics.summary import FEWEST_RESIDENTS
from ui import numbers
from ui.county.head import section
from ui.county.narrative import place_name
from ui.county.phrases import printed
from ui.county.profiles import Subject
from ui.pair import dated_name

HEADLINES = (
    *("residents_2020", "population_change_2010_2020", "population_density_2020", "urban_share_2020"),
    *("elderly_share_2020", "child_share_2020", "tertiary_share_2020", "hospital_beds_per_1000"),
    *("welfare_beds_per_1000_elderly", "gdp_per_resident", "fiscal_self_sufficiency"),
)
DISTANCES = (
    *("distance_city_1m", "distance_city_3m", "distance_city_5m", "distance_provincial_capital"),
    *("distance_rail_station", "distance_airport"),
)


def show_figures(subject: Subject) -> None:
    """Draw the headline figures, each with its place in the nation and in the province."""
    t = subject.t
    section(t("county.figures.title"), t(f"county.figures.note.{subject.cohort}"))
    head = "".join(
        f'<th scope="col">{escape(text)}</th>'
        for text in (
            t("county.figures.figure"),
            t("county.figures.value"),
            t("county.figures.rank_nation"),
            t("county.figures.rank_province"),
        )
    )
    rows = "".join(_row(subject, key) for key in HEADLINES)
    st.html(f'<table class="atlas-ranks"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>')


def value_of(subject: Subject, key: str) -> str:
    """Print a county's value of an indicator."""
    t, value = subject.t, subject.profile.value(key)
    return t("no_data") if value is None else printed(t, subject.indicator(key), value)


def missing(subject: Subject) -> list[str]:
    """Give the headline figures that there are no data of."""
    return [key for key in HEADLINES if subject.profile.value(key) is None]


def missing_note(subject: Subject) -> str:
    """Name the headline figures that there are no data of; empty where all are known."""
    t, names = subject.t, [subject.indicator(key).short[subject.t.lang] for key in missing(subject)]
    return t("county.figures.missing", names=t.enumerated(names)) if names else ""


def ranked_figures(subject: Subject) -> list[tuple[str, str]]:
    """Give the known headline figures with their years, each with its place in the nation if it has one."""
    t, told, unknown = subject.t, [], missing(subject)
    for key in HEADLINES:
        if key in unknown:
            continue
        place = subject.profiles.place(subject.profile.row, key).nation
        value = value_of(subject, key)
        if place is not None:
            rank, of = numbers.count(place.rank), numbers.count(place.of)
            value = t("county.figures.ranked", value=value, rank=rank, of=of)
        told.append((dated_name(t, subject.indicator(key)), value))
    return told


def _row(subject: Subject, key: str) -> str:
    t, indicator = subject.t, subject.indicator(key)
    place = subject.profiles.place(subject.profile.row, key)
    # The year stands apart, where the short name does not hold it.
    year = "" if indicator.year in indicator.short[t.lang] else f" <small>{escape(indicator.year)}</small>"
    text = value_of(subject, key)
    ranks = "".join(f"<td>{_rank(subject, one)}</td>" for one in (place.nation, place.province))
    name = f'<th scope="row">{escape(indicator.short[t.lang])}{year}</th>'
    return f"<tr>{name}<td><strong>{escape(text)}</strong></td>{ranks}</tr>"


def _rank(subject: Subject, place: Standing | None) -> str:
    t = subject.t
    if place is None:
        return escape(t("county.figures.no_rank"))
    return f"{numbers.count(place.rank)} <small>/ {numbers.count(place.of)}</small>"


def show_standouts(subject: Subject) -> None:
    """Draw the figures that are farthest from its peers', with what to beware of."""
    t = subject.t
    count = len(subject.profile.similar)
    section(t("county.standouts.title"), t("county.standouts.note", count=count))
    items = "".join(_standout(subject, one) for one in subject.profile.standouts)
    none = f'<p class="atlas-note">{escape(t("county.standouts.none"))}</p>'
    st.html(f'<ul class="atlas-standouts">{items}</ul>' if items else none)


def _standout(subject: Subject, one: Standout) -> str:
    t, indicator = subject.t, subject.indicator(one.indicator)
    place = one.standing.rank if one.is_high else one.standing.from_bottom
    end = "high" if one.is_high else "low"
    told = t(
        f"county.standouts.{end}" if place > 1 else f"county.standouts.first_{end}",
        rank=numbers.count(place),
        of=numbers.count(one.standing.of),
        usual=printed(t, indicator, one.usual),
    )
    head = f"<strong>{escape(indicator.name[t.lang])}</strong> {escape(printed(t, indicator, one.value))}"
    caveats = escape(t.listed([*_unsure(subject, one), indicator.caveat[t.lang]]))
    return f"<li>{head}<br>{escape(told)}<br><small>{caveats}</small></li>"


def _unsure(subject: Subject, one: Standout) -> list[str]:
    t, indicator = subject.t, subject.indicator(one.indicator)
    ends = subject.atlas.intervals[one.indicator]
    if ends is None:
        return []
    low, high = (numbers.decimal(float(end[subject.profile.row]), indicator.decimals) for end in ends)
    return [t("card.interval", low=low, high=high, unit=indicator.unit.suffix(t.lang))]


def show_distances(subject: Subject) -> None:
    """Draw how far the next cities, station and airport are."""
    t = subject.t
    section(t("county.distances.title"), t("county.distances.note"))
    rows = []
    for key in DISTANCES:
        indicator, value = subject.indicator(key), subject.profile.value(key)
        name = place_name(subject, key)
        text = t("no_data") if value is None else printed(t, indicator, value)
        where = t("county.distances.nowhere") if name is None or value is None else name
        rows.append(
            f'<tr><th scope="row">{escape(t(f"county.distances.{key}"))}</th>'
            f"<td>{escape(where)}</td><td><strong>{escape(text)}</strong></td></tr>"
        )
    st.html(f'<table class="atlas-ranks"><tbody>{"".join(rows)}</tbody></table>')


def unranked_note(subject: Subject) -> str:
    """Say why some figures have no rank."""
    t = subject.t
    return t("county.figures.unranked", fewest=FEWEST, residents=numbers.count(FEWEST_RESIDENTS))
