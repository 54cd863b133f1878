"""Where the program keeps things: its own resources, and a person's data, state and logs."""

import os
import sys
from pathlib import Path

import platformdirs

APP_NAME = "editorial-workstation"
TEMPLATE_FILES = ("page.html", "article.html", "page.css")
"""What a page template consists of."""


def resources_folder() -> Path:
    """Return the folder of fonts, icons and templates, in a source tree or a frozen program."""
    bundle: str | None = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parent.parent
    return root / "resources"


def user_data_folder() -> Path:
    """Return where newsrooms are kept unless a person says otherwise; it may not exist yet."""
    return platformdirs.user_data_path(APP_NAME, appauthor=False)


def state_folder() -> Path:
    """Return where the window's arrangement and the like are kept; it may not exist yet."""
    return platformdirs.user_state_path(APP_NAME, appauthor=False)


def cache_folder() -> Path:
    """Return where is kept what can be made again at any time; it may not exist yet."""
    return platformdirs.user_cache_path(APP_NAME, appauthor=False)


def log_folder() -> Path:
    """Return where logs are written; it may not exist yet."""
    return platformdirs.user_log_path(APP_NAME, appauthor=False)


def config_folder() -> Path:
    """Return where a person's settings are kept; it may not exist yet."""
    return platformdirs.user_config_path(APP_NAME, appauthor=False)


def policy_files() -> tuple[Path, ...]:
    """Return where an organisation may say what holds here; the first that is there counts."""
    name = f"{APP_NAME}/policy.toml"
    if sys.platform in ("win32", "darwin"):
        return (platformdirs.site_config_path(APP_NAME, appauthor=False) / "policy.toml",)
    folders = [*os.environ.get("XDG_CONFIG_DIRS", "").split(":"), "/etc/xdg"]
    return tuple(dict.fromkeys(Path(one) / name for one in folders if one.startswith("/")))


def dictionary_folders(newsroom: Path) -> tuple[Path, ...]:
    """Return where Hunspell dictionaries may be: the newsroom's, our own, then the system's."""
    mine = user_data_folder().parent / "hunspell"
    return (newsroom / "dictionaries", resources_folder() / "dictionaries", mine, *_system())


def _system() -> tuple[Path, ...]:
    if sys.platform == "darwin":
        office = Path("/Applications/LibreOffice.app/Contents/Resources/extensions")
        folders = [Path.home() / "Library/Spelling", Path("/Library/Spelling")]
    elif sys.platform == "win32":
        office = Path(r"C:\Program Files\LibreOffice\share\extensions")
        folders = []
    else:
        office = Path("/usr/lib/libreoffice/share/extensions")
        share = (Path("/usr/local/share"), Path("/usr/share"))
        folders = [one / name for one in share for name in ("hunspell", "myspell", "myspell/dicts")]
    return (*folders, *sorted(office.glob("dict-*")))


def default_newsroom() -> Path:
    """Return the folder of the newsroom that is made at the first start; it may not exist yet."""
    return user_data_folder() / "newsroom"


def own_templates(newsroom: Path) -> Path:
    """Return the folder of what a newsroom has changed of the template; it may not exist yet."""
    return newsroom / "template"
