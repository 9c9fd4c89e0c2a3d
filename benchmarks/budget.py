"""A line of the result: what was measured, and the goal that it is held to."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Budget:
    """One line of the result.

    Attributes
    ----------
    name : str
        What is measured, with its unit.
    value : float
        What came out.
    goal : float or None
        What it should be; None for a figure that is told beside the others.
    detail : str
        The numbers behind it.
    better : {"less", "more"}
        Which side of the goal is the good one.
    """

    name: str
    value: float
    goal: float | None
    detail: str
    better: Literal["less", "more"] = "less"

    @property
    def met(self) -> bool:
        """Whether the goal is met; a figure without one misses nothing."""
        if self.goal is None:
            return True
        return self.value >= self.goal if self.better == "more" else self.value <= self.goal

    @property
    def aim(self) -> str:
        """The goal as it is printed."""
        return "" if self.goal is None else f"{'≥' if self.better == 'more' else '≤'} {self.goal:g}"

    @property
    def verdict(self) -> str:
        """Whether the goal is met, in a word."""
        if self.goal is None:
            return ""
        return "met" if self.met else "missed"
