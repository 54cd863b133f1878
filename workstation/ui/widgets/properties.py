"""What the style sheet needs help with."""

from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QWidget


def set_styled(widget: QWidget, name: str, value: str | bool) -> None:
    """Set a property and draw the widget anew by the rules that now hold."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def inset(box: QAbstractSpinBox) -> None:
    """Keep a number or date off the edge of its box, where no padding of the style reaches."""
    line = box.findChild(QLineEdit)
    if line is not None:
        line.setTextMargins(7, 0, 0, 0)
