"""Changing the figures of an open article."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from PySide6.QtCore import QObject

from workstation.desk import placing
from workstation.desk.edited_draft import EditedDraft
from workstation.domain.ids import FigureId, PictureId, new_uuid
from workstation.domain.links import free_key
from workstation.domain.pictures import (
    Figure,
    FigureTexts,
    Picture,
    Role,
    texts_of,
    with_pictures_back,
)
from workstation.text import slugs


class ArticleFigures(QObject):
    """The figures of one open article, and every way to change them.

    A lead picture needs no directive; a figure of the body stands where its directive is.
    Positions are code points of the body.
    """

    def __init__(self, article: EditedDraft) -> None:
        super().__init__(article)
        self._article = article

    def all(self) -> tuple[Figure, ...]:
        """Return the figures in order."""
        return self._article.details.figures

    def get(self, figure_id: FigureId) -> Figure | None:
        """Find a figure by its id."""
        return next((figure for figure in self.all() if figure.id == figure_id), None)

    def picture_of(self, figure: Figure) -> Picture | None:
        """Return the figure's picture, if the newsroom has it."""
        return self._article.references.pictures.get(figure.picture)

    def texts(self, figure: Figure) -> FigureTexts:
        """Return the texts the figure is shown with."""
        return texts_of(figure, self.picture_of(figure))

    def pictures(self) -> frozenset[PictureId]:
        """Name the pictures used here."""
        return frozenset(figure.picture for figure in self.all())

    def unplaced(self) -> tuple[Figure, ...]:
        """Return the figures of the body that have no directive: they need a place."""
        placed = placing.keys(self._article.body(), "picture")
        return tuple(
            figure for figure in self.all() if figure.role is Role.BODY and figure.key not in placed
        )

    def add(self, picture: Picture, *, at: int | None = None) -> Figure:
        """Use a picture: in the text near `at`, or as lead if there is none and no place given."""
        self._article.know_picture(picture)
        taken = frozenset(figure.key for figure in self.all())
        lead = at is None and self._article.details.lead is None
        name = slugs.make(PurePath(picture.file_name).stem)[:40].strip("-") or "picture"
        figure = Figure(
            id=FigureId(new_uuid()),
            key=free_key(name, taken),
            picture=picture.id,
            role=Role.LEAD if lead else Role.BODY,
        )
        title = self.tr("Add picture")
        self._article.history.beginMacro(title)
        self._set((*self.all(), figure), title)
        if not lead:
            placing.insert(
                self._article,
                "picture",
                figure.key,
                len(self._article.body()) if at is None else at,
                title,
            )
        self._article.history.endMacro()
        return figure

    def update(self, figure: Figure, title: str, *, merge: str = "") -> None:
        """Replace a figure by a changed copy of it (same id)."""
        self._set(
            tuple(figure if other.id == figure.id else other for other in self.all()),
            title,
            merge=merge,
        )

    def replace_picture(self, old: PictureId, new: Picture, title: str) -> None:
        """Put another picture in the place of one, wherever it is used here."""
        self._article.know_picture(new)
        self._set(
            tuple(
                figure.with_picture(new.id) if figure.picture == old else figure
                for figure in self.all()
            ),
            title,
        )

    def take_picture_back(
        self, old: Picture, new: PictureId, former: tuple[Figure, ...], title: str
    ) -> None:
        """Put a picture that was replaced back into the figures that showed it."""
        self._article.know_picture(old)
        self._set(with_pictures_back(self.all(), former, new), title)

    def remove(self, figure_id: FigureId) -> None:
        """Take a figure out, and its directive with it; the picture stays in the library."""
        figure = self.get(figure_id)
        if figure is None:
            return
        title = self.tr("Remove picture")
        self._article.history.beginMacro(title)
        placing.remove(self._article, "picture", figure.key, title)
        self._set(tuple(other for other in self.all() if other.id != figure_id), title)
        self._article.history.endMacro()

    def make_lead(self, figure_id: FigureId) -> None:
        """Open the page with this figure; the lead so far goes to the top of the text."""
        figure = self.get(figure_id)
        former = self._article.details.lead
        if figure is None or figure == former:
            return
        title = self.tr("Make lead picture")
        self._article.history.beginMacro(title)
        placing.remove(self._article, "picture", figure.key, title)
        roles = {figure.id: Role.LEAD}
        if former is not None:
            roles[former.id] = Role.BODY
        self._set(
            tuple(replace(other, role=roles.get(other.id, other.role)) for other in self.all()),
            title,
        )
        if former is not None and former.key not in placing.keys(self._article.body(), "picture"):
            placing.insert(self._article, "picture", former.key, 0, title)
        self._article.history.endMacro()

    def place(self, figure_id: FigureId, at: int) -> None:
        """Put a figure into the text near a position, from wherever it stood."""
        figure = self.get(figure_id)
        if figure is None:
            return
        title = self.tr("Place picture in the text")
        self._article.history.beginMacro(title)
        at -= placing.remove(self._article, "picture", figure.key, title, counted_to=at)
        self.update(replace(figure, role=Role.BODY), title)
        placing.insert(self._article, "picture", figure.key, at, title)
        self._article.history.endMacro()

    def move(self, figure_id: FigureId, index: int) -> None:
        """Give a figure another place in the list of figures."""
        figure = self.get(figure_id)
        if figure is None:
            return
        others = [other for other in self.all() if other.id != figure_id]
        others.insert(max(0, min(index, len(others))), figure)
        self._set(tuple(others), self.tr("Reorder pictures"))

    def _set(self, figures: tuple[Figure, ...], title: str, *, merge: str = "") -> None:
        self._article.change(replace(self._article.details, figures=figures), title, merge=merge)
