"""What is known: the data release of Xiancheng Atlas, and the build that makes it from the raw sources."""

from geodata.changes import Change, load_changes
from geodata.indicators import Indicator, Sample, load_families, load_indicators, load_layers
from geodata.release import (
    Release,
    ReleaseDamaged,
    ReleaseError,
    ReleaseMissing,
    ReleaseVersionMismatch,
    current_release,
    load_agglomerations,
    load_airports,
    load_corrections,
    load_counties,
    load_county_shapes,
    load_history,
    load_measures,
    load_places,
    load_top_counties,
    open_release,
    release_version,
)
from geodata.sources import Source, load_sources
from geodata.topology import Topology, load_topology

__all__ = [
    "Change",
    "Indicator",
    "Release",
    "ReleaseDamaged",
    "ReleaseError",
    "ReleaseMissing",
    "ReleaseVersionMismatch",
    "Sample",
    "Source",
    "Topology",
    "current_release",
    "load_agglomerations",
    "load_airports",
    "load_changes",
    "load_corrections",
    "load_counties",
    "load_county_shapes",
    "load_families",
    "load_history",
    "load_indicators",
    "load_layers",
    "load_measures",
    "load_places",
    "load_sources",
    "load_top_counties",
    "load_topology",
    "open_release",
    "release_version",
]
