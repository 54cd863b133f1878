"""The details of the article that do not stand on the draft itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QSpinBox, QVBoxLayout, QWidget
from shiboken6 import isValid

from workstation.desk.open_article import OpenArticle
from workstation.domain.canonical import single_line
from workstation.domain.draft import Draft
from workstation.domain.impact import Effect, Impact, ImpactKind
from workstation.text import slugs
from workstation.ui.context import Context
from workstation.ui.panes.editor.history_keys import ArticleHistoryKeys
from workstation.ui.panes.editor.newsletter_field import NewsletterField
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button
from workstation.ui.widgets.fields import LabelledField, TextArea, TextField
from workstation.ui.widgets.moment_field import MomentField
from workstation.ui.widgets.properties import inset

LANGUAGES = (
    "en-GB", "en-IE", "en-US", "en-AU", "cy-GB", "ga-IE", "gd-GB", "de-DE", "fr-FR", "es-ES",
    "it-IT", "nl-NL", "pt-PT", "pl-PL", "sv-SE", "ro-RO", "uk-UA", "ar-EG", "he-IL",
)  # fmt: skip
SEO_TITLE, SEO_DESCRIPTION = 60, 155
MOST_WORDS = 100_000

Value = str | tuple[str, ...] | datetime | int | None


class DetailsDialog(QDialog):
    """Changes the article as it is typed into; everything can be undone, here too."""

    def __init__(self, context: Context, article: OpenArticle, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._article = article
        self._typed = ""
        self._linked = False
        """Others link here: a slug is shown what it does before it is applied."""
        self._pending: str | None = None
        """A slug that was typed and is not applied yet."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Details"))
        self.slug = TextField(self.tr("Slug"), parent=self)
        self.tags = TextField(self.tr("Tags"), placeholder=self.tr("ferries, timetable"))
        self.dateline = TextField(self.tr("Dateline"), placeholder=self.tr("Skerry Pier"))
        self.language = QComboBox(self)
        self.embargo = MomentField(
            self.tr("Embargo"), self.tr("Not published before this"), context.desk.clock, self
        )
        self.deadline = MomentField(
            self.tr("Deadline"), self.tr("To be written by this"), context.desk.clock, self
        )
        self.word_target = QSpinBox(self)
        inset(self.word_target)
        self.seo_title = TextField(self.tr("Title for search engines"))
        self.seo_description = TextArea(self.tr("Description for search engines"))
        self.newsletter = NewsletterField(context.desk.newsroom.newsletter, self)
        self._prepare()
        self._lay_out()
        self._connect()
        self._show()

    def focus_field(self, name: str) -> None:
        """Put the keyboard into the control of a field of `Draft`."""
        control = self._controls().get(name, self.slug)
        control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _controls(self) -> dict[str, QWidget]:
        return {
            "slug": self.slug.line,
            "tags": self.tags.line,
            "dateline": self.dateline.line,
            "language": self.language,
            "embargo": self.embargo.tick,
            "deadline": self.deadline.tick,
            "word_target": self.word_target,
            "seo_title": self.seo_title.line,
            "seo_description": self.seo_description.box,
            "newsletter": self.newsletter.choice,
        }

    def _prepare(self) -> None:
        self.tags.line.setToolTip(self.tr("Several tags with commas between"))
        self.word_target.setRange(0, MOST_WORDS)
        self.word_target.setSingleStep(50)
        self.word_target.setGroupSeparatorShown(True)
        self.word_target.setSpecialValueText(self.tr("None"))
        languages = dict.fromkeys((*LANGUAGES, self._article.details.language))
        for code in languages:
            locale = QLocale(code.replace("-", "_"))
            name = QLocale.languageToString(locale.language())
            self.language.addItem(f"{name} ({code})", code)
        keys = ArticleHistoryKeys(self._history, self)
        for field in (
            *(part.line for part in (self.slug, self.tags, self.dateline, self.seo_title)),
            self.seo_description.box,
            self.newsletter.words.box,
            self.word_target,
            self.embargo.edit,
            self.deadline.edit,
            self.language,
        ):
            keys.watch(field)
        keys.watch(self)

    def _history(self) -> QUndoStack:
        return self._article.history

    def _lay_out(self) -> None:
        close = Button(self.tr("Close"), parent=self)
        close.clicked.connect(self.accept)
        target = LabelledField(self.tr("Word target"), self.word_target)
        language = LabelledField(self.tr("Language"), self.language)
        pair = QGridLayout()
        pair.setHorizontalSpacing(Space.LARGE)
        pair.addWidget(language, 0, 0)
        pair.addWidget(target, 0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.LARGE)
        for part in (self.slug, self.tags, self.dateline):
            column.addWidget(part)
        column.addLayout(pair)
        for item in (
            self.deadline,
            self.embargo,
            self.seo_title,
            self.seo_description,
            self.newsletter,
        ):
            column.addWidget(item)
        column.addStretch(1)
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(440)

    def _connect(self) -> None:
        self.slug.edited.connect(self._on_slug)
        self.slug.line.editingFinished.connect(self._on_slug_left)
        self.tags.edited.connect(self._on_tags)
        self.dateline.edited.connect(partial(self._on_line, "dateline", self.tr("Change dateline")))
        self.seo_title.edited.connect(
            partial(self._on_line, "seo_title", self.tr("Change search title"))
        )
        self.seo_description.edited.connect(
            partial(self._on_line, "seo_description", self.tr("Change search description"))
        )
        self.language.activated.connect(self._on_language)
        self.word_target.valueChanged.connect(self._on_word_target)
        self.embargo.edited.connect(partial(self._set, "embargo", self.tr("Change embargo")))
        self.deadline.edited.connect(partial(self._set, "deadline", self.tr("Change deadline")))
        self.newsletter.edited.connect(
            partial(self._set, "newsletter", self.tr("Change newsletter words"))
        )
        self._article.details_changed.connect(self._show)
        self._article.renamed.connect(self._show_slug)
        self._article.saved.connect(self._on_saved)
        self._context.desk.current_changed.connect(self._on_current_changed)
        self._context.desk.consequences.foresee(
            self._article.id, ImpactKind.SLUG, self._on_foreseen
        )

    def _on_foreseen(self, impact: Impact) -> None:
        """Say, before a new slug is typed, which texts lead to the old one."""
        if not isValid(self):
            return  # it was closed before the answer came
        self._linked = bool(impact.affected)
        broken = [
            each.source.headline for each in impact.affected if each.effect is Effect.ADDRESS_BREAKS
        ]
        if broken:
            self._typed = self.tr("With another slug the address typed into “%1” breaks")
            if len(broken) > 1:
                self._typed = self.tr("With another slug the addresses typed into %2 texts break")
            self._typed = self._typed.replace("%1", broken[0]).replace("%2", str(len(broken)))
        self._show_slug()

    def _on_current_changed(self, article: OpenArticle | None) -> None:
        if article is not self._article:
            self.reject()

    def _on_saved(self, _revision: int) -> None:
        self._show_slug()

    # What people change

    def _set(self, field: str, title: str, value: Value) -> None:
        """Set a field; typing and turning is one step, giving and taking away are their own."""
        steady = bool(value) and bool(getattr(self._article.details, field))
        changed: Draft = replace(self._article.details, **{field: value})  # type: ignore[arg-type]
        self._article.change(changed, title, merge=field if steady else "")

    def _on_line(self, field: str, title: str, text: str) -> None:
        self._set(field, title, single_line(text))

    def _on_slug(self, text: str) -> None:
        if self._linked:
            self._pending = slugs.clean(text)
        else:
            self._set("slug", self.tr("Change slug"), slugs.clean(text))

    def _on_slug_left(self) -> None:
        """Show who links here before the slug is another one; without consent the old one stays."""
        slug, self._pending = self._pending, None
        if slug is None or slug == self._article.details.slug:
            return
        article, title = self._article, self.tr("Change slug")

        def change() -> None:
            article.change(replace(article.details, slug=slug), title)

        self._show_slug(left=True)
        self._context.desk.consequences.face(
            article.id, ImpactKind.SLUG, change, self._context.desk.report
        )

    def _on_tags(self, text: str) -> None:
        self._set("tags", self.tr("Change tags"), _tags(text))

    def _on_language(self, index: int) -> None:
        self._set("language", self.tr("Change language"), str(self.language.itemData(index)))

    def _on_word_target(self, words: int) -> None:
        if words != (self._article.details.word_target or 0):
            self._set("word_target", self.tr("Change word target"), words or None)

    # What is shown

    def _show(self, _fields: object = None) -> None:
        details = self._article.details
        self._show_slug()
        if _tags(self.tags.text()) != details.tags:
            self.tags.set_text(", ".join(details.tags))
        for field, value in (
            (self.dateline, details.dateline),
            (self.seo_title, details.seo_title),
            (self.seo_description, details.seo_description),
        ):
            if single_line(field.text()) != value:
                field.set_text(value)
        self.language.setCurrentIndex(self.language.findData(details.language))
        self.word_target.setValue(details.word_target or 0)
        self.embargo.show_moment(details.embargo)
        self.deadline.show_moment(details.deadline)
        self.newsletter.show_value(details.newsletter)
        self._advise(self.seo_title, details.seo_title, SEO_TITLE, details.headline)
        self._advise(
            self.seo_description, details.seo_description, SEO_DESCRIPTION, details.standfirst
        )

    def _show_slug(self, _slug: str = "", *, left: bool = False) -> None:
        """Show the slug, or, in an empty field, what it is while it follows the headline."""
        if self._pending is not None:
            return  # it is being typed
        wanted, present = self._article.details.slug, self._article.slug
        follows = slugs.is_placeholder(wanted)
        typed = slugs.clean(self.slug.text())
        same = typed == wanted or (follows and slugs.is_placeholder(typed))
        if left or not same or not self.slug.line.hasFocus():
            self.slug.set_text("" if follows else wanted)
        self.slug.line.setPlaceholderText(present if follows else "")
        self.slug.set_advice(self._slug_words(wanted, present).replace("%1", present))

    def _slug_words(self, wanted: str, present: str) -> str:
        if not slugs.is_placeholder(wanted):
            taken = wanted != present and not self._article.dirty
            return self.tr("Another article has this slug; here it is %1") if taken else self._typed
        if self._article.article.stage.was_public:
            return self.tr("Readers know the article by its slug, which stays: %1")
        if slugs.is_placeholder(present):
            return self.tr("Follows the headline, once there is one")
        return self.tr("Follows the headline: %1")

    def _advise(self, field: TextField | TextArea, text: str, room: int, instead: str) -> None:
        if not text:
            words = self.tr("Empty: %1").replace("%1", instead) if instead else ""
            field.set_advice(words)
            return
        words = self.tr("%1 characters; about %2 are shown").replace("%1", str(len(text)))
        field.set_advice(words.replace("%2", str(room)))


def _tags(text: str) -> tuple[str, ...]:
    """Read tags: each once, in order."""
    found = (" ".join(single_line(part).split()) for part in text.split(","))
    return tuple(dict.fromkeys(tag for tag in found if tag))
