"""The tables of the types page as files: with the version of the rules and of the data in every row."""

import pandas as pd

from analytics.type_tables import class_table, province_table
from analytics.typology_rules import GENERAL
from ui.exports.tables import csv_bytes
from ui.i18n import Words
from ui.types.painting import subtypes_of, types_of
from ui.types.scene import Scene


def county_table(scene: Scene) -> pd.DataFrame:
    """Make the table of the shown counties: who they are, every type, and by which rules."""
    t, counties = scene.t, scene.atlas.counties
    rows = scene.shown.nonzero()[0].tolist()
    shown = counties.iloc[rows]
    kinds = {kind: t(f"kind.{kind}") for kind in shown["kind"].unique()}
    types = [types_of(scene, row) for row in rows]
    return pd.DataFrame(
        {
            t("table.code"): shown["code"].to_numpy(),
            t("table.name"): shown[f"full_name_{t.lang}"].to_numpy(),
            t("table.prefecture"): shown[f"prefecture_{t.lang}"].to_numpy(),
            t("table.province"): shown[f"province_{t.lang}"].to_numpy(),
            t("table.kind"): shown["kind"].map(kinds).to_numpy(),
            t("table.residents"): shown["population_2020"].to_numpy(),
            t("types.column.change"): shown["population_change_2010_2020"].round(2).to_numpy(),
            t("types.column.colour"): [
                scene.name(held[0]) if held else t("types.not_typed") for held in types
            ],
            t("types.column.all"): [
                t.listed([scene.name(key) for key in held if key != GENERAL]) for held in types
            ],
            t("types.subtypes"): [
                t.listed([t(f"subtype.{key}") for key in subtypes_of(scene, row)]) for row in rows
            ],
            t("lens.label"): [_side(t, scene, row) for row in rows],
            **_versions(scene),
        }
    )


def county_csv(scene: Scene) -> bytes:
    """Write the table of counties as CSV."""
    return csv_bytes(county_table(scene))


def province_csv(scene: Scene) -> bytes:
    """Write the table of provinces by type as CSV, the whole selection last."""
    t, counties = scene.t, scene.atlas.counties
    names = scene.atlas.province_names[t.lang]
    by_province = province_table(scene.here, counties).reset_index()
    total = class_table(scene.here, counties).reset_index().assign(province_code="")
    whole = pd.concat([by_province, total[by_province.columns]], ignore_index=True)
    return csv_bytes(
        pd.DataFrame(
            {
                t("table.code"): whole["province_code"],
                t("table.province"): [names.get(code, t("types.whole")) for code in whole["province_code"]],
                t("filters.type"): [scene.name(key) for key in whole["class"]],
                t("types.column.units"): whole["units"],
                t("types.column.residents_2010"): whole["residents_2010"],
                t("types.column.residents_2020"): whole["residents_2020"],
                t("types.column.change"): whole["change_percent"].round(2),
                **_versions(scene),
            }
        )
    )


def _side(t: Words, scene: Scene, row: int) -> str:
    return t.listed([t(f"lens.{side}") for side, held in scene.types.lenses.items() if held[row]])


def _versions(scene: Scene) -> dict[str, str]:
    t = scene.t
    return {t("types.column.rules"): scene.rules.version, t("types.column.release"): scene.atlas.version}
