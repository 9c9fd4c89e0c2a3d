"""Workbooks written by hand, part by part, so that a test can also write one that no program would."""

import io
import zipfile
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def letters(column):
    """Name a column, counted from 0, as a spreadsheet does."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def cell(place, value):
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return f'<c r="{place}"><v>{value!r}</v></c>'
    if value.startswith("formula:"):
        formula, _, result = value.removeprefix("formula:").partition("->")
        stored = f"<v>{result}</v>" if result else ""
        return f'<c r="{place}"><f>{escape(formula)}</f>{stored}</c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def sheet_xml(rows, merged=()):
    body = "".join(
        f'<row r="{number}">'
        + "".join(cell(f"{letters(column)}{number}", value) for column, value in enumerate(row))
        + "</row>"
        for number, row in enumerate(rows, start=1)
    )
    spans = "".join(f'<mergeCell ref="{span}"/>' for span in merged)
    merges = f'<mergeCells count="{len(merged)}">{spans}</mergeCells>' if merged else ""
    return (
        f'<?xml version="1.0"?><worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData>{merges}</worksheet>'
    )


def workbook(sheets, *, head=""):
    """Write a workbook.

    Parameters
    ----------
    sheets : mapping of str to str
        Name of a sheet to its XML.
    head : str
        What stands before the workbook's own element.
    """
    entries, relations, types = "", "", ""
    for number, name in enumerate(sheets, start=1):
        entries += f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"/>'
        target = f'Type="{_DOCUMENT}/worksheet" Target="worksheets/sheet{number}.xml"'
        relations += f'<Relationship Id="rId{number}" {target}/>'
        types += (
            f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_SHEET}.worksheet+xml"/>'
        )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET}.sheet.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{head}<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}">'
        f"<sheets>{entries}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{relations}</Relationships>",
    }
    parts |= {f"xl/worksheets/sheet{number}.xml": xml for number, xml in enumerate(sheets.values(), start=1)}
    return packed(parts)


def packed(parts):
    """Pack parts into an archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()
