"""``python -m benchmarks``: measure the budgets, print them, and write ``benchmarks/results/latest.json``."""

import argparse
import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import filters, openings
from benchmarks.browser import chromium
from geodata import release_version
from ui.assets import prepare_assets
from ui.compiled import compile_modules

RESULTS = Path(__file__).with_name("results") / "latest.json"


PARTS = {
    "map": filters.map_alone,
    "page": filters.whole_page,
    "pair": filters.two_at_once,
    "back": openings.come_back,
    "start": openings.start,
}


def main() -> int:
    """Run the benchmarks.

    Returns
    -------
    int
        Exit code: 1 where a goal is missed.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="rounds after the warm-up")
    parser.add_argument("--only", choices=tuple(PARTS), nargs="+", help="some parts alone")
    options = parser.parse_args()
    # As `make run` does; the libraries that the other ways rest on are compiled since they were installed.
    prepare_assets()
    compile_modules()
    budgets = []
    with chromium() as browser, Console(stderr=True).status("starting") as status:
        for name in options.only or PARTS:

            def tell(done: str, part: str = name) -> None:
                status.update(f"{part}: {done}")

            budgets += PARTS[name](browser, options.rounds, tell)
    table = Table("what", "measured", "goal", "", "detail")
    for budget in budgets:
        table.add_row(budget.name, f"{budget.value:.2f}", budget.aim, budget.verdict, budget.detail)
    Console(width=110).print(table)
    RESULTS.parent.mkdir(exist_ok=True)
    result = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "release": release_version(),
        "rounds": options.rounds,
        "budgets": [asdict(budget) | {"met": budget.met} for budget in budgets],
    }
    RESULTS.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0 if all(budget.met for budget in budgets) else 1


if __name__ == "__main__":
    sys.exit(main())
