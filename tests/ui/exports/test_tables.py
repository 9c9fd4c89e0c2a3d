"""A table that leaves the atlas is opened by programs that did not write it, and says what it is."""

import io
import json
import re
import zipfile
from dataclasses import replace

import duckdb
import openpyxl
import pandas as pd
import pytest
from frictionless import Package, validate
from python_calamine import CalamineWorkbook

from analytics.filters import Filters
from geodata import load_indicators, load_sources, release_version
from tests.ui.exports.conftest import LINK, extract
from ui.exports.extract import ExtractColumn
from ui.exports.tables import write_csv, write_package, write_xlsx

CHANGE = "Change in residents, 2010–2020 (%)"
YUSHU = "220182"
# As the census of 2010 and that of 2020 print them.
YUSHU_RESIDENTS = (1_160_568, 836_098)


def test_pandas_opens_the_csv_and_finds_the_release(jilin, counties_of_jilin):
    table = pd.read_csv(io.BytesIO(write_csv(jilin)), dtype={"Code": str})

    assert table["Code"].tolist() == counties_of_jilin["code"].tolist()
    pd.testing.assert_series_equal(
        table[CHANGE], counties_of_jilin["population_change_2010_2020"], check_names=False
    )
    missing = counties_of_jilin["hospital_beds_per_1000"].isna()
    beds = next(name for name in table.columns if name.startswith("Beds"))
    assert table[beds].isna().tolist() == missing.tolist()


def test_duckdb_opens_the_csv_too(jilin, tmp_path):
    path = tmp_path / "jilin.csv"
    path.write_bytes(write_csv(jilin))

    opened = duckdb.execute(f'SELECT count(*), min("{CHANGE}") FROM read_csv(?)', [str(path)])  # noqa: S608
    rows, least = opened.fetchall()[0]

    assert rows == len(jilin.rows)
    assert least == pytest.approx(jilin.rows["population_change_2010_2020"].min())


def test_excel_knows_the_csv_for_utf_8_and_every_row_tells_where_it_comes_from(jilin):
    raw = write_csv(jilin)

    assert raw.startswith(b"\xef\xbb\xbf")
    table = pd.read_csv(io.BytesIO(raw))
    assert set(table["Atlas data release"].astype(str)) == {release_version()}
    assert set(table["Licence"]) == {"CC-BY-4.0"}
    assert set(table["Filters"]) == {"Province: Jilin"}
    assert set(table["Link"]) == {LINK}
    (sources,) = set(table["Sources"])
    assert load_sources()["census_2020"].title["en"] in sources
    assert load_sources()["yearbook_2023"].title["en"] in sources


def test_figures_in_the_csv_are_those_of_the_census(release):
    table = pd.read_csv(io.BytesIO(write_csv(release)), dtype={"Code": str}).set_index("Code")

    residents = [table.loc[YUSHU, f"Residents, {year} (residents)"] for year in (2010, 2020)]
    assert tuple(residents) == YUSHU_RESIDENTS
    assert table["Residents, 2020 (residents)"].sum() == 1_409_778_724


def sheets_of(raw):
    book = openpyxl.load_workbook(io.BytesIO(raw))
    return book, [book[name] for name in book.sheetnames]


def test_the_workbook_has_data_dictionary_sources_and_how_to_cite(jilin):
    _, (data, dictionary, sources, about) = sheets_of(write_xlsx(jilin))

    assert data.max_row == len(jilin.rows) + 1
    assert [row[0].value for row in dictionary.iter_rows(min_row=2)] == list(jilin.rows.columns)
    definitions = {row[0].value: row for row in dictionary.iter_rows(min_row=2)}
    beds = load_indicators()["hospital_beds_per_1000"]
    told = [cell.value for cell in definitions[beds.id]]
    assert {beds.definition["en"], beds.formula, beds.unit.symbol["en"], beds.year} <= set(told)
    titles = {row[0].value for row in sources.iter_rows(min_row=2)}
    assert load_sources()["yearbook_2023"].title["en"] in titles
    facts = {row[0].value: row[1].value for row in about.iter_rows(min_row=2)}
    assert facts["Atlas data release"] == release_version()
    assert facts["Filters"] == "Province: Jilin"
    assert facts["Link"] == LINK
    assert facts["Licence"].startswith("CC BY 4.0")
    assert release_version() in facts["Cite as"]
    assert LINK in facts["Cite as"]


def test_the_workbook_keeps_its_heading_in_sight_codes_as_text_and_numbers_as_numbers(jilin):
    _, (data, *_) = sheets_of(write_xlsx(jilin))
    head = [cell.value for cell in data[1]]
    change = data.cell(2, head.index(CHANGE) + 1)

    assert data.freeze_panes == "C2"
    assert data["A2"].value == jilin.rows["code"].iloc[0]
    assert data["A2"].data_type == "s"
    assert change.value == pytest.approx(jilin.rows["population_change_2010_2020"].iloc[0], rel=1e-14)
    assert change.number_format == "#,##0.0"


def test_calamine_reads_from_the_workbook_what_the_release_holds(jilin, counties_of_jilin):
    rows = CalamineWorkbook.from_filelike(io.BytesIO(write_xlsx(jilin))).get_sheet_by_index(0).to_python()
    table = pd.DataFrame(rows[1:], columns=rows[0])

    # A workbook holds 16 digits of a number, one fewer than some need.
    change = counties_of_jilin["population_change_2010_2020"].tolist()
    assert table[CHANGE].tolist() == pytest.approx(change, rel=1e-14)
    beds = next(name for name in table.columns if name.startswith("Beds"))
    assert (table[beds] == "").tolist() == counties_of_jilin["hospital_beds_per_1000"].isna().tolist()


def test_what_a_reader_brought_is_text_in_the_workbook_and_no_formula(jilin):
    evil = "=cmd|' /C calc'!A0"
    column = ExtractColumn("own", evil, "string", "own")
    own = replace(
        jilin,
        rows=jilin.rows.assign(own=[evil, "http://example.org", *[""] * (len(jilin.rows) - 2)]),
        columns=(*jilin.columns, column),
    )

    raw = write_xlsx(own)
    book, (data, *_) = sheets_of(raw)
    cells = [cell for row in data.iter_rows(min_col=len(own.columns)) for cell in row]

    assert cells[0].value == cells[1].value == "'" + evil
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "b"}
    assert all(cell.hyperlink is None for cell in cells)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if "sheet" in name)


@pytest.fixture
def package(jilin, tmp_path):
    path = tmp_path / "package.zip"
    path.write_bytes(write_package(jilin))
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path / "package")
    return tmp_path / "package"


def test_frictionless_finds_the_data_package_valid(package):
    report = validate(package / "datapackage.json")

    assert report.valid, report.flatten(["type", "message"])


def test_the_data_package_tells_version_licence_filters_and_sources(package, jilin, counties_of_jilin):
    described = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    readme = (package / "README.md").read_text(encoding="utf-8")
    rows = Package(package / "datapackage.json").get_resource("counties").read_rows()

    assert described["version"] == release_version()
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    assert described["filters"] == {"Province": "Jilin"}
    assert any("2024" in source["title"] for source in described["sources"])
    assert {"Province: Jilin", LINK, release_version()} <= set(re.split(r"\*\*.*?\*\*: |\n", readme))
    assert [row["code"] for row in rows] == counties_of_jilin["code"].tolist()
    assert float(rows[0]["population_change_2010_2020"]) == pytest.approx(
        counties_of_jilin["population_change_2010_2020"].iloc[0]
    )
    assert len(rows) == len(jilin.rows)


def test_the_same_table_gives_the_same_package(jilin):
    assert write_package(jilin) == write_package(jilin)


def test_the_whole_release_leaves_out_what_would_bind_all_of_it(release):
    assert "distance_airport" not in release.rows
    assert release.licence == "CC-BY-4.0"
    assert len(release.rows) == 2843


def test_airports_in_a_file_bind_the_whole_of_it_and_it_says_so():
    mixed = extract(columns=("residents_2020", "distance_airport"))
    table = pd.read_csv(io.BytesIO(write_csv(mixed)))

    assert mixed.licence == "CC-BY-SA-4.0"
    assert set(table["Licence"]) == {"CC-BY-SA-4.0"}
    licences = {column.name: column.licence for column in mixed.columns}
    assert licences["distance_airport"] == "CC-BY-SA-4.0"
    assert licences["population_2020"] == "CC-BY-4.0"


def test_every_indicator_is_in_the_whole_release_when_airports_are_wanted():
    columns = set(extract("release", share_alike=True).rows.columns)

    assert {entry.column for entry in load_indicators().values()} <= columns


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_two_columns_bear_one_heading(lang):
    headings = [column.heading for column in extract("release", lang=lang, share_alike=True).columns]

    assert len(set(headings)) == len(headings)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_heading_of_an_indicator_tells_a_year(lang):
    indicators = {entry.column for entry in load_indicators().values()}
    for column in extract("release", lang=lang, share_alike=True).columns:
        if column.name in indicators:
            assert re.search(r"(19|20)\d\d", column.heading)
            assert column.unit in column.heading


def test_a_filter_that_leaves_nobody_gives_an_empty_table_that_still_says_what_it_is():
    nobody = extract(filters=Filters(provinces=("220000",), regions=("east",), kinds=("banner",)))
    _, (data, _, _, about) = sheets_of(write_xlsx(nobody))

    assert data.max_row == 1
    assert about.max_row > 5
    assert len(pd.read_csv(io.BytesIO(write_csv(nobody)))) == 0
