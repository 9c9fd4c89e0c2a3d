"""How the classes are cut: the control, the address and the map agree."""

import re

import pytest


def box(page, name):
    return page.app.selectbox(key=f"control_{name}")


@pytest.mark.parametrize(
    ("name", "value", "written"),
    [
        ("scheme", "natural_breaks", "natural_breaks"),
        ("scheme", "equal_steps", "equal_steps"),
        ("classes", 9, "9"),
    ],
)
def test_a_choice_of_classes_is_written_to_the_address_and_read_from_it(open_page, name, value, written):
    page = open_page()
    before = page.classes
    box(page, name).set_value(value)
    page.run()

    assert page.address == {name: written}
    assert page.classes != before
    assert open_page(**page.address).map_message == page.map_message


def test_own_boundaries_start_from_those_on_the_map(open_page):
    page = open_page()
    before = page.classes
    box(page, "scheme").set_value("own")
    page.run()

    assert page.classes == before
    assert page.address == {"breaks": "-14,-6,0,6,20"}
    assert page.app.text_input(key="control_breaks").value == "-14, -6, 0, 6, 20"


def test_own_boundaries_cut_the_map(open_page, counties):
    page = open_page(breaks="-5")

    losing = (counties["population_change_2010_2020"] < -5).to_numpy()
    assert [sign == "0" for sign in page.classes] == losing.tolist()


def test_boundaries_that_are_none_leave_the_map_and_say_so(open_page):
    page = open_page(breaks="-5,5", lang="en")
    before = page.classes
    page.app.text_input(key="control_breaks").set_value("five and ten")
    page.run()

    assert page.classes == before
    assert "five and ten" in page.text
    assert page.address == {"breaks": "-5,5", "lang": "en"}


def test_own_boundaries_stay_with_their_measure(open_page):
    page = open_page(indicator="urban_share_2020", breaks="30,60")
    page.app.session_state["control_indicator"] = "population_density_2020"
    page.run()

    assert page.address == {"indicator": "population_density_2020"}


def test_two_years_of_one_measure_share_own_and_found_boundaries(open_page):
    for query in ({"breaks": "30,60"}, {"scheme": "natural_breaks", "classes": "6"}):
        legends = [
            open_page(indicator=f"urban_share_{year}", lang="en", **query).map_message
            for year in (2010, 2020)
        ]
        labels = [re.findall(r'\["([^"]+)","#', text) for text in legends]
        assert labels[0] == labels[1] != []


def test_the_path_over_two_decades_keeps_its_own_classes(open_page):
    plain = open_page(indicator="population_path")

    assert open_page(indicator="population_path", scheme="equal_steps").classes == plain.classes
