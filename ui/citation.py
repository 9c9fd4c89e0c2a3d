"""How a view or a table of the atlas is cited: plainly, by GB/T 7714, and as BibTeX."""

import re
from dataclasses import dataclass
from datetime import date

from geodata import load_changes
from ui.i18n import Words

_TEX = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "&%$#_{}"},
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


@dataclass(frozen=True)
class Cited:
    """What is cited.

    Attributes
    ----------
    title : str
        The view's title, without a full stop.
    version : str
        Version of the data release.
    link : str
        Address that restores the view.
    day : datetime.date
        When it was looked up.
    """

    title: str
    version: str
    link: str
    day: date


def released(version: str) -> str:
    """Give the day on which a version was released, in ISO form; empty where the release does not tell."""
    return next((change.date for change in load_changes() if change.version == version), "")


def plain(t: Words, cited: Cited) -> str:
    """Cite in a sentence, as newspapers do."""
    day = t("cite.day", year=cited.day.year, month=cited.day.month, day=cited.day.day)
    day = day if t.lang == "zh" else f"{cited.day.day} {_month(t, cited.day)} {cited.day.year}"
    return t("cite.plain", title=cited.title, version=cited.version, day=day, link=cited.link)


def _month(t: Words, day: date) -> str:
    return t("cite.months").split(",")[day.month - 1]


def gbt_7714(t: Words, cited: Cited) -> str:
    """Cite by GB/T 7714-2015: a data set online, its release, the day of the visit, the address."""
    return t(
        "cite.gbt",
        title=cited.title,
        version=cited.version,
        released=released(cited.version) or str(cited.day.year),
        day=cited.day.isoformat(),
        link=cited.link,
    )


def bibtex(t: Words, cited: Cited) -> str:
    """Cite as an entry of BibTeX, for biblatex too."""
    year = released(cited.version)[:4] or str(cited.day.year)
    fields = {
        "author": f"{{{_tex(t('cite.author'))}}}",
        "title": f"{{{_tex(cited.title)}}}",
        "year": year,
        "version": _tex(cited.version),
        "note": _tex(t("cite.note", version=cited.version)),
        # An address stands as it is: biblatex prints the field by itself.
        "url": cited.link.replace("{", "%7B").replace("}", "%7D"),
        "urldate": cited.day.isoformat(),
    }
    key = f"xiancheng_atlas_{re.sub(r'[^0-9A-Za-z]+', '_', cited.version)}"
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def _tex(text: str) -> str:
    return text.translate(_TEX)
