"""Tables as files: CSV, a data package, and XLSX; each says what it holds, from where, and how to cite it."""

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pandas as pd

from ui.exports import extract as extracts
from ui.exports.cells import neutral, neutral_frame
from ui.exports.extract import PACKAGE, TABLE, Extract, ExtractColumn

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

# The mark by which spreadsheets know UTF-8.
_MARKED = "utf-8-sig"
_LINE_END = "\r\n"
# The same table gives the same bytes: an archive's entries bear no time of day.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_WIDEST, _NARROWEST = 60, 8
_SAMPLED_FOR_WIDTH = 200


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """Write any table as CSV that Excel and pandas open: UTF-8 with its mark, and no cell that runs."""
    return neutral_frame(frame).to_csv(index=False, lineterminator=_LINE_END).encode(_MARKED)


def write_csv(extract: Extract) -> bytes:
    """Write an extract as one CSV file.

    A CSV has no place for what is to be known about it, and lines before its heading break what reads it. So
    version, licence, sources, filters and link are columns of every row, the last five, and stay with the
    rows however the table is cut.
    """
    t = extract.words
    sources = t.listed([f"{source.title[t.lang]}" for source in extracts.sources_of(extract)])
    return csv_bytes(
        in_words(extract).assign(
            **{
                t("export.release"): extract.version,
                t("export.licence"): extracts.licence_name(extract),
                t("methods.indicators.sources"): sources,
                t("export.filters"): extracts.filters_text(extract),
                t("export.link"): extract.link,
            }
        )
    )


def in_words(extract: Extract) -> pd.DataFrame:
    """Give the rows for people: headings with unit and year, and words in place of codes."""
    return pd.DataFrame(
        {column.heading: _spoken(extract, column) for column in extract.columns}, index=extract.rows.index
    )


def _spoken(extract: Extract, column: ExtractColumn) -> pd.Series:
    held = extract.rows[column.name]
    return held.map(column.words) if column.words else held


def write_package(extract: Extract) -> bytes:
    """Write an extract as a Frictionless data package in a ZIP archive.

    The archive holds the table with names for programs, its dictionary and sources as CSV, the descriptor
    ``datapackage.json``, and the same for people in ``README.md``.
    """
    files = {
        f"{TABLE}.csv": _plain_csv(extract.rows),
        "dictionary.csv": _plain_csv(extracts.dictionary(extract)),
        "sources.csv": _plain_csv(extracts.sources_table(extract)),
        "README.md": _readme(extract).encode(),
    }
    package = extracts.descriptor(extract) | {
        "profile": "tabular-data-package",
        "resources": [
            {
                "name": TABLE,
                "path": f"{TABLE}.csv",
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {
                    "fields": extracts.fields(extract),
                    "missingValues": [""],
                    "primaryKey": ["code"],
                },
            }
        ],
    }
    files["datapackage.json"] = json.dumps(package, ensure_ascii=False, indent=1).encode()
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            archive.writestr(zipfile.ZipInfo(name, _NO_TIME), raw, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _plain_csv(frame: pd.DataFrame) -> bytes:
    return neutral_frame(frame).to_csv(index=False, lineterminator="\n").encode()


def _readme(extract: Extract) -> str:
    t = extract.words
    lines = [f"# {t('app.title')}", ""]
    lines += [f"- **{name}**{t('colon')}{_no_markup(text)}" for name, text in extracts.about(extract) if text]
    lines += ["", f"## {t('export.sheet.dictionary')}", ""]
    lines += [f"- `{column.name}`{t('colon')}{_no_markup(column.heading)}" for column in extract.columns]
    return "\n".join(lines) + "\n"


def _no_markup(text: str) -> str:
    """Keep what a reader wrote from becoming a tag, a link or a picture of a README."""
    return text.replace("<", "\\<").replace("[", "\\[")


def write_xlsx(extract: Extract) -> bytes:
    """Write an extract as a workbook: the table, its dictionary, its sources, and how to cite it.

    Numbers are numbers with all their digits, printed as the atlas prints them; codes are text; a cell
    without data is empty. No cell holds a formula or a link that a program would follow.
    """
    # Loaded when somebody asks for a workbook: the app starts without it.
    from xlsxwriter import Workbook  # noqa: PLC0415

    t = extract.words
    held = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": False,
    }
    with Workbook(held, options) as book:
        book.set_properties({"title": extract.title, "comments": extract.citation, "author": t("app.title")})
        book.set_custom_property("data_version", extract.version, "text")
        book.set_custom_property("licence", extracts.licence_name(extract), "text")
        book.set_custom_property("package", PACKAGE, "text")
        _data_sheet(book, extract)
        _text_sheet(book, t("export.sheet.dictionary"), extracts.dictionary(extract))
        _text_sheet(book, t("export.sheet.sources"), extracts.sources_table(extract))
        pairs = pd.DataFrame(extracts.about(extract), columns=[t("export.about"), t("export.about_text")])
        _text_sheet(book, t("export.sheet.about"), pairs)
    return held.getvalue()


def _data_sheet(book: "Workbook", extract: Extract) -> None:
    t = extract.words
    sheet = book.add_worksheet(t("export.sheet.data"))
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    formats: dict[str, Format] = {}
    table = in_words(extract)
    for place, column in enumerate(extract.columns):
        cells = table[column.heading].tolist()
        pattern = _pattern(column)
        format_ = formats.setdefault(pattern, book.add_format({"num_format": pattern}))
        sheet.set_column(place, place, _width(cells, column), format_)
        sheet.write_string(0, place, neutral(column.heading), heading)
        for row, cell in enumerate(cells, start=1):
            if cell is None or cell is pd.NA or cell != cell:  # noqa: PLR0124 - what is not a number
                continue
            if isinstance(cell, str):
                sheet.write_string(row, place, neutral(cell))
            elif isinstance(cell, bool):
                sheet.write_boolean(row, place, cell)
            else:
                sheet.write_number(row, place, cell, format_)
    # The heading stays, and so do code and name.
    sheet.freeze_panes(1, min(2, len(extract.columns)))
    sheet.autofilter(0, 0, len(table), len(extract.columns) - 1)


def _pattern(column: ExtractColumn) -> str:
    if column.type == "string" or column.words:
        return "@"
    return "#,##0" + ("." + "0" * column.decimals if column.decimals else "")


def _width(cells: list[Any], column: ExtractColumn) -> int:
    if column.type != "string" and not column.words:
        return 14
    # A Chinese character is as wide as two Latin ones.
    longest = max((len(cell.encode("gbk", "replace")) for cell in _texts(cells)), default=0)
    return min(max(longest + 2, _NARROWEST), _WIDEST)


def _texts(cells: list[Any]) -> list[str]:
    return [cell for cell in cells[:_SAMPLED_FOR_WIDTH] if isinstance(cell, str)]


def _text_sheet(book: "Workbook", name: str, table: pd.DataFrame) -> None:
    sheet = book.add_worksheet(name)
    heading = book.add_format({"bold": True, "valign": "top", "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    for place, title in enumerate(table.columns):
        cells = table[title].tolist()
        longest = max((len(cell.encode("gbk", "replace")) for cell in _texts(cells)), default=0)
        sheet.set_column(place, place, min(max(longest + 2, 12), _WIDEST))
        sheet.write_string(0, place, neutral(title), heading)
        for row, cell in enumerate(cells, start=1):
            sheet.write_string(row, place, neutral(cell), wrapped)
    sheet.freeze_panes(1, 0)
