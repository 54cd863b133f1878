"""Properties that the style sheet looks at."""

from PySide6.QtWidgets import QWidget


def set_styled(widget: QWidget, name: str, value: str | bool) -> None:
    """Set a property and draw the widget anew by the rules that now hold."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
