"""An indicator of a reader's own as a table: codes and names of 2020, and what was joined to them."""

import pandas as pd

from ui.atlas import Atlas
from ui.exports.tables import csv_bytes
from ui.i18n import Words
from ui.own_data.indicator import OwnIndicator, own_line


def own_csv(t: Words, atlas: Atlas, own: OwnIndicator) -> bytes:
    """Write every unit with its value as CSV; empty for no data, and in every row whose figures they are."""
    counties, indicator = atlas.for_all.counties, own.indicator
    unit = indicator.unit.symbol[t.lang]
    name = indicator.name[t.lang]
    return csv_bytes(
        pd.DataFrame(
            {
                t("table.code"): counties["code"],
                t("table.name"): counties[f"full_name_{t.lang}"],
                t("table.prefecture"): counties[f"prefecture_{t.lang}"],
                t("table.province"): counties[f"province_{t.lang}"],
                t("table.measure", name=name, unit=unit) if unit else name: own.printed(),
                t("methods.indicators.sources"): own_line(t, own),
            }
        )
    )
