"""Location quotients: worked by hand, and what holds of every quotient."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.location_quotients import location_quotients


def test_three_counties_worked_by_hand():
    # All three together: 60 of 200 in industry, 30%. The first has 40 of 100, 40/30 of the usual share.
    industries = pd.DataFrame({"industry": [40.0, 20.0, 0.0]})
    employed = pd.Series([100.0, 50.0, 50.0])

    found = location_quotients(industries, employed, np.array([True, True, True]))

    assert found["industry"].tolist() == pytest.approx([4 / 3, 4 / 3, 0.0])


def test_the_usual_share_is_that_of_the_reference_area_alone():
    industries = pd.DataFrame({"industry": [40.0, 10.0]})

    found = location_quotients(industries, pd.Series([100.0, 100.0]), np.array([False, True]))

    assert found["industry"].tolist() == pytest.approx([4.0, 1.0])


def test_a_county_without_a_figure_has_no_quotient_and_does_not_move_the_others():
    industries = pd.DataFrame({"industry": [np.nan, 10.0, 30.0]})

    found = location_quotients(industries, pd.Series([100.0, 100.0, 100.0]), np.ones(3, dtype=bool))

    assert np.isnan(found["industry"][0])
    assert found["industry"][1:].tolist() == pytest.approx([0.5, 1.5])


def test_where_nobody_is_employed_there_is_no_quotient():
    industries = pd.DataFrame({"industry": [0.0, 10.0]})

    found = location_quotients(industries, pd.Series([0.0, 100.0]), np.ones(2, dtype=bool))

    assert np.isnan(found["industry"][0])


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 500)), min_size=1, max_size=20))
def test_weighted_by_employment_the_quotients_average_one(pairs):
    here = np.array([part for part, _ in pairs], dtype=float)
    everyone = here + np.array([rest for _, rest in pairs], dtype=float)
    if not here.any():
        return

    found = location_quotients(
        pd.DataFrame({"industry": here}), pd.Series(everyone), np.ones(len(pairs), dtype=bool)
    )

    assert np.average(found["industry"], weights=everyone) == pytest.approx(1.0)
