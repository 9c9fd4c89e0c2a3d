"""A start need not compile what was compiled before it."""

from importlib.util import cache_from_source

from ui.compiled import compile_modules


def test_every_module_of_ours_is_compiled_and_no_other(tmp_path) -> None:
    ours = tmp_path / "ui" / "exports" / "sheet.py"
    other = tmp_path / "ui" / "frontend" / "node_modules" / "gyp.py"
    for module in (ours, other):
        module.parent.mkdir(parents=True)
        module.write_text("number = 1\n", encoding="utf-8")
    compile_modules(tmp_path)
    assert (ours.parent / "__pycache__").is_dir()
    assert cache_from_source(str(ours)) in {str(path) for path in ours.parent.rglob("*.pyc")}
    assert not list(other.parent.rglob("*.pyc"))


def test_a_module_that_does_not_compile_stops_nothing(tmp_path, capfd) -> None:
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "broken.py").write_text("def :", encoding="utf-8")
    (tmp_path / "ui" / "whole.py").write_text("number = 1\n", encoding="utf-8")
    compile_modules(tmp_path)
    assert [path.stem.split(".")[0] for path in tmp_path.rglob("*.pyc")] == ["whole"]
    assert capfd.readouterr() == ("", "")
