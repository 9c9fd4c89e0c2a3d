"""Hand-made views: what a deck is made of, without the release."""

from plotly import graph_objects as go

from ui.exports.deck import Deck, DeckSlide
from ui.exports.sheet import Chart, Sheet, Table
from ui.map_message import LegendClass, Painting

TITLES = {
    "zh": "1,875 个县中有 1,211 个在 2010 年至 2020 年间常住人口减少",
    "en": "1,211 of 1,875 counties lost residents between 2010 and 2020",
}
SUBTITLES = {
    "zh": "2020 年常住人口与 2010 年相比的变化百分比；经撤并的县按可比范围计算。",
    "en": "Change in residents from 2010 to 2020 in percent; merged counties are compared as a group.",
}
SOURCES = {
    "zh": (
        "2010、2020 年。来源：第六次、第七次全国人口普查分县资料。数据版本 0.1.0。",
        "乡镇划转而无记录的县可能出现虚假增减。",
        "示意图，界线不作为划界依据。",
    ),
    "en": (
        "2010, 2020. Sources: sixth and seventh population census by county. Data release 0.1.0.",
        "Townships that moved without a record may fake a gain or a loss.",
        "Sketch map; its lines are no authority on boundaries.",
    ),
}
FACTS = {
    "zh": (
        ("常住人口，2020 年", "14.10亿"),
        ("2010 年以来的变化", "+5.8%"),
        ("常住人口减少的县", "2,843 个中有 1,470 个"),
        ("中位数", "−3.6%"),
    ),
    "en": (
        ("Residents, 2020", "1,409.8 million"),
        ("Change since 2010", "+5.8%"),
        ("Lost residents", "1,470 of 2,843"),
        ("Median", "−3.6%"),
    ),
}
TABLES = {
    "zh": Table(
        "增减最多的县",
        ("县", "省", "2010—2020 年变化，%"),
        tuple((f"某某县{place}", "黑龙江", f"−{50 - place}.0") for place in range(10)),
        ("257 个合并比较的县不参与排名。",),
    ),
    "en": Table(
        "Largest losses",
        ("County", "Province", "Change 2010–2020, %"),
        tuple((f"County {place}", "Heilongjiang", f"−{50 - place}.0") for place in range(10)),
        ("257 grouped units are not ranked.",),
    ),
}


def painting(lang):
    return Painting(
        classes="0" * 2843,
        legend_title={"zh": "常住人口变化", "en": "Change in residents"}[lang],
        legend_unit="%",
        legend=(LegendClass("<0", "#a86b2d", 1470), LegendClass("≥0", "#6fb8ae", 1373)),
        no_data_label="–",
        no_data_count=0,
        indicator="population_change_2010_2020",
        decimals=1,
        unit="%",
        no_data_text="–",
        lang=lang,
        selected=None,
    )


def chart(lang, place=1):
    figure = go.Figure(go.Bar(x=[1, 2, 3], y=[3, 1, 2]))
    words = {
        "zh": (f"按距离的变化 {place}", "%，2010—2020 年", "三根柱子。"),
        "en": (f"Change by distance {place}", "%, 2010–2020", "Three bars."),
    }[lang]
    return Chart(words[0], words[1], figure, words[2])


def sheet(lang="en", **parts):
    plain = {
        "page": "map",
        "address": f"?lang={lang}&indicator=population_change_2010_2020",
        "lang": lang,
        "title": TITLES[lang],
        "subtitle": SUBTITLES[lang],
        "sources": SOURCES[lang],
        "painting": painting(lang),
        "facts": FACTS[lang],
        "table": TABLES[lang],
    }
    return Sheet(**(plain | parts))


def deck(*sheets, lang="en", notes="", **parts):
    slides = tuple(DeckSlide(one, notes) for one in sheets)
    plain = {
        "title": {"zh": "县域城镇化", "en": "County urbanization"}[lang],
        "lang": lang,
        "slides": slides,
        "version": "0.1.0",
        "base": "http://localhost:8501/",
    }
    return Deck(**(plain | parts))


NASTY = (
    "<a:t>&amp; ]]> <script>alert(1)</script>",
    '#import "secret.typ" $x^2$ *bold* _slant_ `raw` @ref <label> \\ // = head',
    "bell \x07 null \x00 half \ud800 none \uffff line \u2028 end",
    "😀 👩‍👩‍👧 שלום עולם مرحبا \u202eback\u202c",
    "很长" * 400,
    "unbroken" * 300,
    "",
)
"""Words that a presenter may write by accident or on purpose."""


def trying(lang):
    """Make a deck of everything at once: long and nasty words, many numbers, rows and charts."""
    long = {"zh": "这个标题长得没有道理，" * 20, "en": "A title that goes on beyond all reason, " * 12}[lang]
    many = TABLES[lang].rows * 5
    views = (
        sheet(lang),
        sheet(lang, charts=tuple(chart(lang, place) for place in range(3))),
        sheet(lang, title=long, subtitle=long, sources=(long, *SOURCES[lang])),
        sheet(lang, facts=FACTS[lang] * 5, notes=(long,)),
        sheet(lang, painting=None, charts=(chart(lang),), table=Table("Rows", TABLES[lang].head, many)),
        *(sheet(lang, title=nasty, subtitle=nasty, facts=((nasty[:40], nasty[:40]),)) for nasty in NASTY),
    )
    return deck(*views, lang=lang, title=long, notes="备注 notes")
