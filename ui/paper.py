"""A page on paper: what is drawn for a dark screen is printed as on a light one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import streamlit as st

from ui.pair import ground

Palette = Mapping[str, str | Sequence[str]]
"""A colour or several, on "light" and on "dark" ground."""


def print_in_light(palettes: Iterable[Palette]) -> None:
    """Let what is drawn in the colours of palettes have those of light ground on paper.

    Parameters
    ----------
    palettes : iterable of Palette
        Colours of one ground in the order of the other's.
    """
    if ground() == "dark":
        st.html(f"<style>@media print {{ {light_rules(palettes)} }}</style>")


def light_rules(palettes: Iterable[Palette]) -> str:
    """Write the CSS that turns inline colours of dark ground into those of light ground."""
    pairs = dict(pair for palette in palettes for pair in _pairs(palette))
    return " ".join(_rules(dark, light) for dark, light in pairs.items())


def _pairs(palette: Palette) -> Iterator[tuple[str, str]]:
    dark, light = palette["dark"], palette["light"]
    if isinstance(dark, str) and isinstance(light, str):
        return iter([(dark, light)])
    return zip(dark, light, strict=True)


def _rules(dark: str, light: str) -> str:
    # Browsers write what Plotly sets as rgb(), and leave what stands in our own HTML as it is.
    rgb = ", ".join(str(int(dark[at : at + 2], 16)) for at in (1, 3, 5))
    return (
        f'[style*="fill: rgb({rgb})"] {{ fill: {light} !important; }} '
        f'[style*="stroke: rgb({rgb})"] {{ stroke: {light} !important; }} '
        f'[style*="background:{dark}"] {{ background: {light} !important; }}'
    )
