"""Other programs open what we export: `make test-tools`, where they are installed."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from group_supervision.export.forms import Form, written
from tests.export.hostile import document

pytestmark = pytest.mark.skipif(
    not os.environ.get("TOOLS"), reason="other programs are tried by make test-tools"
)

TEXT = "Is it the rota, <b>or</b> =SUM(A1) who **it** is for?"


def program(*names: str) -> str:
    """Return the first of some programs that is installed."""
    for name in names:
        if found := shutil.which(name):
            return found
    pytest.skip(f"none of these programs is installed: {', '.join(names)}")


def ran(*arguments: str | Path) -> str:
    """Run a program; return what it printed."""
    ended = subprocess.run(
        [str(each) for each in arguments], capture_output=True, timeout=180, check=False
    )
    output = (ended.stdout + ended.stderr).decode("utf-8", "replace")
    assert ended.returncode == 0, output
    return output


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Write one document in every form."""
    for form in Form:
        if form is not Form.JSON:
            (tmp_path / f"it.{form}").write_bytes(written(document(TEXT), form).content)
    return tmp_path


def words(pdf: Path) -> str:
    """Return the text of a PDF with single blanks."""
    return " ".join(ran(program("pdftotext"), "-layout", pdf, "-").split())


def browser() -> Sequence[str]:
    """Return how a browser is started without a window."""
    return (
        program("chromium", "chromium-browser", "google-chrome"),
        *("--headless", "--no-sandbox", "--disable-gpu"),
    )


def test_a_word_processor_opens_the_word_document(made: Path) -> None:
    office = program("soffice", "libreoffice")
    profile = f"-env:UserInstallation={(made / 'profile').as_uri()}"
    ran(
        office,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        made / "out",
        made / "it.docx",
    )
    assert TEXT in words(made / "out" / "it.pdf")


def test_a_browser_draws_the_page_and_prints_it_to_a4(made: Path) -> None:
    profile = f"--user-data-dir={made / 'profile'}"
    page = (made / "it.html").as_uri()
    ran(*browser(), profile, f"--screenshot={made / 'it.png'}", page)
    assert (made / "it.png").stat().st_size > 10_000
    ran(*browser(), profile, "--no-pdf-header-footer", f"--print-to-pdf={made / 'out.pdf'}", page)
    assert "A4" in ran(program("pdfinfo"), made / "out.pdf")
    assert TEXT in words(made / "out.pdf")


def test_the_pdf_is_tagged_and_says_nothing_of_its_making(made: Path) -> None:
    told = ran(program("pdfinfo"), made / "it.pdf")
    assert "Tagged:          yes" in told
    for name in ("Author:", "CreationDate:", "ModDate:"):
        assert name not in told
    assert TEXT in words(made / "it.pdf")


def test_a_checker_finds_the_pdf_to_be_pdf_ua(made: Path) -> None:
    assert "PASS" in ran(
        program("verapdf"), "--flavour", "ua1", "--format", "text", made / "it.pdf"
    )
