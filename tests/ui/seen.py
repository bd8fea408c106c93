"""What a person reads on the screen."""

from PySide6.QtWidgets import QLabel


def words(widget):
    """All that labels say in a widget, where it is seen."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def said(window):
    """The sentences of the message bar."""
    return [message.sentence for message in window.messages.messages()]
