"""The errors a user can do something about.

    SupervisionError
    ├── Refusal        what was asked cannot be done now       exit 1
    │   └── StoreError the data folder would not take it       exit 1
    └── BadInput       what was given cannot be read           exit 2
        ├── FormatError  a format file                          exit 2
        └── ConfigError  the settings file                      exit 2

Each message is one sentence that names the file and place where there is one, and what to do.
They are caught in two places only: the command line, and the app.
"""

from typing import Final

from group_supervision.translation import N_, _

CRASH_SENTENCE: Final = N_(
    "Something went wrong here, and the program has stopped. What was saved is safe:"
    " start it again and choose Continue."
)
"""What is said of an error that nobody expected. Everything else about it could hold a name."""

COMMAND_CRASH_SENTENCE: Final = N_("Something went wrong in the program, so this isn't complete.")
"""The same of a command that opens no console."""


class SupervisionError(Exception):
    """Something went wrong that one clear sentence can explain."""

    exit_code = 1


class Refusal(SupervisionError):
    """The request is understood and declined, with its reason."""

    def __init__(self, reason: str = "", *, to_the_room: str = "") -> None:
        """Give the reason.

        Args:
            reason: One sentence, for the facilitator.
            to_the_room: A few neutral words to show in its place while the room may be looking;
                empty: there are none.
        """
        super().__init__(reason)
        self.to_the_room = to_the_room


class StoreError(Refusal):
    """The data folder or a file in it could not be read or written."""


class BadInput(SupervisionError):
    """A file, option or value given by the user cannot be used."""

    exit_code = 2


class FormatError(BadInput):
    """A format file says something that the schema does not allow."""


class ConfigError(BadInput):
    """The settings file says something that is not a setting."""


def reason(error: OSError) -> str:
    """Return the system's word for what went wrong."""
    return error.strerror or _("no reason given")
