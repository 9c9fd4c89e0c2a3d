"""``python -m benchmarks``: measure the budgets, print them, and write ``benchmarks/results/latest.json``."""

import argparse
import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import measures
from benchmarks.browser import chromium
from geodata import release_version
from ui.assets import prepare_assets

RESULTS = Path(__file__).with_name("results") / "latest.json"


def main() -> int:
    """Run the benchmarks.

    Returns
    -------
    int
        Exit code: 1 where a goal is missed.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="rounds after the warm-up")
    parser.add_argument("--only", choices=("map", "page", "start"), help="one part alone")
    options = parser.parse_args()
    prepare_assets()
    console = Console(stderr=True)
    budgets: list[measures.Budget] = []
    with chromium() as browser, console.status("starting") as status:
        if options.only in (None, "map"):
            budgets += measures.map_alone(browser, options.rounds, lambda done: status.update(f"map: {done}"))
        if options.only in (None, "page"):
            budgets += measures.whole_page(
                browser, options.rounds, lambda done: status.update(f"page: {done}")
            )
        if options.only in (None, "start"):
            status.update("start")
            budgets += measures.start(browser, 3)
    table = Table("what", "measured", "goal", "", "detail")
    for budget in budgets:
        goal = f"{'≥' if budget.more_is_better else '≤'} {budget.goal:g}"
        met = "met" if budget.met else "missed"
        table.add_row(budget.name, f"{budget.value:.2f}", goal, met, budget.detail)
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
