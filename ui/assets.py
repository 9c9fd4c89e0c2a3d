"""The files that the browser fetches: filled from the data release and from the front end's build.

``static/manifest.json`` names the current ones. Names carry a hash of the content, so a proxy may keep them
for ever, and a page that is still open finds the files it was given.
"""

import argparse
import contextlib
import fcntl
import hashlib
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analytics.english_names import full_names
from geodata import (
    ReleaseError,
    load_agglomerations,
    load_airports,
    load_counties,
    load_indicators,
    load_places,
    load_top_counties,
)
from geodata.indicators import INDICATORS_FILE
from geodata.release import BOUNDARIES, DATAPACKAGE, release_folder
from ui import font_build, frontend_build
from ui.i18n import LANGUAGES, LOCALES_FOLDER, Language, load_messages, review_number
from ui.overlays import FETCHED

STATIC = Path(__file__).parents[1] / "static"
MANIFEST = "manifest.json"
KEEP_SECONDS = 24 * 3600
CITY_SIZES = ("super_large", "very_large", "large_1", "large_2", "medium", "small_1", "small_2")

Report = Callable[[str, float], None]
"""Told the step (``release``, ``install``, ``build``, ``done``) and the share that is behind, 0 to 1."""


class AssetsError(Exception):
    """The browser's files are not there and cannot be made.

    Attributes
    ----------
    reason : {"not_prepared", "no_node", "install_failed", "build_failed", "no_release", "not_writable"}
        What went wrong, for the page to say in the reader's language.
    detail : str
        What a technician needs: the last lines of the tool, or the file at fault.
    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True)
class Assets:
    """Names of the current files in the static folder.

    Attributes
    ----------
    inputs : str
        Hash of everything the files follow from.
    leaflet, bundle, player, topology, overview, names, cities : str
        File names; the player shows slides in a file of their own, the overview is the topology for a map of
        the country.
    fonts : str
        Folder with the type of the exported pictures.
    values : Mapping[str, str]
        File name by indicator.
    overlays : Mapping[str, str]
        File name by layer over the map; a layer that the release lacks has none.
    words : Mapping[str, str]
        File with the map's own words by language.
    """

    inputs: str
    leaflet: str
    bundle: str
    player: str
    topology: str
    overview: str
    names: str
    cities: str
    fonts: str
    values: Mapping[str, str]
    overlays: Mapping[str, str]
    words: Mapping[str, str]

    def files(self) -> list[str]:
        """List all file names."""
        fixed = [
            self.leaflet,
            self.bundle,
            self.player,
            self.topology,
            self.overview,
            self.names,
            self.cities,
        ]
        fixed += [f"{self.fonts}/{name}" for name in font_build.FILES.values()]
        return [*fixed, *self.values.values(), *self.overlays.values(), *self.words.values()]


def current_assets(static: Path | None = None) -> Assets:
    """Give the names of the current files.

    Parameters
    ----------
    static : Path, optional
        The static folder.

    Returns
    -------
    Assets

    Raises
    ------
    AssetsError
        If :func:`prepare_assets` has not run.
    """
    path = (static or STATIC) / MANIFEST
    try:
        return _read_manifest(path, path.stat().st_mtime_ns)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise AssetsError("not_prepared", str(path)) from error


@lru_cache(maxsize=4)
def _read_manifest(path: Path, _modified: int) -> Assets:
    found = json.loads(path.read_text(encoding="utf-8"))
    return Assets(**{field.name: found[field.name] for field in fields(Assets)})


def prepare_assets(report: Report | None = None, static: Path | None = None) -> Assets:
    """Make sure that the browser's files are there and current.

    Two processes may call it at once: one builds, the other waits and finds the work done.

    Parameters
    ----------
    report : callable, optional
        Told of the progress, see :data:`Report`.
    static : Path, optional
        The static folder.

    Returns
    -------
    Assets

    Raises
    ------
    AssetsError
        With the reason, where they cannot be made; what was there before stays untouched.
    """
    tell = report or (lambda _step, _share: None)
    folder = static or STATIC
    try:
        inputs = _inputs()
        if assets := _up_to_date(folder, inputs):
            return assets
        with _lock(folder):
            if assets := _up_to_date(folder, inputs):
                return assets
            with tempfile.TemporaryDirectory(prefix=".new-", dir=folder) as new:
                assets = _fill(Path(new), inputs, tell)
                _publish(Path(new), folder, assets)
            _sweep(folder, assets)
    except frontend_build.FrontendBuildError as error:
        raise AssetsError(error.reason, error.detail) from error
    except ReleaseError as error:
        raise AssetsError("no_release", str(error)) from error
    except OSError as error:
        raise AssetsError("not_writable", str(error)) from error
    tell("done", 1.0)
    return assets


def _inputs() -> str:
    """Hash what the files follow from; the data package holds the checksums of the release's own files."""
    digest = hashlib.sha256()
    code = [Path(__file__), Path(font_build.__file__), Path(__file__).with_name("overview_build.py")]
    ours = [INDICATORS_FILE, *code, release_folder() / DATAPACKAGE, *LOCALES_FOLDER.glob("*.toml")]
    for path in [*frontend_build.sources(), *sorted(ours)]:
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    # The map's own notice names it.
    digest.update(review_number().encode())
    return digest.hexdigest()[:16]


def _up_to_date(folder: Path, inputs: str) -> Assets | None:
    if not (folder / MANIFEST).is_file():
        return None
    try:
        assets = current_assets(folder)
    except AssetsError:
        return None
    whole = assets.inputs == inputs and all((folder / name).is_file() for name in assets.files())
    return assets if whole else None


@contextlib.contextmanager
def _lock(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _fill(folder: Path, inputs: str, tell: Report) -> Assets:
    tell("release", 0.0)
    counties, places = load_counties(), load_places()
    boundaries = release_folder() / BOUNDARIES
    topology = _copy(boundaries, folder, "counties", ".topo.json")
    from ui.overview_build import overview  # noqa: PLC0415 - shapely takes long to import, and only this needs it

    names = _write_json(folder, "names", _names(counties))
    cities = _write_json(folder, "cities", _cities(places))
    values = {
        indicator.id: _write_json(
            folder, f"values-{indicator.id}", _values(counties[indicator.column], indicator.decimals)
        )
        for indicator in load_indicators().values()
    }
    points = {"stations": _stations(places), "airports": load_airports()}
    overlays = {
        overlay: _write_json(folder, overlay, _points(table))
        for overlay, table in points.items()
        if len(table)
    }
    overlays["agglomerations"] = _write_json(folder, "agglomerations", _agglomerations())
    if ranked := _top_counties(counties):
        overlays["top100"] = _write_json(folder, "top100", ranked)
    words: dict[str, str] = {
        lang: _write_json(folder, f"words-{lang}", map_words(lang)) for lang in LANGUAGES
    }
    tell("install", 0.1)
    node = frontend_build.find_node()
    frontend_build.install(node)
    fonts = _fonts(folder)
    tell("build", 0.8)
    bundles = {name: frontend_build.build(node, folder / f"build-{name}", name) for name in ("map", "player")}
    version, script = frontend_build.leaflet()
    shutil.copyfile(script, folder / f"leaflet-{version}.js")
    return Assets(
        inputs=inputs,
        leaflet=f"leaflet-{version}.js",
        bundle=_copy(bundles["map"], folder, "map", ".js"),
        player=_copy(bundles["player"], folder, "player", ".js"),
        topology=topology,
        overview=_write_json(folder, "overview", overview(json.loads(boundaries.read_bytes()))),
        names=names,
        cities=cities,
        fonts=fonts,
        values=values,
        overlays=overlays,
        words=words,
    )


def _fonts(folder: Path) -> str:
    """Make the fonts, unless those of this version are there: they take longer than all the rest."""
    name = font_build.folder_name()
    made, kept = folder / name, folder.parent / name
    made.mkdir()
    if all((kept / file).is_file() for file in font_build.FILES.values()):
        for file in font_build.FILES.values():
            shutil.copyfile(kept / file, made / file)
    else:
        font_build.make_fonts(made)
    return name


def map_words(lang: Language) -> dict[str, object]:
    """Give the map's own words in a language: those of the locale's table ``map``."""
    words = load_messages(lang).items()
    return {key.removeprefix("map."): text for key, text in words if key.startswith("map.")}


def _names(counties: pd.DataFrame) -> dict[str, list[Any]]:
    columns = {"codes": "code", "zh": "name_zh"}
    columns |= {name: name for name in ("prefecture_zh", "prefecture_en", "province_zh", "province_en")}
    names = {name: counties[column].fillna("").tolist() for name, column in columns.items()}
    grouped = counties["comparability"].eq("grouped").to_numpy().nonzero()[0]
    return names | {"en": full_names(counties), "grouped": grouped.tolist()}


def _cities(places: pd.DataFrame) -> list[dict[Hashable, Any]]:
    cities = places[places["kind"].eq("city") & places["size_class"].isin(CITY_SIZES)]
    cities = cities.sort_values("urban_district_population_2020", ascending=False)
    fields_ = cities[["code", "name_zh", "name_en", "lon", "lat", "size_class"]].round({"lon": 4, "lat": 4})
    fields_.columns = ["code", "zh", "en", "lon", "lat", "size"]
    # A map says 成都, not 成都市.
    fields_["zh"] = fields_["zh"].str.removesuffix("市")
    return fields_.to_dict("records")


def _stations(places: pd.DataFrame) -> pd.DataFrame:
    return places[places["kind"].eq("rail_station")]


def _agglomerations() -> list[dict[str, Any]]:
    groups = load_agglomerations().groupby(["agglomeration_zh", "agglomeration_en"])["code"]
    return [{"zh": zh, "en": en, "codes": codes.tolist()} for (zh, en), codes in groups]


def _top_counties(counties: pd.DataFrame) -> list[dict[Hashable, Any]]:
    """Give rank and seat of the counties of the ranking, the first place first."""
    ranked = load_top_counties()
    if ranked.empty:
        return []
    columns = {"code": "code", "seat_lon": "lon", "seat_lat": "lat"}
    seats = counties[list(columns)].rename(columns=columns).round({"lon": 4, "lat": 4})
    placed = ranked[["rank", "code"]].merge(seats, on="code", validate="1:1").sort_values("rank")
    return placed.drop(columns="code").to_dict("records")


def _points(table: pd.DataFrame) -> list[dict[Hashable, Any]]:
    """Give position and name; a Chinese one only where the release has it."""
    columns = {"lon": "lon", "lat": "lat", "name_zh": "zh", "name_en": "en"}
    kept = table[[column for column in columns if column in table]].rename(columns=columns)
    return kept.round({"lon": 4, "lat": 4}).to_dict("records")


def _values(column: pd.Series, decimals: int) -> list[float | None]:
    # Two more than are printed, so that classes made in the browser are those made here.
    rounded = column.to_numpy(dtype=float, na_value=np.nan).round(decimals + 2)
    return [None if value != value else value for value in rounded.tolist()]  # noqa: PLR0124 - NaN alone differs


def _write_json(folder: Path, stem: str, content: object) -> str:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _write(folder, stem, ".json", text.encode())


def _copy(source: Path, folder: Path, stem: str, suffix: str) -> str:
    return _write(folder, stem, suffix, source.read_bytes())


def _write(folder: Path, stem: str, suffix: str, content: bytes) -> str:
    # A "-" before the hash: streamlit-folium overlooks what follows a "_" when it compares scripts.
    name = f"{stem}-{hashlib.sha256(content).hexdigest()[:10]}{suffix}"
    (folder / name).write_bytes(content)
    return name


def _publish(new: Path, folder: Path, assets: Assets) -> None:
    """Move the files over one by one, the manifest last: whoever reads it finds what it names."""
    manifest = new / MANIFEST
    manifest.write_text(json.dumps(asdict(assets), indent=1), encoding="utf-8")
    (folder / assets.fonts).mkdir(exist_ok=True)
    for name in [*assets.files(), MANIFEST]:
        (new / name).replace(folder / name)


def _sweep(folder: Path, assets: Assets) -> None:
    """Delete old versions that no open page can still ask for."""
    keep = {*assets.files(), MANIFEST}
    oldest = time.time() - KEEP_SECONDS
    for path in _generated(folder):
        if path.name not in keep and path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
    for fonts in folder.glob("fonts-*"):
        if fonts.name != assets.fonts and fonts.stat().st_mtime < oldest:
            shutil.rmtree(fonts, ignore_errors=True)


def _generated(folder: Path) -> Iterable[Path]:
    for kind in (
        "counties",
        "overview",
        "names",
        "cities",
        "values",
        *FETCHED,
        "words",
        "map",
        "player",
        "leaflet",
    ):
        yield from folder.glob(f"{kind}-*")


def main() -> int:
    """Prepare the files from the command line.

    Returns
    -------
    int
        Exit code: 1 where they cannot be made.
    """

    def report(step: str, share: float) -> None:
        sys.stderr.write(f"assets {share:4.0%} {step}\n")

    parser = argparse.ArgumentParser(prog="python -m ui.assets", description=__doc__)
    parser.add_argument("--test", action="store_true", help="run the front end's own tests too")
    wants_tests = parser.parse_args().test
    try:
        prepare_assets(report)
        if wants_tests:
            node = frontend_build.find_node()
            # The files may be there without what built them.
            frontend_build.install(node)
            sys.stdout.write(frontend_build.check(node))
    except (AssetsError, frontend_build.FrontendBuildError) as error:
        sys.stderr.write(f"The browser's files cannot be made ({error.reason}).\n{error.detail}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
