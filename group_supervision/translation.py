"""Every sentence a person reads passes through here: standard gettext, English as the source.

A catalogue is looked for when the first sentence is needed, in the languages the environment asks
for (`LANGUAGE`, `LC_ALL`, `LC_MESSAGES`, `LANG`). Without one the English stands as it is written.
What is declared while a module is imported is marked with `N_` and translated when it is shown, so
that no import asks for a language.
"""

import os
from functools import cache
from gettext import NullTranslations, translation
from typing import Final

DOMAIN: Final = "group_supervision"

LOCALES_VARIABLE: Final = "GROUP_SUPERVISION_LOCALES"
"""Environment variable that names a folder of catalogues, for whoever is writing one."""

_SHIPPED: Final = os.path.join(os.path.dirname(__file__), "locales")  # noqa: PTH118, PTH120 - quick


def _(sentence: str) -> str:
    """Return a sentence in the language of the person who reads it."""
    return _catalogue().gettext(sentence) if sentence else sentence


def ngettext(one: str, many: str, count: int) -> str:
    """Return the sentence that fits a number, `{count}` filled in.

    Args:
        one: What is said of one.
        many: What is said of any other number.
        count: How many there are.
    """
    return _catalogue().ngettext(one, many, count).format(count=count)


def N_(sentence: str) -> str:  # noqa: N802 - what gettext calls it everywhere
    """Mark a sentence that is declared here and translated where it is shown."""
    return sentence


def language() -> str:
    """Return the language in which sentences are said, as a code such as `en`."""
    return _catalogue().info().get("language", "en").replace("_", "-") or "en"


@cache
def _catalogue() -> NullTranslations:
    folder = os.environ.get(LOCALES_VARIABLE) or _SHIPPED
    return translation(DOMAIN, folder, fallback=True)


def forget() -> None:
    """Look for a catalogue again with the next sentence, in the environment as it is then."""
    _catalogue.cache_clear()
