"""The settings as an app goes by them: colours, keys, and what is wrong with them."""

from dataclasses import replace

from group_supervision.config import Config
from group_supervision.errors import ConfigError
from group_supervision.guide.opening import Opening
from group_supervision.translation import _
from group_supervision.tui.base import SupervisionApp
from group_supervision.tui.keymap import check_keys

App = SupervisionApp[None]


def settings(app: App, opening: Opening) -> tuple[Config, list[str]]:
    """Read the settings and put colours and keys in force; say what is wrong with them."""
    config, complaints = opening.settings()
    try:
        check_keys(config.keys)
    except ConfigError as error:
        return Config(), [*complaints, str(error)]
    for theme in (config.theme, config.room_theme):
        if theme not in app.available_themes:
            complaints.append(
                _("config.toml: there is no theme “{theme}”. Known: {known}.").format(
                    theme=theme, known=", ".join(sorted(app.available_themes))
                )
            )
            config = replace(config, theme=Config().theme, room_theme=Config().room_theme)
    app.theme = config.theme
    app.set_keymap(dict(config.keys))
    return config, complaints
