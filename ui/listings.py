"""What lists by others say of a county: its rank among the top 100, its urban agglomerations."""

from html import escape

from analytics.filters import LISTED
from ui.atlas import Atlas
from ui.i18n import Words

RANKING, MEMBERS = "top_counties", "agglomerations"
"""Keys of their sources."""


def listings(t: Words, atlas: Atlas, row: int) -> dict[str, str]:
    """Tell on which lists a county stands.

    Parameters
    ----------
    t : Words
    atlas : Atlas
    row : int

    Returns
    -------
    dict of str to str
        Key of the source to a sentence with the list's year and what it is. A county that is on none has no
        entry: of nine agglomerations the members are not known, so "in none" cannot be said.
    """
    told = {}
    rank = atlas.top_ranks.get(row)
    if rank is not None:
        told[RANKING] = t("listings.ranked", rank=rank)
    names = [
        name
        for key, name in atlas.agglomeration_names[t.lang].items()
        if atlas.counties[LISTED + key].iloc[row]
    ]
    if names:
        told[MEMBERS] = t("listings.member", count=len(names), names=t.enumerated(names))
    return told


def listings_text(t: Words, atlas: Atlas, row: int) -> str:
    """Write these sentences as a paragraph each; nothing where there is none."""
    return "".join(f'<p class="atlas-where">{escape(text)}</p>' for text in listings(t, atlas, row).values())
