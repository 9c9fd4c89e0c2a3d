"""What the rules of county types are applied to."""

import numpy as np
import pandas as pd

from analytics.location_quotients import location_quotients
from analytics.typology_rules import BoolArray

# Industries of the long form of 2020 that a sub-type is made of.
_GROUPS = {
    "manufacturing_lq_2020": ("manufacturing",),
    "trade_transport_lq_2020": ("wholesale_retail", "transport_post"),
    "leisure_lq_2020": ("hotels_catering", "culture_sports"),
}
_SHARES = {"mining_share_2020": "mining", "agriculture_share_2020": "agriculture"}
_INDUSTRIES = sorted({*_SHARES.values(), *(name for names in _GROUPS.values() for name in names)})
_TAKEN = ("distance_city_5m", "distance_city_3m", "population_change_2010_2020")

INPUTS = frozenset(
    {
        *_TAKEN,
        "population_2020",
        "area_km2",
        "gdp_2023",
        "gdp_primary_2023",
        "employed_2020",
        *(f"employed_{industry}_2020" for industry in _INDUSTRIES),
    }
)
"""Columns of `geodata.load_measures` that the measures are computed from."""

# The release prints its indicators with as many; a county exactly at a threshold then is at it.
_DECIMALS = 6


def in_universe(counties: pd.DataFrame) -> BoolArray:
    """Tell which units are typed: neither urban districts nor prefecture cities that have no districts.

    Parameters
    ----------
    counties : DataFrame
        **All** rows of the release (a city without districts is known by being alone in its prefecture), with
        `code`, `prefecture_code` and `kind`.

    Returns
    -------
    array of bool, shape (len(counties),)
        1,870 of the 2,843 units of the release.
    """
    alone = ~counties["prefecture_code"].duplicated(keep=False)
    # "90" stands for "directly under the province": such a unit is a county of its own.
    direct = counties["code"].str[2:4] == "90"
    whole_city = (counties["kind"] == "other") & alone & ~direct
    outside = (counties["kind"] == "district") | whole_city
    return (~outside).to_numpy(dtype=bool)


def type_measures(measures: pd.DataFrame, universe: BoolArray) -> pd.DataFrame:
    """Compute every measure that a rule compares.

    Parameters
    ----------
    measures : DataFrame
        `geodata.load_measures(INPUTS)`: the release's rows, indexed by code.
    universe : array of bool, shape (len(measures),)
        The typed counties, against which location quotients are taken.

    Returns
    -------
    DataFrame of float
        The same rows. Distances in kilometres; density in residents per km2; change of residents, agriculture
        and mining in employment, primary sector in GDP (2023, yearbook) in percent; location quotients of
        manufacturing, of trade and transport, and of hotels, catering, culture, sports and entertainment.
        Missing where a figure is missing.
    """
    figures = measures[sorted(INPUTS)].astype("float64")
    employed = figures["employed_2020"]
    industry = {name: figures[f"employed_{name}_2020"] for name in _INDUSTRIES}
    groups = pd.DataFrame({key: sum(industry[name] for name in names) for key, names in _GROUPS.items()})
    columns = {
        **{name: figures[name] for name in _TAKEN},
        "population_density_2020": figures["population_2020"] / figures["area_km2"],
        **{key: 100 * industry[name] / employed for key, name in _SHARES.items()},
        "primary_gdp_share_2023": 100 * figures["gdp_primary_2023"] / figures["gdp_2023"],
        **location_quotients(groups, employed, universe),
    }
    return pd.DataFrame(columns).replace([np.inf, -np.inf], np.nan).round(_DECIMALS)
