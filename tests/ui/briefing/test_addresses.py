"""Whoever hands a file out is told when its links lead nowhere for others."""

import pytest

from ui.briefing.handing_out import is_of_one_machine


@pytest.mark.parametrize(
    ("address", "is_alone"),
    [
        ("http://localhost:8501/", True),
        ("http://127.0.0.1/atlas/", True),
        ("http://[::1]:8501/", True),
        ("https://atlas.example.org/", False),
        ("http://10.0.0.7:8501/", False),
        ("", False),
    ],
)
def test_an_address_of_one_machine_is_known(address, is_alone):
    assert is_of_one_machine(address) is is_alone
