"""The app with all its panels, and the plain map in the place of the lean one."""

import sys
from pathlib import Path

from streamlit.web import cli

import ui.county_map
from benchmarks.plain_map import plain_county_map

APP = Path(__file__).resolve().parents[1] / "app.py"

if __name__ == "__main__":
    # Streamlit runs the pages in this process, so they import the function that is set here.
    ui.county_map.county_map = plain_county_map
    cli.main(["run", str(APP), *sys.argv[1:]], standalone_mode=False)
