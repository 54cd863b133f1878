"""Why there is no page, in words."""

from __future__ import annotations

from workstation.ui.translation import translate
from workstation.ui.web_environment import Refusal


def refused(reason: Refusal) -> str:
    """Say why the engine is not started."""
    if reason is Refusal.ROOT:
        return translate(
            "PreviewWords",
            "There is no preview while the program runs as the system’s administrator: "
            "its pages could not be kept apart from the system. Start it as an ordinary "
            "user. Everything else works.",
        )
    return translate(
        "PreviewWords",
        "There is no preview: the program was started in a way that leaves out the "
        "preview’s protections. Everything else works.",
    )


def engine_missing(error: ImportError) -> str:
    """Say that the engine can't be loaded."""
    return translate(
        "PreviewWords", "The preview needs Qt WebEngine, which is not complete here: %1"
    ).replace("%1", str(error))


def template_mistake(message: str) -> str:
    """Say what is wrong with the template; the message begins with file and line."""
    return translate(
        "PreviewWords", "The newsroom’s page template has a mistake. %1 The last good page stays."
    ).replace("%1", message if message.endswith((".", "!", "?")) else f"{message}.")
