"""What a Plotly figure of the atlas says, checked: a picture leaves nothing out that it does not know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ui.exports.chart_axes import ChartError

if TYPE_CHECKING:
    from plotly import graph_objects as go

_ONLY_ON_SCREEN = {"hovertemplate", "hoverinfo", "customdata", "name", "fixedrange", "dragmode", "hovermode"}
_FONT: dict[str, Any] = {"size": {}, "color": {}, "family": {}}
_LINE: dict[str, Any] = {"color": {}, "width": {}, "dash": {}, "shape": {}}
_DOT: dict[str, Any] = {"size": {}, "color": {}, "symbol": {}, "opacity": {}, "line": _LINE}
_FADED: dict[str, Any] = {"marker": {"opacity": {}}}
_TRACES: Mapping[str, dict[str, Any]] = {
    "scatter": {
        **{key: {} for key in ("x", "y", "xaxis", "yaxis", "mode", "text", "textposition", "cliponaxis")},
        **{key: {} for key in ("fill", "fillcolor", "selectedpoints")},
        "line": _LINE,
        "marker": _DOT,
        "selected": _FADED,
        "unselected": _FADED,
    },
    "bar": {
        **{
            key: {}
            for key in (
                "x",
                "y",
                "width",
                "orientation",
                "text",
                "textposition",
                "cliponaxis",
                "constraintext",
                "textangle",
            )
        },
        "marker": {"color": {}, "opacity": {}, "line": _LINE},
        "textfont": _FONT,
    },
    "sankey": {
        "arrangement": {},
        "node": {
            **{key: {} for key in ("label", "color", "customdata", "hovertemplate", "pad", "thickness")},
            "line": _LINE,
        },
        "link": {key: {} for key in ("source", "target", "value", "color", "customdata", "hovertemplate")},
    },
}
_AXIS: dict[str, Any] = {
    **{
        key: {} for key in ("type", "range", "autorange", "domain", "dtick", "nticks", "tickvals", "ticktext")
    },
    **{
        key: {} for key in ("showgrid", "gridcolor", "gridwidth", "linecolor", "zeroline", "ticks", "visible")
    },
    **{key: {} for key in ("automargin", "exponentformat", "separatethousands", "anchor")},
    "tickfont": _FONT,
    "title": {"text": {}, "standoff": {}, "font": _FONT},
}
_LAYOUT: dict[str, Any] = {
    **{
        key: {}
        for key in ("template", "paper_bgcolor", "plot_bgcolor", "showlegend", "separators", "modebar")
    },
    **{key: {} for key in ("bargap", "barmode", "hoverlabel")},
    "font": _FONT,
    "margin": {side: {} for side in "lrtb"},
    "xaxis": _AXIS,
    "yaxis": _AXIS,
    "yaxis2": _AXIS,
    "shapes": {
        **{key: {} for key in ("type", "x0", "x1", "y0", "y1", "xref", "yref", "path", "layer", "opacity")},
        "fillcolor": {},
        "line": _LINE,
    },
    "annotations": {
        **{key: {} for key in ("x", "y", "xref", "yref", "text", "showarrow", "xanchor", "yanchor")},
        **{key: {} for key in ("xshift", "yshift", "bgcolor")},
        "font": _FONT,
    },
}
_WHOLE = frozenset({"template", "hoverlabel", "modebar"})
"""What a browser alone needs, whatever it holds, and the template, which is read by itself."""


@dataclass(frozen=True)
class Spec:
    """A figure as a picture shows it.

    Attributes
    ----------
    traces : list of mapping
        Each with its ``type``.
    layout : mapping
        The template's settings included, also for each axis.
    """

    traces: list[Mapping[str, Any]]
    layout: Mapping[str, Any]

    def axis(self, name: str) -> Mapping[str, Any]:
        """Give the settings of an axis, "x" or "y2"."""
        found: Mapping[str, Any] = self.layout.get(f"{name[0]}axis{name[1:]}", {})
        return found


def read_figure(figure: "go.Figure") -> Spec:
    """Read a figure.

    Raises
    ------
    ChartError
        If it says something that a picture cannot show.
    """
    traces: list[Mapping[str, Any]] = []
    for trace in figure.data:
        said = {key: _plain(trace, key) for key in trace.to_plotly_json()}
        if trace.type not in _TRACES:
            raise ChartError(f"No picture of a chart has a {trace.type}")
        _check(trace.type, said, _TRACES[trace.type] | {"type": {}})
        traces.append(said | {"type": trace.type})
    own = figure.layout.to_plotly_json()
    template = figure.layout.template.layout.to_plotly_json()
    _check("layout", own, _LAYOUT)
    _check("layout", template, _LAYOUT)
    layout = _merged(template, own)
    for name in [key for key in own if key.startswith(("xaxis", "yaxis"))]:
        layout[name] = _merged(template.get(name[:5], {}), own[name])
    return Spec(traces, layout)


def _plain(trace: Any, key: str) -> Any:
    value = trace[key]
    return value.to_plotly_json() if hasattr(value, "to_plotly_json") else value


def _check(where: str, said: Mapping[str, Any], known: Mapping[str, Any]) -> None:
    for key, value in said.items():
        if key in _ONLY_ON_SCREEN or key in _WHOLE or value is None:
            continue
        if key not in known:
            raise ChartError(f"No picture of a chart has {where}.{key}")
        parts: Iterable[Any] = value if isinstance(value, (list, tuple)) else (value,)
        for part in parts:
            if isinstance(part, Mapping):
                _check(f"{where}.{key}", part, known[key])


def _merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Let a figure's own settings win over those of its template."""
    merged = dict(base)
    for key, value in own.items():
        held = merged.get(key)
        if isinstance(held, Mapping) and isinstance(value, Mapping):
            merged[key] = _merged(held, value)
        else:
            merged[key] = value
    return merged
