"""Pages share filters and county; what is a page's own stays with it."""


def go(page, name):
    """Follow the navigation to another page."""
    page.app.query_params.clear()
    page.app.switch_page(f"pages/{name}.py")
    page.run()


def test_a_page_s_own_choices_do_not_reach_another_page_and_are_found_again(open_page):
    page = open_page(lang="en", region="west", county="510104", pick="class:0")
    assert page.app.get("button")
    go(page, "services")
    # Picked was a class of the map's; here it would be another one.
    assert page.address == {"region": "west", "county": "510104", "lang": "en"}
    go(page, "reach")
    page.app.session_state["option_show"] = "radius"
    page.run()
    assert page.address == {"region": "west", "county": "510104", "lang": "en", "show": "radius"}
    go(page, "services")
    assert page.address == {"region": "west", "county": "510104", "lang": "en"}
    go(page, "reach")
    assert page.address["show"] == "radius"
    go(page, "methods")
    go(page, "map")
    assert page.address == {"region": "west", "county": "510104", "lang": "en", "pick": "class:0"}
