"""What a reader is told when something is wrong: what it is and what to do, never a traceback."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from geodata import ReleaseDamaged, ReleaseError, ReleaseMissing, ReleaseVersionMismatch
from ui import frame
from ui.assets import AssetsError
from ui.i18n import Words
from ui.own_data.indicator import PREFIX
from ui.rules_text import fault_in, fault_text
from ui.url_state import Dropped

_LOG = logging.getLogger(__name__)


@contextmanager
def told(t: Words) -> Iterator[None]:
    """Turn whatever fails inside into a message, and end the page there.

    Streamlit's own signals (a rerun, a stop) are no exceptions of the usual kind and pass.
    """
    frame.enter_by_the_app()
    with told_here(t):
        yield


@contextmanager
def told_here(t: Words) -> Iterator[None]:
    """Turn whatever fails in a part that runs by itself, such as a dialog, into a message in its place."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - the last line of defence; the log keeps the traceback
        _LOG.exception("It could not be drawn")
        st.error(fault_message(t, error))
        st.stop()


def fault_message(t: Words, error: Exception) -> str:
    """Say what is wrong and what to do next.

    Parameters
    ----------
    t : Words
    error : Exception
        What happened; of a release's fault the file's name is told, never the folder.
    """
    file = error.path.name if isinstance(error, ReleaseError) else ""
    match error:
        case ReleaseMissing():
            return t("fault.release_missing", file=file)
        case ReleaseDamaged():
            return t("fault.release_damaged", file=file)
        case ReleaseVersionMismatch():
            return t("fault.release_version")
        case AssetsError():
            return t(f"fault.assets.{error.reason}")
    return t("fault.unknown")


def show_dropped(t: Words, dropped: tuple[Dropped, ...]) -> None:
    """Tell which parts of the address were left out."""
    # Taken in every run: an element more or less above the map would load its frame anew.
    place = st.empty()
    if dropped:
        # In code marks, so that what a link holds is shown and never becomes markup.
        parts = [f"`{part.key}={_short(part.value)}`" for part in dropped[:_MOST_NAMED]]
        faults = [fault_in(part.key, part.value) for part in dropped[:_MOST_NAMED]]
        reasons = [fault_text(t, fault) for fault in faults if fault and fault.reason in _WITHOUT_OWN_TEXT]
        told = t("fault.link", parts=t.enumerated(parts))
        if reasons:
            told = t("words.between").join([t("words.sentence", text=told), *dict.fromkeys(reasons)])
        if any(part.value.startswith(PREFIX) for part in dropped):
            told = t("words.between").join([t("words.sentence", text=told), t("fault.own_data")])
        place.warning(told)


_MOST_NAMED = 5
# The sentences of these quote nothing from the link.
_WITHOUT_OWN_TEXT = {"out_of_range", "contradiction", "order"}
_LONGEST = 40


def _short(value: str) -> str:
    text = "".join(sign for sign in value if sign.isprintable() and sign != "`")
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
