"""The server's own settings keep the atlas's promises."""

import tomllib
from pathlib import Path

import pytest
from streamlit import config, net_util
from streamlit.web import bootstrap

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"


def test_the_start_asks_no_other_host(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda url, **_: asked.append(url))
    config.get_config_options(force_reparse=True)
    bootstrap._print_url(is_running_hello=False)  # noqa: SLF001 - Streamlit offers no other way in
    assert asked == []


def test_usage_is_not_gathered_and_faults_show_no_traceback() -> None:
    settings = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["client"]["showErrorDetails"] == "none"


def test_every_setting_is_one_that_streamlit_knows() -> None:
    settings = tomllib.loads(CONFIG.read_text(encoding="utf-8"))

    def keys(table: dict, prefix: str) -> set[str]:
        found: set[str] = set()
        for name, value in table.items():
            found |= keys(value, f"{prefix}{name}.") if isinstance(value, dict) else {prefix + name}
        return found

    assert keys(settings, "") <= set(config.get_config_options(force_reparse=True))
