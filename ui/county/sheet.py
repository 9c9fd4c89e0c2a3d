"""The county page as a sheet."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from analytics.class_schemes import Classing
from ui.atlas import Atlas
from ui.county.figures import missing_note, ranked_figures, unranked_note
from ui.county.head import where
from ui.county.narrative import narrative
from ui.county.page import OPENING, offered, sources_text
from ui.county.peers import difference_cells, method
from ui.county.people import cautions, course_chart, pyramid_chart
from ui.county.profiles import Subject, subject
from ui.county.work import work_chart
from ui.exports.lists import list_table
from ui.exports.sheet import Sheet, Table
from ui.headline import sources
from ui.i18n import Words
from ui.map_message import Painting
from ui.own_rules import types_by
from ui.painting import paint
from ui.pair import dated_name
from ui.ranking import ranked_lines
from ui.view_state import ViewState

_BESIDE_MAP = 6
"""Figures that find room beside a slide's map; the others go on in a table."""


def make(t: Words, atlas: Atlas, state: ViewState, shown: npt.NDArray[np.bool_]) -> Sheet:  # noqa: ARG001
    """Make the sheet of a county, whatever is filtered; without a county, of those to begin with."""
    if state.county is None:
        return _opening(t, atlas, state)
    one = subject(t, atlas, state, state.county, types_by(atlas, state.rules))
    facts, last = _facts(one)
    return Sheet(
        page="county",
        address="",
        lang=t.lang,
        title=narrative(one)[0][0].text.rstrip("。."),
        subtitle=where(one),
        sources=(sources_text(one), *cautions(one), t("source.map_notice")),
        painting=_painting(one, state),
        facts=facts,
        notes=(*last, *filter(None, (missing_note(one), unranked_note(one)))),
        charts=tuple(
            chart
            for chart in (course_chart(one, is_named=True), pyramid_chart(one), work_chart(one))
            if chart
        ),
        table=_table(one, state),
    )


def _facts(one: Subject) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Give the headline figures, and as a note a last one that would be a slide's table by itself."""
    t, facts = one.t, tuple(ranked_figures(one))
    if len(facts) != _BESIDE_MAP + 1:
        return facts, ()
    name, value = facts[-1]
    return facts[:-1], (t("county.figures.last", name=name, value=value),)


def _painting(one: Subject, state: ViewState) -> Painting:
    """Paint the change in residents of the county's province, the county outlined."""
    provinces = one.atlas.counties["province_code"].to_numpy(dtype=str)
    around = provinces == provinces[one.profile.row]
    return paint(one.t, one.atlas, _plain(state), around)


def _plain(state: ViewState) -> ViewState:
    """Show the opening indicator in the atlas's own classes."""
    return replace(state, indicator=OPENING, second=None, classing=Classing())


def _table(one: Subject, state: ViewState) -> Table | None:
    """Set the county beside those most similar to it."""
    if not one.profile.similar:
        return None
    head, rows = difference_cells(one, is_bare=True)
    notes = (method(one, state),)
    return Table(one.t("county.peers.title"), tuple(head), tuple(map(tuple, rows)), notes)


def _opening(t: Words, atlas: Atlas, state: ViewState) -> Sheet:
    """Offer the counties to begin with."""
    ends, plain, indicator = offered(atlas), _plain(state), atlas.indicators[OPENING]
    lists = [
        (t("county.offered.gain"), ranked_lines(t, atlas, plain, ends.highest)),
        (t("county.offered.loss"), ranked_lines(t, atlas, plain, ends.lowest)),
    ]
    return Sheet(
        page="county",
        address="",
        lang=t.lang,
        title=t("county.title"),
        subtitle=t("county.opening"),
        sources=sources(t, atlas, [indicator]),
        table=list_table(
            t,
            atlas,
            dated_name(t, indicator),
            lists,
            measures=[indicator.unit.symbol[t.lang]],
            notes=(t("county.offered.note"),),
        ),
    )
