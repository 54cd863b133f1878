"""The commands of the picture library."""

from workstation.ui.actions.spec import ActionSpec, Menu
from workstation.ui.translation import QT_TRANSLATE_NOOP

ACTIONS = (
    ActionSpec(
        id="picture_library.import",
        title=QT_TRANSLATE_NOOP("Action", "Import pictures…"),
        method="import_pictures",
        menu=Menu.NEWSROOM,
        help=QT_TRANSLATE_NOOP("Action", "Bring picture files into the library"),
        icon="images",
    ),
    ActionSpec(
        id="picture_library.import_folder",
        title=QT_TRANSLATE_NOOP("Action", "Import a folder of pictures…"),
        method="import_folder",
        menu=Menu.NEWSROOM,
        help=QT_TRANSLATE_NOOP("Action", "Bring all pictures of a folder into the library"),
        icon="folder-plus",
    ),
)
