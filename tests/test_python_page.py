"""The page on Python holds: its code runs where there is no Streamlit, and prints what the page says."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "python.md"
BLOCK = re.compile(
    r"^```python\n(?P<code>.*?)^```\n\n```text\n(?P<printed>.*?)^```", re.MULTILINE | re.DOTALL
)
PARTING = "----"
# A finder before all others, so that nothing can bring the screen in.
WITHOUT_STREAMLIT = """
import sys
class NoScreen:
    def find_spec(self, name, *rest):
        if name.split(".")[0] in {"streamlit", "streamlit_folium", "folium", "ui"}:
            raise ImportError(f"{name} is not installed")
sys.meta_path.insert(0, NoScreen())
"""


@pytest.fixture(scope="module")
def blocks():
    return [(found["code"], found["printed"]) for found in BLOCK.finditer(PAGE.read_text(encoding="utf-8"))]


def test_every_block_of_the_page_is_run(blocks):
    assert len(blocks) == PAGE.read_text(encoding="utf-8").count("```python")


def test_the_page_s_code_runs_without_streamlit_and_prints_what_the_page_says(blocks):
    code = f"\nprint({PARTING!r})\n".join(code for code, _ in blocks)
    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT_STREAMLIT + code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "PATH": ""},
    )

    assert ran.returncode == 0, ran.stderr
    printed = [part.strip() for part in ran.stdout.split(f"{PARTING}\n")]
    assert printed == [text.strip() for _, text in blocks]


def test_streamlit_is_really_out_of_reach_there():
    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT_STREAMLIT + "import streamlit"], capture_output=True, check=False
    )

    assert ran.returncode == 1
    assert b"not installed" in ran.stderr
