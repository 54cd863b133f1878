"""What the desk has to tell is said in sentences that fit, whatever it is."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from workstation.desk.notice import Notice, NoticeKind
from workstation.domain import errors
from workstation.domain.errors import CannotOpenNewsroom, ExpectedError
from workstation.domain.recovery import Recovery
from workstation.domain.workflow import Stage
from workstation.ui.notices import failure, sentence

FOLDER = Path("newsrooms") / "harbour"
EXAMPLES: tuple[ExpectedError, ...] = (
    errors.NewsroomMissing(FOLDER),
    errors.NewsroomLocked(FOLDER, "process 7 on desk-3"),
    errors.NewsroomLocked(FOLDER),
    errors.NewsroomDamaged(FOLDER, "page 4"),
    errors.NewsroomTooNew(FOLDER),
    errors.NewsroomTooOld(FOLDER),
    errors.NewsroomReadOnly(FOLDER),
    errors.NotANewsroom(FOLDER),
    errors.NewsroomExists(FOLDER),
    errors.NewsroomNotMade(FOLDER, full=True),
    errors.NewsroomNotMade(FOLDER, full=False),
    errors.BadArticleFile("ferry.md", "It has no headline."),
    errors.BadPicture("ferry.png", "It is not a picture."),
    errors.BadTemplate("article.html", 3, "There is a bracket too many."),
    errors.BadInput("The address is not one."),
    errors.BadPacket("The packet is cut short: it was not sent whole."),
    errors.BadQuery("The search ends in a quotation mark."),
    errors.NotFound("article", "ferry"),
    errors.NotAllowed("Only an editor can do that; “{name}” is none.", name="Ada"),
    errors.NewsroomReplaced(),
    errors.DiskFull(),
    errors.NoRoomForPictures(),
    errors.StorageUnwritable("disk I/O error"),
    errors.Conflict("ferry"),
    *(errors.BackupNotMade(Path("disk"), problem) for problem in errors.BackupProblem),
)


def kinds(kind: type[ExpectedError]) -> set[type[ExpectedError]]:
    below = {each for child in kind.__subclasses__() for each in kinds(child)}
    return {kind} | below if kind.__module__ == errors.__name__ else below


def test_every_error_that_a_person_can_meet_is_among_the_examples() -> None:
    families = {ExpectedError, CannotOpenNewsroom, errors.CannotSave, errors.Worded}
    assert {type(example) for example in EXAMPLES} == kinds(ExpectedError) - families


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_every_error_is_a_sentence(error: ExpectedError) -> None:
    said = failure(error)
    assert said.endswith(".")
    assert "%" not in said
    assert "()" not in said
    assert type(error).__name__ not in said


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_a_newsroom_that_cannot_be_opened_is_named(error: ExpectedError) -> None:
    if isinstance(error, CannotOpenNewsroom):
        assert str(FOLDER) in failure(error)
    else:
        assert str(FOLDER) not in failure(error)


def test_who_has_the_newsroom_open_is_named_where_it_is_known() -> None:
    assert "(process 7 on desk-3)" in failure(errors.NewsroomLocked(FOLDER, "process 7 on desk-3"))


def test_a_bug_is_told_without_its_words() -> None:
    said = failure(ZeroDivisionError("the text of an article"))
    assert "the text of an article" not in said
    assert "Show the log" in said


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_notice_is_a_sentence(kind: NoticeKind) -> None:
    notice = Notice(
        kind,
        error=errors.DiskFull() if kind is NoticeKind.FAILED else None,
        headline="Ferry",
        stage=Stage.APPROVED,
        path=FOLDER,
        recovery=Recovery(crashed=True, saves=2),
        count=2,
    )
    assert sentence(notice)
    assert "%" not in sentence(notice)


@pytest.mark.parametrize(
    ("recovery", "words"),
    [
        (Recovery(crashed=True), "ended unexpectedly. Your articles are as you left them"),
        (Recovery(crashed=True, saves=1), "save journal"),
        (Recovery(saves=3), "save journal"),
        (
            Recovery(backup=datetime(2026, 11, 22, 9, 30, tzinfo=UTC), set_aside=Path("x.damaged")),
            "nothing that was saved is missing. The damaged file is kept as x.damaged.",
        ),
        (
            Recovery(backup=datetime(2026, 11, 22, 9, 30, tzinfo=UTC), complete=False),
            "may be missing",
        ),
    ],
)
def test_what_was_put_right_is_said(recovery: Recovery, words: str) -> None:
    assert recovery
    assert words in sentence(Notice(NoticeKind.RECOVERED, recovery=recovery))
