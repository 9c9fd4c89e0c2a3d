"""One run of the build, which keeps what its steps give, for all tests that look at any of it."""

from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from geodata.__main__ import main

STEPS = {
    "geodata.build.harmonise": ("read_census_2010", "read_census_2020", "read_lineage"),
    "geodata.build.assemble": (
        "harmonise",
        "county_boundaries",
        "english_names",
        "county_seats",
        "read_cities",
        "read_rail_stations",
        "read_airports",
        "county_yearbook",
        "county_topology",
    ),
}


def silent(_line):
    """Take a line of progress and say nothing."""


class Build:
    """A release that was built into a folder; a step's name gives what the step gave."""

    def __init__(self, sources: Path, folder: Path) -> None:
        self.folder = folder
        self._given: dict[str, Any] = {}
        with pytest.MonkeyPatch.context() as patch:
            for module, steps in STEPS.items():
                for step in steps:
                    patch.setattr(f"{module}.{step}", self._keeping(module, step))
            self.exit_code = main(["build", "--sources", str(sources), "--out", str(folder)])

    def __getitem__(self, step: str) -> Any:
        return self._given[step]

    @property
    def units(self) -> pd.DataFrame:
        """The units with their names in both languages."""
        return self["harmonise"].units.reset_index().merge(self["english_names"], on="code")

    def _keeping(self, module, step):
        original = getattr(import_module(module), step)

        @wraps(original)
        def run(*values, **options):
            self._given[step] = original(*values, **options)
            return self._given[step]

        return run
