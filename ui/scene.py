"""What a page is drawn from: the atlas, the reader's choice, and the counties that pass the filters."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from ui.atlas import Atlas
from ui.i18n import Words
from ui.view_state import ViewState


@dataclass(frozen=True)
class Scene:
    """What a page is drawn from; a page adds what it derives from that.

    Attributes
    ----------
    t : Words
    atlas : Atlas
    state : ViewState
    shown : array of bool, shape (counties,)
        The counties that pass the filters.
    flight : int
        Number of the last flight to the selected county.
    """

    t: Words
    atlas: Atlas
    state: ViewState
    shown: npt.NDArray[np.bool_]
    flight: int = field(default=0, kw_only=True)

    @property
    def selected(self) -> int | None:
        """Row of the selected county."""
        return self.atlas.rows.get(self.state.county or "")
