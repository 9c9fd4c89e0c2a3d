"""A browser that is behind its server."""

from streamlit.testing.v1.element_tree import ElementTree

_KINDS = (
    *("text_input", "text_area", "selectbox", "multiselect", "button_group", "toggle", "checkbox"),
    *("slider", "select_slider"),
)


class Behind:
    """A browser that shows a page as it is now, whatever the server has done since."""

    def __init__(self, page):
        self.page = page
        self.tree = page.app._tree  # noqa: SLF001 - AppTest has no slow browser of its own
        self.tree.get_widget_states = self._sent
        fields = [field for kind in _KINDS for field in page.app.get(kind) if not field.proto.disabled]
        self.held = [(field, field.value) for field in fields]

    def press(self, key):
        self.page.app._tree = self.tree  # noqa: SLF001 - as above
        for field, value in self.held:
            field.set_value(value)
        for button in self.page.app.button:
            if not button.disabled:
                button.set_value(button.key == key)
        self.page.run()

    def _sent(self):
        """Leave out buttons that were not pressed, as a browser does."""
        states = ElementTree.get_widget_states(self.tree)
        idle = [one for one in states.widgets if one.WhichOneof("value") == "trigger_value"]
        for one in idle:
            if not one.trigger_value:
                states.widgets.remove(one)
        return states
