"""``python -m geodata build|verify``: make the data release, or hold it to its promises."""

import argparse
import os
import sys
from pathlib import Path

from rich.console import Console

from geodata.release import RELEASE_FOLDER, ReleaseError, open_release
from geodata.sources import load_sources
from geodata.verify import Check, verify


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; give 0 where all went well, 1 where it did not."""
    options = _parser().parse_args(arguments)
    console = Console(stderr=True, highlight=False)
    return int(options.command(options, console))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m geodata", description=__doc__)
    commands = parser.add_subparsers(required=True)
    build = commands.add_parser("build", help="make the release from the raw sources")
    build.add_argument(
        "--sources",
        type=Path,
        default=os.environ.get("XIANCHENG_SOURCES"),
        help="folder of the raw files (default: XIANCHENG_SOURCES, else fetched from their public origin)",
    )
    build.add_argument("--out", type=Path, default=RELEASE_FOLDER, help="folder of the release")
    build.add_argument(
        "--without",
        action="append",
        default=[],
        choices=[source.id for source in load_sources().values() if source.optional],
        help="leave a source out; may be given several times",
    )
    build.set_defaults(command=_build)
    check = commands.add_parser("verify", help="recompute every total, key, range and geometry rule")
    check.add_argument("folder", type=Path, nargs="?", default=RELEASE_FOLDER)
    check.set_defaults(command=_verify)
    return parser


def _build(options: argparse.Namespace, console: Console) -> int:
    try:
        # The app reads releases without these packages; only the build needs them.
        import pooch  # noqa: PLC0415

        from geodata.build.assemble import assemble  # noqa: PLC0415
        from geodata.build.raw_files import SourcesIncomplete, check_folder, fetch_sources  # noqa: PLC0415
        from geodata.build.write import write_release  # noqa: PLC0415
    except ModuleNotFoundError as error:
        console.print(f"[red]The build needs {error.name}: pip install -r requirements-dev.txt[/red]")
        return 1
    left_out = frozenset(options.without)
    with console.status("building the data release") as status:

        def report(step: str) -> None:
            console.print(f"  {step}", markup=False)
            status.update(step)

        try:
            if options.sources is None:
                sources = fetch_sources(Path(pooch.os_cache("xiancheng-atlas")), report, left_out)
            else:
                sources = options.sources
                check_folder(sources, left_out)
            tables = assemble(sources, left_out, report)
            report(f"writing {options.out}")
            write_release(tables, options.out)
        except (SourcesIncomplete, OSError) as error:
            console.print(f"[red]{error}[/red]\nNothing was changed in {options.out}.")
            return 1
    return _verify(argparse.Namespace(folder=options.out), console)


def _verify(options: argparse.Namespace, console: Console) -> int:
    def report(check: Check) -> None:
        mark = "[green]kept[/green]  " if check.kept else "[red]BROKEN[/red]"
        console.print(f"{mark} {check.promise}: {check.found}")

    try:
        release = open_release(options.folder)
    except ReleaseError as error:
        console.print(f"[red]{error}[/red]\nRebuild it: python -m geodata build --sources FOLDER")
        return 1
    broken = [check for check in verify(release, report) if not check.kept]
    console.print(f"{len(broken)} promises broken" if broken else f"data release {release.version} holds")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
