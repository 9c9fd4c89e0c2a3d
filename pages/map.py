"""The map: where counties lose people, how far the big cities are, and which services reach whom."""

from dataclasses import replace
from functools import partial

import streamlit as st

from analytics.filters import matching
from analytics.summary import headline, ranking
from ui import county_card, faults, filter_panel, pair, pick, scatter, session
from ui.atlas import load_atlas
from ui.class_control import class_control
from ui.county_map import county_map
from ui.first_start import ensure_assets
from ui.headline import show_numbers, show_source, show_title
from ui.i18n import Words
from ui.map_message import MapView
from ui.map_options import MAP
from ui.map_words import map_words, pair_words, show_map_words
from ui.multiples import panels_control, panels_of
from ui.overlay_control import overlay_control
from ui.own_rules import types_in_force
from ui.painting import paint
from ui.ranking import ranked_rows, show_ranking
from ui.search_box import search_box
from ui.table import show_table

MAP_HEIGHT = 780

t = Words(session.language())
with faults.told(t):
    atlas = load_atlas()
    ensure_assets(t)
    state = session.current(atlas, MAP)
    types = types_in_force(atlas, state)
    shown = matching(atlas.counties, state.filters, types.members)
    indicator = atlas.indicators[state.indicator]
    summarise = partial(headline, atlas.counties, indicator.id, categories=len(indicator.categories))
    summary = summarise(shown)

    faults.show_dropped(t, session.dropped())
    two = pair.pair_of(atlas, state)
    picked = pick.picked(atlas, state, two, shown)
    focus = shown if picked is None else picked
    if two:
        pair.show_title(t, atlas, state, two, shown)
    else:
        show_title(t, atlas, state, summary)
    with st.container(key="stage"):
        map_side, panel_side = st.columns([4, 1], gap="small")
    with map_side:
        start = session.start_view()
        painting = paint(t, atlas, state, shown, flight=session.last_flight())
        few = atlas.few[indicator.id]
        ranked = None if indicator.categories else ranking(atlas.counties, indicator.id, focus, few=few)
        painting = replace(painting, ranked=ranked_rows(ranked), panels=panels_of(t, atlas, state, shown))
        if two:
            painting = pair.paint_pair(t, painting, two, shown)
        painting = pick.pick_on_map(painting, state, picked)
        county_map(
            painting,
            view=MapView(*start) if start else None,
            height=MAP_HEIGHT,
            key=session.MAP_KEY,
        )
    # After the map, which shall be the first to reach the browser.
    with st.sidebar:
        search_box(t, atlas, state)
        filter_panel.indicator_control(t, atlas, state)
        if not state.second:
            class_control(t, atlas, state)
        filter_panel.second_control(t, atlas, state)
        panels_control(t, state)
        overlay_control(t, atlas)
        filter_panel.remaining(t, summary.units, state)
        filter_panel.filter_controls(t, atlas, state)

    with panel_side, st.container(key="panel", gap="small"):
        plot_place = st.container(key="scatter", gap=None) if two and summary.units else None
        if picked is not None:
            pick.show_pick(t, picked)
        if state.county:
            county_card.show_card(t, atlas, state.county, types.rules)
        if summary.units:
            show_numbers(t, atlas, state, summarise(focus))
            if ranked:
                show_ranking(t, atlas, state, ranked)
        else:
            filter_panel.nothing_left(t)
    show_source(t, atlas, state)
    if two:
        pair.show_source(t, atlas, two)
    text = (
        pair_words(t, atlas, state, two, shown, picked=picked)
        if two
        else map_words(t, atlas, state, shown, summary, picked=picked)
    )
    show_map_words(t, text)
    show_table(t, atlas, state, shown)
    if two and plot_place:
        # Last, for the browser draws it in a quarter of a second, and the map shall not wait for it.
        with plot_place:
            scatter.show_scatter(t, atlas, state, two, shown, picked=picked)
    session.write_address(state, atlas.known, MAP)
