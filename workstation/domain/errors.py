"""What a person can meet. Each error says, in a sentence, what happened and what to do.

The sentences serve the command line and the log; the window says the same things, translated,
in `ui/notices.py`, from the class and the attributes.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from workstation.domain.wording import english


class ExpectedError(Exception):
    """Something a person can meet and act upon; anything else is a bug."""


# The newsroom cannot be opened (exit code 4).


class CannotOpenNewsroom(ExpectedError):
    """The newsroom can't be opened; nothing was changed."""

    def __init__(self, folder: Path, sentence: str) -> None:
        super().__init__(sentence)
        self.folder = folder


class NewsroomMissing(CannotOpenNewsroom):
    """There is no newsroom in the folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            folder,
            f"There is no newsroom in {folder}. Check the folder, or make one with "
            f"“workstation --newsroom {folder} init”.",
        )


class NewsroomLocked(CannotOpenNewsroom):
    """Another program has the newsroom open."""

    def __init__(self, folder: Path, holder: str = "") -> None:
        who = f" ({holder})" if holder else ""
        super().__init__(
            folder,
            f"The newsroom in {folder} is open in another window or program{who}. "
            "Close it there, then try again.",
        )
        self.holder = holder


class NewsroomDamaged(CannotOpenNewsroom):
    """The database does not pass its checks."""

    def __init__(self, folder: Path, detail: str) -> None:
        super().__init__(
            folder,
            f"The newsroom in {folder} is damaged ({detail}). Nothing was changed. "
            "Put a backup in its place: “workstation restore FILE”, the newest from its “backups” "
            "folder or from where a second copy is kept.",
        )
        self.detail = detail


class NewsroomTooNew(CannotOpenNewsroom):
    """A newer version of the program made it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            folder,
            f"The newsroom in {folder} was made by a newer version of Editorial Workstation. "
            "Install the newer version to open it; nothing was changed.",
        )


class NewsroomTooOld(CannotOpenNewsroom):
    """It has to be brought up to date before it can be read by a program that only reads."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            folder,
            f"The newsroom in {folder} was made by an older version of Editorial Workstation. "
            "It is brought up to date when it is opened the next time, after a backup.",
        )


class NewsroomReadOnly(CannotOpenNewsroom):
    """The folder or the database can't be written."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            folder,
            f"The newsroom in {folder} can’t be written to. Ask for permission to change "
            "the folder, or copy it to a place of your own and open it there.",
        )


class NotANewsroom(CannotOpenNewsroom):
    """The file is there, but another program made it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            folder, f"{folder} holds a database that is not a newsroom. Choose another folder."
        )


class NewsroomExists(CannotOpenNewsroom):
    """A newsroom was to be made where one is already."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            folder, f"There is already a newsroom in {folder}. Open it, or choose another folder."
        )


class NewsroomNotMade(CannotOpenNewsroom):
    """A newsroom could not be made there; there is none."""

    def __init__(self, folder: Path, *, full: bool) -> None:
        problem = (
            "there is no room on the disk. Free some space, or choose a folder on another disk"
            if full
            else "it can’t be written to. Choose another folder, or ask for permission to change it"
        )
        super().__init__(folder, f"No newsroom could be made in {folder}: {problem}.")
        self.full = full


# Bad input (exit code 3).


class BadInput(ExpectedError):
    """A file or a value can't be used; nothing was changed."""


class BadArticleFile(BadInput):
    """An article file can't be read."""

    def __init__(self, file: str, problem: str) -> None:
        super().__init__(f"{file}: {problem}")
        self.file = file
        self.problem = problem


class BadPicture(BadInput):
    """A file can't be used as a picture."""

    def __init__(self, file: str, problem: str) -> None:
        super().__init__(f"{file}: {problem}")
        self.file = file
        self.problem = problem


class BadTemplate(BadInput):
    """A page template can't be used; `line` is 0 where no line is to blame."""

    def __init__(self, template: str, line: int, problem: str) -> None:
        where = f"{template}, line {line}" if line else template
        super().__init__(f"{where}: {problem}")
        self.template = template
        self.line = line
        self.problem = problem


class Worded(ExpectedError):
    """An error whose sentence is a template with values, which the window translates."""

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(english(template, values))
        self.template = template
        self.values = values


class BadQuery(Worded, BadInput):
    """A search can't be understood."""


class BadPacket(Worded, BadInput):
    """A packet can't be opened, or can't be made; nothing was changed."""


class NotFound(BadInput):
    """No article, picture or revision of that name."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(f"There is no {kind} called “{name}” in this newsroom.")
        self.kind = kind
        self.name = name


class NotAllowed(Worded):
    """The workflow does not permit a move; the sentence says why."""


# Storage (the text stays in memory, the save is tried again).


class CannotSave(ExpectedError):
    """A write failed; nothing of it was stored."""


class DiskFull(CannotSave):
    """No room on the disk."""

    def __init__(self) -> None:
        super().__init__("The disk is full. Free some space; the text is kept and saved again.")


class NoRoomForPictures(CannotSave):
    """No room on the disk for pictures that are coming in; they wait for it."""

    def __init__(self) -> None:
        super().__init__("The disk is full. Free some space; the pictures come in then.")


class StorageUnwritable(CannotSave):
    """The newsroom stopped being writable while open."""

    def __init__(self, detail: str) -> None:
        super().__init__(f"The newsroom can’t be written to ({detail}). The text is kept.")
        self.detail = detail


class BackupProblem(StrEnum):
    """Why a folder takes no backup."""

    FULL = "full"
    MISSING = "missing"
    UNWRITABLE = "unwritable"


class BackupNotMade(CannotSave):
    """A backup could not be written; the newsroom itself is as it was."""

    def __init__(self, place: Path, problem: BackupProblem) -> None:
        said = {
            BackupProblem.FULL: "there is no room there. Free some space",
            BackupProblem.MISSING: "the folder is not there. Connect its disk, or choose another",
            BackupProblem.UNWRITABLE: "it can’t be written to. Check the folder and the disk",
        }
        super().__init__(
            f"No backup could be made in {place}: {said[problem]}. The newsroom is as it was."
        )
        self.place = place
        self.problem = problem


class NewsroomReplaced(CannotSave):
    """Another file has taken the place of the newsroom's database while it was open."""

    def __init__(self) -> None:
        super().__init__(
            "The newsroom was replaced or moved while it was open. Nothing is "
            "written to it; the text is kept here. Write a copy, then open the newsroom again."
        )


class Conflict(CannotSave):
    """The article was changed by something else since it was loaded."""

    def __init__(self, slug: str) -> None:
        super().__init__(
            f"“{slug}” was changed elsewhere since it was opened; both texts are kept in History."
        )
        self.slug = slug
