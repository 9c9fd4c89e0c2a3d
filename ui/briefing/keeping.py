"""A briefing begins here: ready-made or from a file; and it can be kept as a file."""

from typing import cast

import streamlit as st

from ui.atlas import Atlas
from ui.briefing import collection
from ui.briefing.briefing import Briefing
from ui.briefing.file import MOST_BYTES, SUFFIX, BriefingFileError, read_file, write_file
from ui.briefing.thumbnails import look
from ui.briefing.views import LeftOut, checked
from ui.i18n import Words
from ui.parts import show_note

SCOPES = ("nation", "province", "county")

_FAULT = "briefing_fault"
_LEFT_OUT = "briefing_left_out"
_TURN = "briefing_turn"
_MOST_NAMED = 6
_LONGEST_VALUE = 40
_MEGABYTES = MOST_BYTES // 1_000_000


def show_ready_made(t: Words, atlas: Atlas) -> None:
    """Offer the briefings that are generated: the nation, a province, a county."""
    with st.container(key="ready_made", horizontal=True, vertical_alignment="bottom"):
        scope = st.segmented_control(
            t("briefing.ready_scope"),
            SCOPES,
            default=SCOPES[0],
            required=True,
            format_func=lambda each: t(f"briefing.ready_{each}"),
            key="ready_scope",
        )
        code = _place(t, atlas, str(scope))
        made = st.button(t("briefing.ready_make"), type="primary", key="ready_make", disabled=code is None)
    if made and code is not None:
        _make(t, atlas, str(scope), code)


def _place(t: Words, atlas: Atlas, scope: str) -> str | None:
    if scope == "province":
        names = atlas.province_names[t.lang]
        return st.selectbox(
            t("filters.province"), list(names), format_func=names.__getitem__, key="ready_province"
        )
    if scope == "county":
        return st.selectbox(
            t("briefing.ready_county"),
            list(atlas.rows),
            format_func=lambda code: _county_name(t, atlas, code),
            index=None,
            placeholder=t("briefing.ready_county_placeholder"),
            key="ready_county",
        )
    return ""


def _county_name(t: Words, atlas: Atlas, code: str) -> str:
    row = atlas.counties.iloc[atlas.rows[code]]
    names = [str(row[f"{area}_{t.lang}"] or "") for area in ("full_name", "prefecture", "province")]
    return " · ".join(name for name in names if name)


def _make(t: Words, atlas: Atlas, scope: str, code: str) -> None:
    # First needed when somebody asks for one.
    from ui.briefing import ready_made  # noqa: PLC0415

    bar = st.progress(0.0, text=t("briefing.making"))
    made = {
        "nation": lambda: ready_made.nation(t),
        "province": lambda: ready_made.province(t, atlas, code),
        "county": lambda: ready_made.county(t, atlas, code),
    }[scope]()
    for done, slide in enumerate(made.slides, start=1):
        look(t, atlas, slide)
        bar.progress(done / len(made.slides), text=t("briefing.making"))
    _forget()
    collection.take(made)
    st.rerun()


def show_save(t: Words, atlas: Atlas, briefing: Briefing) -> None:
    """Offer the briefing as a small file, and say how long it is kept without."""
    show_note(t("briefing.kept"))
    st.download_button(
        t("briefing.save"),
        write_file(briefing, atlas.version),
        file_name=file_stem(t, briefing) + SUFFIX,
        mime="application/json",
        key="briefing_save",
        on_click="ignore",
    )


def file_stem(t: Words, briefing: Briefing) -> str:
    """Name a file after the briefing, in signs that every system takes."""
    name = "".join(sign if sign.isalnum() else "-" for sign in briefing.title).strip("-")
    return name[:60] or t("briefing.file_name")


def show_load(t: Words, atlas: Atlas) -> None:
    """Let a file take the place of the briefing; one that cannot be read leaves it as it was."""
    # A new key empties the control: what was in it is here now, or was refused.
    st.file_uploader(
        t("briefing.load"),
        type=["json"],
        max_upload_size=_MEGABYTES,
        key=f"briefing_file_{st.session_state.get(_TURN, 0)}",
        on_change=_load,
        args=(atlas,),
    )


def _load(atlas: Atlas) -> None:
    uploaded = st.session_state.get(f"briefing_file_{st.session_state.get(_TURN, 0)}")
    if uploaded is None:
        return
    _forget()
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    try:
        briefing, left_out = checked(atlas, read_file(uploaded.getvalue()))
    except BriefingFileError as error:
        st.session_state[_FAULT] = error
        return
    st.session_state[_LEFT_OUT] = left_out
    if briefing.slides:
        collection.take(briefing)
    else:
        st.session_state[_FAULT] = BriefingFileError("no_slides")


def _forget() -> None:
    for key in (_FAULT, _LEFT_OUT):
        st.session_state.pop(key, None)


def show_outcome(t: Words) -> None:
    """Tell why a file could not be loaded, or what of it does not exist here."""
    fault = cast("BriefingFileError | None", st.session_state.get(_FAULT))
    if fault:
        at = t("briefing.fault_at", part=fault.part) if fault.part else ""
        st.error(t(f"briefing_file.{fault.reason}", size=_MEGABYTES) + at)
    left_out = cast("tuple[LeftOut, ...]", st.session_state.get(_LEFT_OUT, ()))
    if left_out:
        lines = [_told(t, each) for each in left_out[:_MOST_NAMED]]
        if len(left_out) > _MOST_NAMED:
            lines.append(t("briefing.left_out_more", count=len(left_out) - _MOST_NAMED))
        st.warning(t("briefing.left_out", lines=t.listed(lines)))


def _told(t: Words, left_out: LeftOut) -> str:
    if not left_out.parts:
        return t("briefing.left_out_slide", number=left_out.number)
    # In code marks, so that what a file holds is shown and never becomes markup.
    parts = [f"`{part.key}={_short(part.value)}`" for part in left_out.parts]
    return t("briefing.left_out_parts", number=left_out.number, parts=t.listed(parts))


def _short(value: str) -> str:
    text = "".join(sign for sign in value if sign.isprintable() and sign != "`")
    return text if len(text) <= _LONGEST_VALUE else text[:_LONGEST_VALUE] + "…"
