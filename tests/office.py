"""What reads back the files that are handed out: LibreOffice and poppler.

``python -m tests.office`` installs them where they are missing and Debian has them; elsewhere the tests that
need them say so and are skipped.
"""

import re
import shutil
import subprocess
from pathlib import Path

from tests.debian import can_install, install, install_chinese_font

PACKAGES = {"soffice": "libreoffice-impress", "pdftotext": "poppler-utils", "pdftoppm": "poppler-utils"}


def missing() -> list[str]:
    """Name the programs that are not there."""
    return [program for program in PACKAGES if shutil.which(program) is None]


def converted(files: list[Path], folder: Path) -> list[Path]:
    """Let LibreOffice convert all files to PDF in one run, with a profile of its own."""
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    command += ["--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return [folder / f"{file.stem}.pdf" for file in files]


def text_of(file: Path, *options: str) -> str:
    """Give the words of a PDF."""
    done = subprocess.run(["pdftotext", *options, str(file), "-"], check=True, capture_output=True)
    return done.stdout.decode()


def pictures_of(file: Path, stem: Path, *, dots: int) -> None:
    """Draw every page of a PDF as PNG, with so many dots to an inch."""
    subprocess.run(["pdftoppm", "-png", "-r", str(dots), str(file), str(stem)], check=True)


_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)


def collisions(file: Path) -> list[str]:
    """Name words of a PDF that leave their page, and pairs of words that cover each other."""
    found = []
    for number, page in enumerate(_PAGE.finditer(text_of(file, "-bbox")), 1):
        width, height = float(page[1]), float(page[2])
        words = [(*map(float, word.groups()[:4]), word[5]) for word in _WORD.finditer(page[3])]
        for place, (left, top, right, bottom, word) in enumerate(words):
            if left < 0 or top < 0 or right > width or bottom > height:
                found.append(f"page {number}: {word} leaves the page")
            for x0, y0, x1, y1, other in words[place + 1 :]:
                across, down = min(right, x1) - max(left, x0), min(bottom, y1) - max(top, y0)
                least = min((right - left) * (bottom - top), (x1 - x0) * (y1 - y0))
                if across > 0 and down > 0 and across * down > 0.4 * least > 0:
                    found.append(f"page {number}: {word} and {other}")
    return found


if __name__ == "__main__":
    install_chinese_font()
    if missing() and can_install():
        install(*sorted({PACKAGES[program] for program in missing()}))
    if missing():
        print(f"not there, so what needs them is skipped: {', '.join(missing())}")  # noqa: T201 - this is a command
