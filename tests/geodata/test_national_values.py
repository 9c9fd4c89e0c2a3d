"""The county table, weighted, gives the national figures that were published."""

import numpy as np
import pytest

from geodata import load_counties, load_indicators, load_measures

HOUSEHOLDS, EMPLOYED = "longform_households_{year}", "employed_{year}"

# Census yearbooks of 2010 and 2020, national rows; shares in percent.
PUBLISHED = {
    "piped_water_share": (HOUSEHOLDS, 1, 64.6, 91.3),
    "kitchen_share": (HOUSEHOLDS, 1, 84.7, 96.5),
    "toilet_share": (HOUSEHOLDS, 1, 72.5, 96.6),
    "bath_share": (HOUSEHOLDS, 1, 54.4, 88.4),
    "health_employment_share": (EMPLOYED, 2, 1.17, 2.04),
    "education_employment_share": (EMPLOYED, 2, 2.31, 4.14),
    "culture_employment_share": (EMPLOYED, 2, 0.45, 0.72),
}


@pytest.mark.parametrize("stem", PUBLISHED)
def test_weighted_shares_are_the_published_ones(stem):
    counties, measures = load_counties().set_index("code"), load_measures()
    weight, decimals, *expected = PUBLISHED[stem]

    found = []
    for year in (2010, 2020):
        share, weights = counties[f"{stem}_{year}"], measures[weight.format(year=year)]
        found.append(round(float(np.average(share[weights > 0], weights=weights[weights > 0])), decimals))
    assert found == expected


@pytest.mark.parametrize(
    ("indicator", "decimals", "expected"),
    [
        # Communiqués of the seventh census, as the sheets give them.
        ("registered_elsewhere_same_county_share_2020", 1, 13.4),
        ("registered_elsewhere_same_province_share_2020", 1, 12.7),
        ("registered_elsewhere_other_province_share_2020", 1, 8.9),
        ("child_share_2020", 1, 18.0),
        ("elderly_share_2020", 1, 13.5),
        ("elderly_share_2010", 1, 8.9),
        ("urban_share_2010", 2, 50.27),
        ("urban_share_2020", 2, 63.84),
        ("tertiary_share_2020", 2, 15.41),
        # 118,374,897 in the printed rows of the provinces; the counties' rows give 8.89% as they stand, with
        # a digit too many in 沂水.
        ("tertiary_share_2010", 2, 8.88),
        # 54.66 and 37.75 million people of 15 and more; 41.7% of households own a car.
        ("illiteracy_share_2010", 1, 4.9),
        ("illiteracy_share_2020", 2, 3.26),
        ("car_share_2020", 1, 41.7),
    ],
)
def test_the_nation_has_the_published_value(indicator, decimals, expected):
    value = load_indicators()[indicator].aggregate(load_measures())

    assert round(value, decimals) == expected


@pytest.mark.parametrize("year", [2010, 2020])
def test_a_printed_mean_has_the_weighted_mean_of_its_counties(year):
    counties, measures = load_counties(), load_measures()
    indicator = load_indicators()[f"mean_years_schooling_{year}"]
    weights = measures[indicator.weight].to_numpy()

    expected = np.average(counties[indicator.id], weights=weights)
    assert indicator.aggregate(measures) == pytest.approx(expected)


def test_years_from_levels_follow_the_printed_mean_of_2020():
    # An independent computation by the Bureau, over the same residents; it gives postgraduates more years.
    counties = load_counties()
    gap = counties["mean_years_schooling_2020"] - counties["schooling_from_levels_2020"]

    assert gap.median() == pytest.approx(0.05, abs=0.05)
    assert gap.abs().quantile(0.99) < 0.6


def test_the_three_kinds_of_residents_registered_elsewhere_are_never_added_up():
    for indicator in load_indicators().values():
        assert sum("registered_elsewhere" in name for name in indicator.inputs) <= 1
        assert not any("registered_elsewhere" in name and "2010" in name for name in indicator.inputs)


def test_means_over_different_ages_are_never_compared():
    # The printed mean is over 15+ in 2010 and over 6+ in 2020.
    printed = {"mean_years_schooling_2010", "mean_years_schooling_2020"}
    for indicator in load_indicators().values():
        assert len(printed & set(indicator.inputs)) <= 1
    families = {load_indicators()[key].family for key in printed}
    assert len(families) == 2
