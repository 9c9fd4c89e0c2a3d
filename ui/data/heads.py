"""How columns of the data page's table are headed: in two lines, as wide as these ask for, with a tooltip."""

import pandas as pd

from geodata import Indicator, load_sources
from ui.data.scene import Scene
from ui.exports.columns import heading
from ui.exports.text_fit import width
from ui.filter_panel import moment_text
from ui.own_data.indicator import OWN_LAYER, number_of
from ui.ranking import plain

_HEAD_POINTS, _CELL_POINTS, _CSS_DPI, _PADDING = 9.2, 10.5, 96, 18
_NARROWEST, _WIDEST = 72, 280

Head = tuple[str, str]
"""What is measured; when, and in what unit."""


def head_of(scene: Scene, indicator: Indicator) -> Head:
    """Name a column in two lines; indicators of one family stand side by side under the first."""
    t, unit = scene.t, indicator.unit.symbol[scene.t.lang]
    name, moment = scene.atlas.families[indicator.family][t.lang], indicator.moment
    if indicator.layer == OWN_LAYER:
        name = t("table.own_measure", number=number_of(indicator.id), measure=name)
    else:
        moment = moment_text(t, moment)
    return name, t("data.beside").join(filter(None, (moment, unit)))


def widths(scene: Scene, table: pd.DataFrame) -> dict[Head, int]:
    """Give the columns of indicators the room in pixels that their headings and names of values ask for."""
    asked: dict[Head, int] = {}
    for entry in scene.indicators:
        head = head_of(scene, entry)
        names = table[head].dropna().unique() if entry.categories else ()
        asked[head] = max(
            _NARROWEST, _pixels(head[1], _HEAD_POINTS), *(_pixels(name, _CELL_POINTS) for name in names)
        )
    for upper in dict.fromkeys(upper for upper, _ in asked):
        under = [head for head in asked if head[0] == upper]
        lacking = _pixels(upper, _HEAD_POINTS) - sum(asked[head] for head in under)
        for head in under:
            asked[head] = min(asked[head] + max(lacking // len(under), 0), _WIDEST)
    return asked


def _pixels(text: str, points: float) -> int:
    return round(width(text, points) * _CSS_DPI) + _PADDING


def meaning(scene: Scene, indicator: Indicator) -> str:
    """Say in Markdown what a column holds and where it is from."""
    t = scene.t
    named = [source.title[t.lang] for key, source in load_sources().items() if key in indicator.sources]
    said = [
        f"**{plain(heading(t, indicator))}**",
        plain(indicator.definition[t.lang]),
        plain(indicator.caveat[t.lang]),
        plain(t("data.column_sources", sources=t.listed(named))) if named else "",
    ]
    return "\n\n".join(filter(None, said))
