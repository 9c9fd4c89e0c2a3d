"""A county in a list stands with the area by which a reader tells it from another of its name."""

import pytest

from ui.atlas import load_atlas
from ui.i18n import Words
from ui.ranking import named


# 阿拉尔 answers to Xinjiang, 潜江 to Hubei, with no prefecture between; 三沙 without districts is its own.
@pytest.mark.parametrize(
    ("code", "zh", "en"),
    [
        ("659002", "新疆维吾尔自治区", "Xinjiang"),
        ("429005", "湖北省", "Hubei"),
        ("460300", "海南省", "Hainan"),
        ("220182", "长春市", "Changchun"),
    ],
)
def test_a_county_is_named_with_its_prefecture_or_else_its_province(code, zh, en):
    atlas = load_atlas()
    assert named(Words("zh"), atlas, atlas.rows[code])[1] == zh
    assert named(Words("en"), atlas, atlas.rows[code])[1] == en
