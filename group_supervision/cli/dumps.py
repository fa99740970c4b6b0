"""No copy of the memory on disk when the program is killed by a fault."""

import sys


def forbid_core_dumps() -> None:
    """Tell the system to write no core file of this program: names are in its memory."""
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
