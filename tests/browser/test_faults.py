"""What a reader is told when something is wrong: what it is, what to do, and no traceback."""

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geodata.release import RELEASE_FOLDER
from tests.browser.atlas_page import WAIT_MS, settle
from tests.browser.server import ROOT, running_app


def _damage(folder: Path) -> None:
    (folder / "counties.parquet").write_bytes(b"not a table")


def _remove(folder: Path) -> None:
    (folder / "counts.parquet").unlink()


def _outdate(folder: Path) -> None:
    descriptor = folder / "datapackage.json"
    document = json.loads(descriptor.read_text(encoding="utf-8"))
    document["schema_version"] = 0
    descriptor.write_text(json.dumps(document), encoding="utf-8")


@pytest.mark.parametrize(
    ("fault", "zh", "en"),
    [
        (_damage, "数据版本已损坏", "damaged"),
        (_remove, "缺少 counts.parquet", "counts.parquet"),
        (_outdate, "格式与本程序不符", "version"),
    ],
)
def test_a_faulty_release_is_explained_in_both_languages(
    fault, zh, en, open_tab: Callable[..., Page], tmp_path
) -> None:
    folder = Path(shutil.copytree(RELEASE_FOLDER, tmp_path / "release"))
    fault(folder)
    with running_app(XIANCHENG_RELEASE=str(folder)) as address:
        page = open_tab()
        for lang, words in (("zh", zh), ("en", en)):
            page.goto(f"{address}/?lang={lang}")
            alert = page.get_by_role("alert").first
            expect(alert).to_contain_text(words)
            expect(alert).to_contain_text("geodata/release")
            settle(page)
            expect(page.locator("body")).not_to_contain_text("Traceback")


@pytest.mark.parametrize(("locale", "words"), [("zh_CN.UTF-8", "已被其他程序占用"), ("C.UTF-8", "in use")])
def test_a_port_in_use_is_said_before_anything_starts(locale: str, words: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        answer = subprocess.run(
            [sys.executable, "-m", "ui.launch", "--port", str(port)],
            cwd=ROOT,
            env=os.environ | {"LC_ALL": locale, "LANG": locale},
            capture_output=True,
            text=True,
            timeout=WAIT_MS / 1000,
            check=False,
        )
    assert answer.returncode == 1
    assert words in answer.stderr
    assert str(port + 1) in answer.stderr
    assert "Traceback" not in answer.stderr
