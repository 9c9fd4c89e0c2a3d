"""The code by which a view is shown in a frame on somebody's own page."""

from html import escape

from ui.citation import Cited

HEIGHTS = (480, 640, 800)
"""Heights on offer, in pixels; the width is the page's."""


def frame_code(cited: Cited, height: int) -> str:
    """Write a frame with the view and a line that names its source.

    Parameters
    ----------
    cited : Cited
        The view; its title names the frame for those who do not see it.
    height : int
        In pixels.

    Returns
    -------
    str
        HTML, with everything from outside escaped.
    """
    title, link = escape(cited.title), escape(cited.link)
    return (
        f'<iframe src="{link}&amp;embed=true" title="{title}" width="100%" height="{height}" '
        f'style="border:0" loading="lazy" allowfullscreen></iframe>'
    )
