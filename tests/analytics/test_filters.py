"""Filters: what passes, what "no data" does, and that parts hold together."""

import numpy as np
import pandas as pd
import pytest

from analytics.filters import Filters, Span, matching

COUNTIES = pd.DataFrame(
    {
        "code": ["110101", "220182", "220221", "654002"],
        "region": ["east", "northeast", "northeast", "west"],
        "province_code": ["110000", "220000", "220000", "650000"],
        "prefecture_code": ["110100", "220100", "220200", "654000"],
        "kind": ["district", "city", "county", "city"],
        "distance_city_5m": [3.0, 100.0, 250.0, np.nan],
        "population_2020": [700_000, 836_098, 300_000, 778_047],
        "population_change_2010_2020": [2.0, -28.0, -5.0, 51.1],
        "comparability": ["grouped", "same", "recoded", "zone"],
        "listed_ccid_2025": [False, True, False, False],
        "listed_yangtze_delta": [False, True, True, False],
        "listed_beibu_gulf": [False, False, False, True],
        "suspected_transfer": [False, False, True, False],
    }
)
MEMBERS = {
    "near_big_city": np.array([False, True, False, False]),
    "losing_population": np.array([False, True, True, False]),
}


@pytest.mark.parametrize(
    ("filters", "codes"),
    [
        (Filters(), ["110101", "220182", "220221", "654002"]),
        (Filters(regions=("northeast",)), ["220182", "220221"]),
        (Filters(provinces=("110000", "650000")), ["110101", "654002"]),
        (Filters(prefectures=("220200",)), ["220221"]),
        (Filters(kinds=("city",)), ["220182", "654002"]),
        (Filters(kinds=("city",), provinces=("220000",)), ["220182"]),
        (Filters(types=("near_big_city", "losing_population")), ["220182", "220221"]),
        (Filters(distance=Span(100, 250)), ["220182", "220221"]),
        (Filters(distance=Span(low=101)), ["220221"]),
        (Filters(population=Span(high=700_000)), ["110101", "220221"]),
        (Filters(change=Span(-30, -5)), ["220182", "220221"]),
        (Filters(change=Span(low=0)), ["110101", "654002"]),
        (Filters(comparability=("own",)), ["220182", "654002"]),
        (Filters(comparability=("grouped", "suspected")), ["110101", "220221"]),
        (Filters(rankings=("ccid_2025",)), ["220182"]),
        (Filters(agglomerations=("yangtze_delta", "beibu_gulf")), ["220182", "220221", "654002"]),
        (Filters(agglomerations=("yangtze_delta",), rankings=("ccid_2025",)), ["220182"]),
        (Filters(regions=("east",), kinds=("county",)), []),
    ],
)
def test_a_filter_lets_the_right_counties_through(filters, codes):
    assert list(COUNTIES["code"][matching(COUNTIES, filters, MEMBERS)]) == codes


def test_a_distance_range_leaves_out_counties_without_a_distance():
    assert "654002" not in set(
        COUNTIES["code"][matching(COUNTIES, Filters(distance=Span(high=1e6)), MEMBERS)]
    )


def test_only_filters_without_a_choice_are_empty():
    assert Filters().is_empty
    assert not Filters(distance=Span(low=1)).is_empty
