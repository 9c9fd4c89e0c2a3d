"""What a unit is called, where it belongs and what kind it is."""

from collections.abc import Mapping

import pandas as pd

from geodata.build.divisions import CodeTable

DIRECTLY_ADMINISTERED = {"province": "省直辖县级行政区划", "region": "自治区直辖县级行政区划"}
MUNICIPALITIES = frozenset({"11", "12", "31", "50"})

# The four regions of the National Bureau of Statistics.
REGION_OF_PROVINCE = {
    **dict.fromkeys(("11", "12", "13", "31", "32", "33", "35", "37", "44", "46"), "east"),
    **dict.fromkeys(("14", "34", "36", "41", "42", "43"), "central"),
    **dict.fromkeys(("15", "45", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65"), "west"),
    **dict.fromkeys(("21", "22", "23"), "northeast"),
}

# Neither district, city, county nor banner: prefecture-level cities without districts, a forestry district,
# a special district and an administrative committee.
OTHER = frozenset({"429021", "441900", "442000", "460300", "460400", "520203", "620200", "632825"})

# By the end of the name, the first that fits.
KIND_OF_ENDING = (
    ("自治县", "autonomous_county"),
    ("县", "county"),
    ("旗", "banner"),
    ("市", "city"),
    ("区", "district"),
)


def unit_kind(code: str, name: str) -> str:
    """Return ``district, city, county, autonomous_county, banner`` or ``other``.

    Raises
    ------
    ValueError
        If the name ends like none of them.
    """
    if code in OTHER:
        return "other"
    for ending, kind in KIND_OF_ENDING:
        if name.endswith(ending):
            return kind
    raise ValueError(f"{code} {name}: the name tells no kind")


def identity(
    codes: pd.Index,
    table: CodeTable,
    prefecture_of_unlisted: Mapping[str, str],
    dissolved_names: Mapping[str, str],
) -> pd.DataFrame:
    """Return names, province, prefecture, region and kind of every unit.

    Parameters
    ----------
    codes
        The map's units.
    table
        The division codes of the end of 2020, unlisted units of the map among them.
    prefecture_of_unlisted
        Prefecture of the units that no official table holds.
    dissolved_names
        Names of the units that hold several units of the census. Their kind is that of the unit whose code
        they carry.

    Returns
    -------
    pandas.DataFrame
        Indexed by code. A municipality is its own prefecture; units directly under a province have the code
        ``xx9000`` and the census's name for it.
    """
    rows = []
    for code in codes:
        own_name = table.name(code)
        province = f"{code[:2]}0000"
        prefecture = prefecture_of_unlisted.get(code, f"{code[:4]}00")
        if code[:2] in MUNICIPALITIES:
            prefecture, prefecture_name = province, table.name(province)
        elif prefecture in table.names:
            prefecture_name = table.name(prefecture)
        else:
            autonomous = table.name(province).endswith("自治区")
            prefecture_name = DIRECTLY_ADMINISTERED["region" if autonomous else "province"]
        rows.append(
            {
                "code": code,
                "name_zh": dissolved_names.get(code, own_name),
                "province_code": province,
                "province_zh": table.name(province),
                "prefecture_code": prefecture,
                "prefecture_zh": prefecture_name,
                "region": REGION_OF_PROVINCE[code[:2]],
                "kind": unit_kind(code, own_name),
            }
        )
    return pd.DataFrame(rows).set_index("code")
