"""Whether everybody can read and use what a browser shows, as far as axe-core can tell."""

from pathlib import Path

from playwright.sync_api import Frame, Page

from tests.browser.server import ROOT

AXE = Path(ROOT, "ui/frontend/node_modules/axe-core/axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
# Streamlit's own list of pages puts a div into a ul; nothing of ours is in it.
NOT_OURS = ["[data-testid='stSidebarNav']"]
# streamlit-folium's frame has such a tag; browsers heed the one of the outer page alone.
WITHOUT_EFFECT = ["meta-viewport"]

# What fades in has its own contrast only when it stands there; what turns for ever is not waited for.
_STILL = """() => Promise.allSettled(
    document.getAnimations()
        .filter(each => each.playState === 'running' && each.effect?.getComputedTiming().endTime !== Infinity)
        .map(each => each.finished)
)"""


def violations(frame: Page | Frame) -> dict[str, list[str]]:
    """Rules of WCAG 2.1 AA that a frame breaks, with the elements."""
    frame.evaluate(_STILL)
    if not frame.evaluate("'axe' in window"):
        # Not as a tag: a page's own policy may let in no other script.
        frame.evaluate(AXE.read_text(encoding="utf-8"))
    report = frame.evaluate(
        """([tags, exclude, off]) => axe.run({exclude}, {
            runOnly: tags, rules: Object.fromEntries(off.map(rule => [rule, {enabled: false}])),
            resultTypes: ['violations'], iframes: false
        })""",
        [RULES, NOT_OURS, WITHOUT_EFFECT],
    )
    return {
        entry["id"]: [
            node["html"][:160] + " | " + (node["failureSummary"] or "")[:200] for node in entry["nodes"]
        ]
        for entry in report["violations"]
    }
