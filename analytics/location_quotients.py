"""Location quotients: how many times as large an industry's part is here as in the reference area."""

import numpy as np
import pandas as pd

from analytics.typology_rules import BoolArray


def location_quotients(industries: pd.DataFrame, employed: pd.Series, reference: BoolArray) -> pd.DataFrame:
    """Compute the location quotient of each industry in each county.

    The quotient is ``(e_ij / e_j) / (E_i / E)``: industry i's share of employment in county j over its share
    in the reference area, all of whose counties are added up first. 1 means the usual share.

    Parameters
    ----------
    industries : DataFrame of float, shape (counties, industries)
        Persons employed in each industry; a sample such as the census's long form will do for shares.
    employed : Series of float, shape (counties,)
        Persons employed in all industries, also in those that `industries` leaves out.
    reference : array of bool, shape (counties,)
        Counties that make up the reference area. A county with a missing figure stays out of that industry's
        sums.

    Returns
    -------
    DataFrame of float, shape (counties, industries)
        Missing where a figure is missing or nobody is employed.

    References
    ----------
    Isard, W. (1960). *Methods of Regional Analysis*. MIT Press, chapter 7.

    Examples
    --------
    Twenty of a hundred work in mines here, ten of a hundred in the reference area:

    >>> mines = pd.DataFrame({"mining": [20.0, 0.0]})
    >>> location_quotients(mines, pd.Series([100.0, 100.0]), np.array([True, True]))["mining"].tolist()
    [2.0, 0.0]
    """
    everyone = employed.to_numpy(dtype=float, na_value=np.nan)
    quotients = {}
    for industry in industries:
        here = industries[industry].to_numpy(dtype=float, na_value=np.nan)
        known = reference & np.isfinite(here) & np.isfinite(everyone)
        with np.errstate(divide="ignore", invalid="ignore"):
            usual = here[known].sum() / everyone[known].sum()
            quotient = here / everyone / usual
        quotients[industry] = np.where(np.isfinite(quotient), quotient, np.nan)
    return pd.DataFrame(quotients, index=industries.index)
