"""The app with all its panels and the plain map in the place of the lean one; runs in place of ``app.py``."""

import runpy
from pathlib import Path

import benchmarks
import ui.county_map
from benchmarks.plain_map import plain_county_map

# Streamlit runs the pages in this process, so they import the function that is set here.
ui.county_map.county_map = plain_county_map
runpy.run_path(str(Path(benchmarks.__file__).parents[1] / "app.py"), run_name="__main__")
