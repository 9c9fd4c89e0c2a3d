"""The frame that somebody pastes into a page holds the view, and nothing that runs."""

from datetime import date
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from ui.citation import Cited
from ui.embedding import frame_code

LINK = "https://atlas.example.org/atlas/services?show=need&lang=zh"


class Frames(HTMLParser):
    """What a browser reads from a piece of HTML."""

    def __init__(self, text):
        super().__init__()
        self.tags = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def read(title, link=LINK):
    return Frames(frame_code(Cited(title, "1.2.0", link, date(2026, 12, 3)), 640)).tags


def test_the_frame_leads_to_the_view_and_asks_for_it_alone():
    ((tag, attributes),) = read("1,211 counties lost residents")
    address = urlsplit(attributes["src"])

    assert tag == "iframe"
    assert address.path == "/atlas/services"
    assert parse_qs(address.query) == {"show": ["need"], "lang": ["zh"], "embed": ["true"]}
    assert attributes["title"] == "1,211 counties lost residents"
    assert attributes["height"] == "640"


@given(st.text(alphabet=st.characters(blacklist_characters="\x00\r", blacklist_categories=("Cs",))))
def test_no_title_breaks_out_of_the_frame(title):
    ((tag, attributes),) = read(title)

    assert tag == "iframe"
    assert set(attributes) == {"src", "title", "width", "height", "style", "loading", "allowfullscreen"}
    assert attributes["title"] == title
