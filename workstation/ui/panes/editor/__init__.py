"""The editor pane: the draft with its head, as it will be read."""

from workstation.ui.context import Context
from workstation.ui.pane import Area, Pane, PaneSpec
from workstation.ui.panes.editor.actions import ACTIONS
from workstation.ui.panes.editor.writing_actions import WRITING_ACTIONS
from workstation.ui.translation import QT_TRANSLATE_NOOP


def _create(context: Context) -> Pane:
    from workstation.ui.panes.editor.pane import EditorPane  # noqa: PLC0415 - when first shown

    return EditorPane(context)


PANE = PaneSpec(
    id="editor",
    title=QT_TRANSLATE_NOOP("Pane", "Draft"),
    help=QT_TRANSLATE_NOOP("Pane", "Write the article as it will be read"),
    icon="file-pen",
    area=Area.CENTRE,
    order=0,
    create=_create,
    actions=ACTIONS + WRITING_ACTIONS,
)
