"""Looks for what a parser falls over, with atheris: `make fuzz`, or `python -m tests.fuzz NAME`.

Optional: atheris is no dependency, and has wheels for a few systems alone. Without it this says so.
"""

import importlib.util
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

SECONDS = int(os.environ.get("FUZZ_SECONDS", "20"))
"""How long each parser is fed."""


def everything() -> int:
    """Feed every parser in a process of its own; return how many fell over."""
    from tests.parsers import PARSERS

    if importlib.util.find_spec("atheris") is None:
        print("atheris isn't installed, so nothing was tried: pip install atheris, where it runs.")
        return 0
    failed = []
    for name in PARSERS:
        with TemporaryDirectory() as root:
            command = [sys.executable, "-m", "tests.fuzz", name, root]
            ended = subprocess.run(command, capture_output=True, text=True, check=False)
        runs = [line for line in ended.stderr.splitlines() if line.startswith("Done ")]
        print(f"{name}: {runs[-1] if runs else 'fell over'}", flush=True)
        if ended.returncode:
            failed.append(name)
            print(ended.stdout[-3000:], ended.stderr[-3000:], flush=True)
    return len(failed)


def one(name: str, root: Path) -> None:
    """Feed one parser until the time is up, or it falls over."""
    import atheris

    with atheris.instrument_imports(include=["group_supervision"]):
        from tests.parsers import ALLOWED, PARSERS

    parser = PARSERS[name]
    corpus, home = root / "corpus", root / "home"
    path = home / parser.place
    path.parent.mkdir(parents=True)
    corpus.mkdir()
    for number, seed in enumerate(parser.seeds()):
        (corpus / str(number)).write_bytes(seed)

    def fed(data: bytes) -> None:
        path.write_bytes(data)
        with suppress(*ALLOWED):
            parser.read(home)

    limits = (f"-max_total_time={SECONDS}", "-max_len=20000", "-timeout=20", "-rss_limit_mb=1500")
    atheris.Setup([sys.argv[0], str(corpus), *limits, f"-artifact_prefix={root}/"], fed)
    atheris.Fuzz()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        one(sys.argv[1], Path(sys.argv[2]))
    else:
        sys.exit(min(1, everything()))
