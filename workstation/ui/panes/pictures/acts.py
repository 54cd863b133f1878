"""What a person does to the picture that is shown in full."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject

from workstation.desk.open_article import OpenArticle
from workstation.desk.suggested_fields import FIGURE_PARTS
from workstation.domain.framing import Framing
from workstation.domain.pictures import Figure, Picture, Rights, RightsOverride, Role
from workstation.ui.context import Context
from workstation.ui.panes.pictures.inspector import Inspector
from workstation.ui.panes.pictures.master_editing import MasterEditing
from workstation.ui.panes.pictures.texts import own_text, with_master_text, with_own_text
from workstation.ui.text_places import cursor_place


class InView(Protocol):
    """The picture that is shown, and its figure when the article uses it."""

    @property
    def article(self) -> OpenArticle | None:
        """The article that uses the picture, or may."""

    @property
    def figure(self) -> Figure | None:
        """The figure that is shown."""

    def present(self) -> Picture | None:
        """Return the picture with what has been typed but is not stored yet."""

    def refresh(self) -> None:
        """Show the picture as it is now."""


class Acts(QObject):
    """Turns what is asked in the inspector into steps of the article, or changes of the master."""

    def __init__(
        self, context: Context, inspector: Inspector, editing: MasterEditing, view: InView
    ) -> None:
        super().__init__(inspector)
        self._desk = context.desk
        self._inspector = inspector
        self._editing = editing
        self._view = view
        inspector.text_edited.connect(self._on_text_edited)
        inspector.reset_asked.connect(self._on_reset)
        inspector.push_asked.connect(self._on_push)
        inspector.decorative_changed.connect(self._on_decorative)
        inspector.role_chosen.connect(self._on_role)
        inspector.place_asked.connect(self._on_place)
        inspector.removal_asked.connect(self._on_removal)
        inspector.use_asked.connect(self._on_use)
        inspector.framing.framed.connect(self._on_framed)
        inspector.framing.reset_asked.connect(self._on_framing_reset)
        inspector.framing.push_asked.connect(self._on_framing_push)
        inspector.rights.changed.connect(self._on_rights)
        inspector.rights.override_asked.connect(self._on_override)
        inspector.rights.override_dropped.connect(self._on_override_dropped)
        inspector.facts.changed.connect(self._on_facts)
        inspector.left_field.connect(editing.flush)

    def _on_text_edited(self, field: str, text: str) -> None:
        article, figure, picture = self._view.article, self._view.figure, self._view.present()
        if article is not None and figure is not None and field in FIGURE_PARTS:
            article.write(
                f"figures.{figure.key}.{field}",
                text,
                self._title(field),
                merge=f"figure-{figure.id}-{field}",
            )
        elif article is not None and figure is not None:
            article.figures.update(
                with_own_text(figure, field, text),
                self._title(field),
                merge=f"figure-{figure.id}-{field}",
            )
        elif picture is not None:
            self._editing.change(with_master_text(picture, field, text))

    def _on_reset(self, field: str) -> None:
        article, figure = self._view.article, self._view.figure
        if article is not None and figure is not None:
            article.figures.update(with_own_text(figure, field, None), self.tr("Reset to master"))

    def _on_push(self, field: str) -> None:
        article, figure, picture = self._view.article, self._view.figure, self._view.present()
        text = own_text(figure, field) if figure is not None else None
        if article is None or figure is None or picture is None or text is None:
            return
        changed = with_master_text(picture, field, text)
        self._editing.change(changed)
        self._editing.flush()
        article.know_picture(changed)
        article.figures.update(with_own_text(figure, field, None), self.tr("Push to master"))

    def _on_decorative(self, decorative: bool) -> None:
        article, figure = self._view.article, self._view.figure
        if article is not None and figure is not None:
            title = self.tr("Mark as decorative") if decorative else self.tr("Mark as telling")
            article.figures.update(replace(figure, decorative=decorative), title)

    def _on_role(self, role: Role) -> None:
        article, figure = self._view.article, self._view.figure
        if role is not Role.LEAD:
            self._on_place()
        elif article is not None and figure is not None:
            article.figures.make_lead(figure.id)

    def _on_place(self) -> None:
        article, figure = self._view.article, self._view.figure
        if article is not None and figure is not None:
            article.figures.place(figure.id, cursor_place(article))

    def _on_removal(self) -> None:
        article, figure = self._view.article, self._view.figure
        if article is not None and figure is not None:
            article.figures.remove(figure.id)

    def _on_use(self) -> None:
        article, picture = self._view.article, self._view.present()
        if article is not None and picture is not None:
            self._editing.flush()
            article.figures.add(picture)

    def _on_framed(self, framing: Framing, title: str) -> None:
        article, figure, picture = self._view.article, self._view.figure, self._view.present()
        if article is not None and figure is not None:
            merge = f"figure-{figure.id}-framing-{title}"
            article.figures.update(replace(figure, framing=framing), title, merge=merge)
        elif picture is not None:
            self._change(replace(picture, framing=framing))

    def _on_framing_reset(self) -> None:
        article, figure = self._view.article, self._view.figure
        if article is not None and figure is not None:
            title = self.tr("Frame as master")
            article.figures.update(replace(figure, framing=None), title)

    def _on_framing_push(self) -> None:
        article, figure, picture = self._view.article, self._view.figure, self._view.present()
        if article is None or figure is None or figure.framing is None or picture is None:
            return
        changed = replace(picture, framing=figure.framing)
        self._change(changed)
        article.know_picture(changed)
        article.figures.update(replace(figure, framing=None), self.tr("Push framing to master"))

    def _on_rights(self, rights: Rights) -> None:
        picture = self._view.present()
        if picture is not None:
            self._editing.change(replace(picture, rights=rights))

    def _on_override(self, reason: str) -> None:
        article, figure, desk = self._view.article, self._view.figure, self._desk
        if article is not None and figure is not None and desk.acting:
            override = RightsOverride(desk.acting, reason, desk.clock.now())
            title = self.tr("Answer for showing a picture")
            article.figures.update(replace(figure, override=override), title)

    def _on_override_dropped(self) -> None:
        article, figure = self._view.article, self._view.figure
        if article is not None and figure is not None:
            title = self.tr("Leave a picture to its rights")
            article.figures.update(replace(figure, override=None), title)

    def _on_facts(self, typed: Picture) -> None:
        picture = self._view.present()
        if picture is not None and picture.id == typed.id:
            self._editing.change(
                replace(
                    picture,
                    creator=typed.creator,
                    copyright=typed.copyright,
                    city=typed.city,
                    country=typed.country,
                    keywords=typed.keywords,
                )
            )

    def _change(self, picture: Picture) -> None:
        self._editing.change(picture)
        self._editing.flush()
        self._view.refresh()

    def _title(self, field: str) -> str:
        return {
            "caption": self.tr("Change caption"),
            "credit": self.tr("Change credit"),
            "source": self.tr("Change source"),
            "alt": self.tr("Change alt text"),
            "long_description": self.tr("Change long description"),
        }[field]
