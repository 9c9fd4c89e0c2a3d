"""How every chart looks: the greys of the page, thin lines, no frame; colour is for data."""

from plotly import graph_objects as go

_TEXT = {"light": "#22282b", "dark": "#e3e7e8"}
_MUTED = {"light": "#525c61", "dark": "#a9b4c0"}
_LINE = {"light": "#dfe3e4", "dark": "#343b3e"}
PALETTES = (_TEXT, _MUTED, _LINE)
"""The greys of every chart, on light and on dark ground."""

_VEIL = {"light": "rgba(255,255,255,.8)", "dark": "rgba(21,25,27,.8)"}
_FONT_SIZE = 11
# By name: Plotly measures words apart from the page, where there is nothing to inherit.
_FAMILY = '"Source Sans", sans-serif'


def template(on: str) -> go.layout.Template:
    """Give the template of all charts.

    Parameters
    ----------
    on : {"light", "dark"}
        The ground that the chart stands on; its own ground lets the page through.
    """
    axis = {
        "gridcolor": _LINE[on],
        "gridwidth": 1,
        "linecolor": _MUTED[on],
        "zeroline": False,
        "ticks": "",
        "tickfont": {"color": _MUTED[on]},
        "title": {"font": {"color": _TEXT[on], "size": _FONT_SIZE}, "standoff": 6},
        "automargin": True,
        "exponentformat": "none",
        "separatethousands": True,
    }
    return go.layout.Template(
        layout={
            "font": {"family": _FAMILY, "size": _FONT_SIZE, "color": _TEXT[on]},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"l": 4, "r": 6, "t": 6, "b": 4},
            "showlegend": False,
            "hoverlabel": {"font": {"family": _FAMILY, "size": 12}},
            "separators": ".,",
            "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": _MUTED[on], "activecolor": _TEXT[on]},
            "xaxis": axis,
            "yaxis": axis,
        }
    )


def line_color(on: str) -> str:
    """Give the colour of a line that marks a limit in a chart."""
    return _MUTED[on]


def strong_color(on: str) -> str:
    """Give the colour of what is selected in a chart."""
    return _TEXT[on]


def veil_color(on: str) -> str:
    """Give a ground for words that stand on points: the page's own, nearly opaque."""
    return _VEIL[on]
