"""Start the app on a port, or say in the user's language why it cannot start there."""

import argparse
import locale
import socket
import sys
from pathlib import Path

from ui import memory

memory.collect_seldom()

from streamlit.web import cli  # noqa: E402 - its import is half of the server's start

from ui.i18n import Words, preferred_language  # noqa: E402
from ui.warm_up import warm_up  # noqa: E402

APP = Path(__file__).resolve().parents[1] / "app.py"


def is_free(port: int) -> bool:
    """Tell whether nothing on this machine listens on a port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def main(arguments: list[str] | None = None) -> int:
    """Run the app until it is stopped; give 1 where the port is taken or out of range."""
    parser = argparse.ArgumentParser(prog="python -m ui.launch", description=__doc__)
    parser.add_argument("--port", default="8501")
    port = parser.parse_args(arguments).port
    t = Words(preferred_language(None, locale.getlocale()[0]))
    if not port.isdecimal() or not 0 < int(port) < 2**16:
        sys.stderr.write(t("launch.port_invalid", port=port) + "\n")
        return 1
    if not is_free(int(port)):
        sys.stderr.write(t("launch.port_in_use", port=port, other=int(port) + 1) + "\n")
        return 1
    sys.stdout.write(t("launch.address", port=port) + "\n")
    sys.stdout.flush()
    warm_up()
    cli.main(["run", str(APP), "--server.port", port], standalone_mode=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
