"""What is shipped is what is in the folders, and the version is one."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from group_supervision import __version__
from group_supervision.anonymiser.text.word_forms import DATA
from group_supervision.paths import shipped

ROOT = Path(__file__).parent.parent


def test_styles_and_formats_are_found_beside_the_package() -> None:
    assert list(shipped("styles").glob("*.tcss"))
    assert list(shipped("sessions").glob("*.toml"))


def test_the_wheel_takes_styles_and_formats_along() -> None:
    keys = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    included = keys["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included == {
        "styles": "group_supervision/styles",
        "sessions": "group_supervision/sessions",
    }


def test_the_wheel_takes_the_word_lists_and_their_notices_along() -> None:
    keys = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wheel = keys["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["packages"] == ["group_supervision"]
    assert "exclude" not in wheel
    notice = (DATA / "NOTICE.md").read_text("utf-8")
    shipped_data = {path.name for path in DATA.iterdir()} - {"NOTICE.md"}
    assert {name for name in shipped_data if f"`{name}`" not in notice} == set()
    ignored = (ROOT / ".gitignore").read_text("utf-8").split()
    assert not [each for each in ignored if each.strip("*/").endswith((".txt", ".json", "data"))]


def test_the_wheel_takes_the_page_along() -> None:
    page = ROOT / "group_supervision" / "web"
    assert {path.name for path in page.glob("room.*")} == {"room.html", "room.css", "room.js"}
    ignored = (ROOT / ".gitignore").read_text("utf-8").split()
    assert not [each for each in ignored if each.endswith((".html", ".css", ".js", "web"))]


def test_the_word_lists_stay_small() -> None:
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 2_000_000


def test_the_readme_says_why_each_dependency_is_there() -> None:
    keys = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    readme = (ROOT / "README.md").read_text("utf-8")
    for line in keys["project"]["dependencies"]:
        name = re.split(r"[<>=]", line)[0]
        assert f"| {name} |" in readme, name
    for extra in ("word", "pdf", "lock", "web"):
        for line in keys["project"]["optional-dependencies"][extra]:
            name = re.split(r"[<>=]", line)[0]
            assert f"| {name} (extra `{extra}`) |" in readme, name


def test_the_changelog_knows_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "Unreleased" in changelog or __version__ in changelog


WORKFLOW = ROOT / ".github" / "workflows" / "test.yml"


@pytest.mark.skipif(not WORKFLOW.exists(), reason="only a checkout has its workflows")
def test_the_lowest_versions_allowed_are_tried_too() -> None:
    assert "make test-lowest" in WORKFLOW.read_text("utf-8")
    assert "--resolution lowest" in (ROOT / "Makefile").read_text("utf-8")


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_the_first_make_run_says_what_it_is_doing_and_the_second_opens_at_once(
    tmp_path: Path,
) -> None:
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    python = tmp_path / "python"
    python.write_text(
        '#!/bin/sh\n[ "$2" != venv ] || { mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; }\n'
    )
    python.chmod(0o755)
    (tmp_path / "group-supervision").write_text("#!/bin/sh\necho home opens\n")
    (tmp_path / "group-supervision").chmod(0o755)
    command = ["make", "run", f"PYTHON={python}", "READY=.ready", "BIN=."]
    # These tests may be run by make itself, which tells those below it.
    alone = {key: each for key, each in os.environ.items() if not key.startswith(("MAKE", "MFL"))}
    said = []
    for _ in range(2):
        ended = subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, check=True, env=alone
        )
        said.append(ended.stdout.splitlines())
    first, second = said
    assert [line.split(maxsplit=1)[0] for line in first] == ["Making", "Getting", "Ready.", "home"]
    assert second == ["home opens"]


def test_what_the_tests_need_is_locked_with_hashes_and_names_no_host() -> None:
    locked = (ROOT / "requirements-dev.txt").read_text("utf-8")
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for each in [*asked["dependencies"], *asked["optional-dependencies"]["dev"]]:
        name = re.split(r"[<>=]", each)[0]
        assert re.search(rf"^{name}==\S+ .*\\\n +--hash=sha256:", locked, re.MULTILINE), name
    assert "://" not in locked
