"""What is said about figures and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from workstation.domain.pictures import Figure, FigureTexts, Picture, Rights, Role
from workstation.text import alt_texts
from workstation.ui.counted import Counted
from workstation.ui.theme_tokens import Tone
from workstation.ui.translation import translate
from workstation.ui.words import full_moment

SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class Concern:
    """Something that should be seen to: in a few words, and in a sentence at the field."""

    field: str
    short: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FigureWords:
    """What a card says of one figure."""

    title: str
    second: str
    chip: str
    tone: Tone
    concerns: tuple[Concern, ...]

    @property
    def worry(self) -> str:
        """Return all concerns in a line."""
        words = SEPARATOR.join(concern.short for concern in self.concerns)
        return words[:1].upper() + words[1:]

    @property
    def spoken(self) -> str:
        """Return everything in one sentence for screen readers."""
        parts = (self.title, self.chip, self.second, self.worry)
        return ", ".join(part for part in parts if part)


def describe(
    figure: Figure, picture: Picture | None, texts: FigureTexts, today: date, place: int | None
) -> FigureWords:
    """Say what a figure is; `place` is the number of the paragraph it stands after."""
    parts = [
        translate("PictureWords", "Photo: %1").replace("%1", texts.credit) if texts.credit else ""
    ]
    if figure.role is Role.LEAD:
        chip, tone = translate("PictureWords", "Lead"), Tone.GREEN
    elif place is None:
        chip, tone = translate("PictureWords", "Needs a place"), Tone.AMBER
    else:
        chip, tone = translate("PictureWords", "In the text"), Tone.GREY
        parts.append(after_paragraph(place))
    if figure.decorative:
        parts.append(translate("PictureWords", "decorative"))
    return FigureWords(
        title=" ".join(texts.caption.split()) or translate("PictureWords", "No caption yet"),
        second=SEPARATOR.join(part for part in parts if part),
        chip=chip,
        tone=tone,
        concerns=concerns(figure, picture, texts, today),
    )


def after_paragraph(number: int) -> str:
    """Say where in the text something stands."""
    if number < 1:
        return translate("PictureWords", "before the first paragraph")
    return translate("PictureWords", "after paragraph %1").replace("%1", str(number))


def concerns(
    figure: Figure | None, picture: Picture | None, texts: FigureTexts, today: date
) -> tuple[Concern, ...]:
    """Name what should be seen to before a picture is published."""
    if picture is None:
        gone = translate(
            "PictureWords",
            "The newsroom does not have this picture. Add it again, or remove it here.",
        )
        return (Concern("picture", translate("PictureWords", "not in the library"), gone),)
    found = []
    decorative = figure is not None and figure.decorative
    if not decorative:
        found += _about_alt(picture, texts)
    if not decorative and not texts.caption.strip():
        found.append(
            Concern(
                "caption",
                translate("PictureWords", "no caption"),
                translate("PictureWords", "There is no caption yet."),
            )
        )
    if not texts.credit.strip() and not texts.source.strip():
        sentence = translate("PictureWords", "Name who made the picture, or where it comes from.")
        found.append(Concern("credit", translate("PictureWords", "no credit"), sentence))
    if figure is not None and figure.override is not None:
        return tuple(found)
    return (*found, *_about_rights(picture.rights, today))


def _about_alt(picture: Picture, texts: FigureTexts) -> list[Concern]:
    if not texts.alt.strip():
        sentence = translate(
            "PictureWords", "Say what the picture shows, for readers who can’t see it."
        )
        return [Concern("alt", translate("PictureWords", "alt text missing"), sentence)]
    if alt_texts.repeats(texts.alt, texts.caption):
        sentence = translate(
            "PictureWords", "This repeats the caption. Say what the picture shows instead."
        )
        return [Concern("alt", translate("PictureWords", "alt text repeats the caption"), sentence)]
    if alt_texts.is_file_name(texts.alt, picture.file_name):
        sentence = translate(
            "PictureWords", "This is the name of a file. Say what the picture shows instead."
        )
        return [Concern("alt", translate("PictureWords", "alt text is a file name"), sentence)]
    if len(texts.alt) > alt_texts.LONGEST:
        sentence = translate(
            "PictureWords",
            "This is long for a screen reader (%1 characters). Say the essence here, and the rest "
            "in the long description.",
        ).replace("%1", str(len(texts.alt)))
        return [Concern("alt", translate("PictureWords", "alt text is long"), sentence)]
    return []


def rights_trouble(rights: Rights, today: date) -> str:
    """Say what is the matter with a picture's rights; empty if nothing is."""
    return next((concern.sentence for concern in _about_rights(rights, today)), "")


def also_found(picture: Picture) -> str:
    """Say what else the file has for a field than what was taken."""
    kept = [
        f"{_field_name(one.field, picture)} ({one.origin}): “{' '.join(one.text.split())}”"
        for one in picture.also_found
    ]
    return translate("PictureWords", "Also in the file: %1").replace("%1", SEPARATOR.join(kept))


def _about_rights(rights: Rights, today: date) -> list[Concern]:
    if rights.until is not None and rights.expired(today):
        sentence = translate(
            "PictureWords", "The rights ended on %1. The page leaves the picture out."
        )
        return [
            Concern(
                "until",
                translate("PictureWords", "rights have ended"),
                sentence.replace("%1", day(rights.until)),
            )
        ]
    if rights.start is not None and today < rights.start:
        sentence = translate(
            "PictureWords", "The rights begin on %1. Until then the page leaves the picture out."
        )
        return [
            Concern(
                "until",
                translate("PictureWords", "rights not begun"),
                sentence.replace("%1", day(rights.start)),
            )
        ]
    if rights.until is not None and rights.ending(today):
        left = (rights.until - today).days
        short = (
            translate("PictureWords", "rights end today")
            if left == 0
            else Counted().days_of_rights(left)
        )
        sentence = translate("PictureWords", "The last day of use is %1.").replace(
            "%1", day(rights.until)
        )
        return [Concern("until", short, sentence)]
    return []


def day(moment: date) -> str:
    """Write a day out."""
    return QLocale().toString(QDate(moment.year, moment.month, moment.day), "d MMM yyyy")


def of_file(picture: Picture, now: datetime) -> str:
    """Say how large a picture is, of what type, and when it was taken."""
    size = QLocale().formattedDataSize(
        picture.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat
    )
    parts = [
        f"{picture.width} × {picture.height}",
        picture.media_type.partition("/")[2].upper(),
        size,
    ]
    if picture.taken_at is not None:
        parts.append(
            translate("PictureWords", "taken %1").replace("%1", full_moment(picture.taken_at, now))
        )
    return SEPARATOR.join(parts)


def read_from_file(picture: Picture) -> str:
    """Say which fields came from the file, and that its place is told to nobody."""
    by_origin: dict[str, list[str]] = {}
    for entry in picture.from_file:
        field, _, origin = entry.partition(" (")
        by_origin.setdefault(origin.rstrip(")"), []).append(_field_name(field, picture))
    parts = [f"{origin}: {', '.join(fields)}" for origin, fields in by_origin.items() if origin]
    words = SEPARATOR.join((*parts, translate("PictureWords", "location kept out of the page")))
    return words[:1].upper() + words[1:]


def _field_name(field: str, picture: Picture) -> str:
    known = {
        "caption": translate("PictureWords", "caption"),
        "credit": translate("PictureWords", "credit"),
        "source": translate("PictureWords", "source"),
        "alt": translate("PictureWords", "alt text"),
        "long_description": translate("PictureWords", "long description"),
        "rights": translate("PictureWords", "rights"),
        "taken_at": translate("PictureWords", "date taken"),
        "headline": translate("PictureWords", "headline"),
        "creator": translate("PictureWords", "creator"),
        "copyright": translate("PictureWords", "copyright"),
        "city": translate("PictureWords", "town"),
        "country": translate("PictureWords", "country"),
        "keywords": translate("PictureWords", "keywords (%1)").replace(
            "%1", str(len(picture.keywords))
        ),
    }
    return known.get(field, field)
