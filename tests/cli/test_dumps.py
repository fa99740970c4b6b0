import subprocess
import sys

import pytest


@pytest.mark.skipif(sys.platform == "win32", reason="there are no core files")
def test_nothing_of_the_memory_is_written_when_it_is_killed_by_a_fault() -> None:
    code = (
        "import resource\n"
        "from group_supervision.cli.dumps import forbid_core_dumps\n"
        "forbid_core_dumps()\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE)[0])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "0"
