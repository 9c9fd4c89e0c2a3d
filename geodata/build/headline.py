"""Headline figures of the harmonised table, for the build's report and its tests."""

import pandas as pd

COUNTY_KINDS = ("county", "autonomous_county", "city")


def headline_figures(units: pd.DataFrame, groups_before_dissolving: int) -> dict[str, float]:
    """Return the figures that a right build gives, by name.

    Parameters
    ----------
    units
        The harmonised units with ``comparison_group, comparability, kind`` and residents.
    groups_before_dissolving
        Number of comparison groups among the units of the census.
    """
    # The members of a group lost if the group did: allotting in whole numbers must not decide it.
    sums = units.groupby("comparison_group")[["population_2010", "population_2020"]].transform("sum")
    lost = sums["population_2020"] < sums["population_2010"]
    no_district = units["kind"] != "district"
    county = units["kind"].isin(COUNTY_KINDS)
    grouped = units["comparability"] == "grouped"
    return {
        "units": len(units),
        "groups": units["comparison_group"].nunique(),
        "groups_before_dissolving": groups_before_dissolving,
        "grouped_units": int(grouped.sum()),
        "residents_of_grouped_units": int(units.loc[grouped, "population_2020"].sum()),
        "residents_2010": int(units["population_2010"].sum()),
        "residents_2020": int(units["population_2020"].sum()),
        "urban_residents_2010": int(units["urban_population_2010"].sum()),
        "urban_residents_2020": int(units["urban_population_2020"].sum()),
        "lost": int(lost.sum()),
        "without_districts": int(no_district.sum()),
        "lost_without_districts": int((lost & no_district).sum()),
        "counties_and_cities": int(county.sum()),
        "lost_counties_and_cities": int((lost & county).sum()),
        "units_with_population_2000": int(units["population_2000"].notna().sum()),
        "groups_with_population_2000": units.loc[
            units["population_2000"].notna(), "comparison_group"
        ].nunique(),
        "suspected_transfers": int(units["suspected_transfer"].sum()),
    }
