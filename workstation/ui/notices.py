"""Words for what the desk has to tell: each notice becomes a sentence, and perhaps a button."""

from __future__ import annotations

from workstation.desk.notice import Notice, NoticeKind
from workstation.domain import errors
from workstation.domain.recovery import Recovery
from workstation.ui.counted import Counted
from workstation.ui.refusals import refusal
from workstation.ui.translation import translate
from workstation.ui.words import full_moment, stage_name


def sentence(notice: Notice) -> str:
    """Say what a notice says."""
    say = {
        NoticeKind.FAILED: _failed,
        NoticeKind.UNEXPECTED: _unexpected,
        NoticeKind.MOVED: _moved,
        NoticeKind.APPROVAL_VOIDED: _approval_voided,
        NoticeKind.SEVERAL_MOVED: _several_moved,
        NoticeKind.MERGED: _merged,
        NoticeKind.PROPOSED: _proposed,
        NoticeKind.EXPORTED: _exported,
        NoticeKind.BACKED_UP: _backed_up,
        NoticeKind.BACKUP_RESTORED: _backup_restored,
        NoticeKind.IMPORTED: _imported,
        NoticeKind.ARTICLES_IMPORTED: _imported,
        NoticeKind.PICTURES_CHANGED: _pictures_changed,
        NoticeKind.PICTURES_REMOVED: _pictures_removed,
        NoticeKind.PICTURE_REPLACED: _picture_replaced,
        NoticeKind.TEMPLATE_SET_ASIDE: _template_set_aside,
        NoticeKind.COPIED: _copied,
        NoticeKind.VERSION_KEPT: _version_kept,
        NoticeKind.RESTORED: _restored,
        NoticeKind.NOT_PUBLISHED: _not_published,
        NoticeKind.NOTHING_MISSPELT: _nothing_misspelt,
        NoticeKind.NO_DICTIONARY: _no_dictionary,
        NoticeKind.OVERTAKEN: _overtaken,
        NoticeKind.PACKET_SENT: _about_packets,
        NoticeKind.PACKET_OPENED: _about_packets,
        NoticeKind.DECIDED: _about_packets,
        NoticeKind.RECOVERED: _recovered,
        NoticeKind.DAMAGED: _damaged,
        NoticeKind.UNSAFE_PLACE: _unsafe_place,
    }
    return say[notice.kind](notice)


def _failed(notice: Notice) -> str:
    return failure(notice.error) if notice.error else ""


def _about_packets(notice: Notice) -> str:
    from workstation.ui.packets.words import notice_words  # noqa: PLC0415 - seldom needed

    return notice_words(notice)


def _unexpected(_notice: Notice) -> str:
    return translate(
        "Notices",
        "Something went wrong inside the program. Your text is safe; the log has the details.",
    )


def _exported(notice: Notice) -> str:
    path = str(notice.path)
    if not notice.left_out:
        return translate("Notices", "Exported to %1").replace("%1", path)
    said = translate("Notices", "Exported to %1; left out: %2").replace("%1", path)
    return said.replace("%2", " ".join(notice.left_out[:3]) + _more(len(notice.left_out) - 3))


def _more(count: int) -> str:
    if count <= 0:
        return ""
    return " " + Counted().more(count)


def _backed_up(notice: Notice) -> str:
    return translate("Notices", "The newsroom is backed up: %1").replace("%1", str(notice.path))


def _backup_restored(notice: Notice) -> str:
    said = Counted().restored(notice.count)
    if notice.path is None:
        return said
    before = translate("Notices", "What was there before is kept as %1.")
    return f"{said} {before.replace('%1', notice.path.name)}"


def _proposed(notice: Notice) -> str:
    return Counted().changes_proposed(notice.count)


def _pictures_changed(notice: Notice) -> str:
    return Counted().pictures_changed(notice.count)


def _pictures_removed(notice: Notice) -> str:
    return Counted().pictures_removed(notice.count)


def _picture_replaced(notice: Notice) -> str:
    return Counted().articles_with_new_picture(notice.count)


def _template_set_aside(notice: Notice) -> str:
    return translate(
        "Notices", "The supplied page template is used again. The newsroom’s own is kept in %1"
    ).replace("%1", str(notice.path))


def _copied(_notice: Notice) -> str:
    return translate("Notices", "The article is on the clipboard, with its formatting.")


def _version_kept(_notice: Notice) -> str:
    return translate("Notices", "This version is kept in History.")


def _restored(_notice: Notice) -> str:
    return translate("Notices", "The version is restored. Undo brings back the text before it.")


def _not_published(notice: Notice) -> str:
    return (
        translate("Notices", "“%1” was not published at the time it was set for. %2")
        .replace("%1", _headline(notice))
        .replace("%2", _failed(notice))
    )


def _headline(notice: Notice) -> str:
    return notice.headline or translate("Notices", "Untitled")


def _nothing_misspelt(_notice: Notice) -> str:
    return translate("Notices", "No misspelt words.")


def _no_dictionary(_notice: Notice) -> str:
    return translate(
        "Notices",
        "There is no dictionary of this article’s language. Put its .aff and .dic files into the"
        " folder “dictionaries” of the newsroom.",
    )


def _overtaken(notice: Notice) -> str:
    return translate(
        "Notices",
        "“%1” was changed elsewhere while you had it open. Your text goes on; what was written "
        "there is kept in History.",
    ).replace("%1", notice.headline or translate("Notices", "Untitled"))


def _damaged(notice: Notice) -> str:
    return Counted().damaged(notice.count)


def _unsafe_place(notice: Notice) -> str:
    return translate(
        "Notices",
        "The newsroom in %1 is on a network drive or in a folder that another program copies. An "
        "open newsroom can be damaged there: move it to this machine’s own disk.",
    ).replace("%1", str(notice.path))


def _recovered(notice: Notice) -> str:
    """Say how the newsroom was found, and that nothing was lost; or what was."""
    found = notice.recovery
    if found is None:
        return ""
    if found.backup is not None:
        parts = [_made_again(found)]
        if found.set_aside is not None:
            aside = translate("Notices", "The damaged file is kept as %1.")
            parts.append(aside.replace("%1", found.set_aside.name))
        return " ".join(parts)
    parts = []
    if found.crashed:
        parts.append(translate("Notices", "Last time the program ended unexpectedly."))
    if found.saves:
        parts.append(Counted().brought_back(found.saves))
    parts.append(
        translate("Notices", "Your articles are as you left them; all that was saved is here.")
    )
    return " ".join(parts)


def _made_again(found: Recovery) -> str:
    when = full_moment(found.backup, found.backup) if found.backup else ""
    if found.complete:
        words = translate(
            "Notices",
            "The newsroom’s database could not be read. It was made again from the backup of %1 "
            "and the save journal: nothing that was saved is missing.",
        )
    else:
        words = translate(
            "Notices",
            "The newsroom’s database could not be read. It was made again from the backup of %1; "
            "what was written after that may be missing.",
        )
    return words.replace("%1", when)


def _moved(notice: Notice) -> str:
    if notice.stage is None:
        back = translate("Notices", "“%1” is back where it was before it was spiked")
        return back.replace("%1", _headline(notice))
    return (
        translate("Notices", "“%1” is now: %2")
        .replace("%1", _headline(notice))
        .replace("%2", stage_name(notice.stage).lower())
    )


def _approval_voided(notice: Notice) -> str:
    said = translate(
        "Notices",
        "“%1” was changed after its approval: it is in review until it is approved again.",
    )
    return said.replace("%1", _headline(notice))


def _several_moved(notice: Notice) -> str:
    """Say how many are where now, how many could not be moved, and why the first ones could not."""
    parts = []
    if notice.count and notice.stage is None:
        parts = [Counted().articles_back(notice.count)]
    elif notice.count and notice.stage is not None:
        stage = stage_name(notice.stage).lower()
        parts = [Counted().articles_moved(notice.count).replace("%1", stage)]
    if notice.refused:
        parts.append(Counted().articles_not_moved(len(notice.refused)))
        parts += [failure(error) for error in notice.refused[:2]]
    return " ".join(parts) + _more(len(notice.refused) - 2)


def _merged(notice: Notice) -> str:
    return (
        translate("Notices", "“%1” is part of “%2” now; its text is in a note there and in Spiked")
        .replace("%1", _headline(notice))
        .replace("%2", notice.into)
    )


def _imported(notice: Notice) -> str:
    """Say what came in, and what did not and why."""
    parts = []
    if notice.count and notice.kind is NoticeKind.IMPORTED:
        parts.append(Counted().pictures_added(notice.count))
    elif notice.count:
        parts.append(Counted().articles_imported(notice.count))
    if notice.known:
        parts.append(Counted().pictures_known(notice.known))
    parts += [failure(error) for error in notice.refused[:3]]
    if notice.alike:
        parts.append(Counted().look_alikes(len(notice.alike)))
    if len(notice.refused) > 3:
        more = len(notice.refused) - 3
        parts.append(Counted().files_refused(more))
    return " ".join(parts)


def failure(error: Exception) -> str:
    """Say what went wrong and what to do about it."""
    if isinstance(error, errors.CannotSave):
        return _cannot_save(error)
    if isinstance(error, errors.BadPicture | errors.BadArticleFile):
        return f"{error.file}: {error.problem}"
    if isinstance(error, errors.CannotOpenNewsroom):
        return _cannot_open(error)
    if isinstance(error, errors.Worded):
        return refusal(error)
    if isinstance(error, errors.ExpectedError):
        return str(error)
    return translate(
        "Notices",
        "Something went wrong inside the program. Your text is safe. Help → Show the log has "
        "the details.",
    )


def _cannot_save(error: errors.CannotSave) -> str:
    """Say why something is not stored, and what becomes of it."""
    if isinstance(error, errors.NoRoomForPictures):
        return translate(
            "Notices",
            "The disk is full, so no more pictures can come in. They wait, and come in as soon as "
            "there is room: free some space, or stop the import.",
        )
    if isinstance(error, errors.DiskFull):
        return translate(
            "Notices",
            "The disk is full, so the text can’t be saved. It is kept here and saved as soon as "
            "there is room: free some space.",
        )
    if isinstance(error, errors.StorageUnwritable):
        return translate(
            "Notices",
            "The newsroom can’t be written to. The text is kept here and saved as soon as that "
            "works: check the folder and the disk.",
        )
    if isinstance(error, errors.BackupNotMade):
        return _no_backup(error)
    if isinstance(error, errors.Conflict):
        return translate(
            "Notices", "The article was changed elsewhere. Both texts are kept in History."
        )
    if isinstance(error, errors.NewsroomReplaced):
        return translate(
            "Notices",
            "The newsroom was replaced or moved while it was open. Nothing is written to it; your "
            "text is kept here. Close the window: it offers to write copies.",
        )
    return str(error)


def _no_backup(error: errors.BackupNotMade) -> str:
    """Say why there is no backup, and that nothing else is wrong."""
    words = {
        errors.BackupProblem.FULL: translate(
            "Notices",
            "No backup could be made: there is no room in %1. Free some space; your articles are "
            "saved all the same.",
        ),
        errors.BackupProblem.MISSING: translate(
            "Notices",
            "No backup could be made: %1 is not there. Connect its disk or choose another folder; "
            "your articles are saved all the same.",
        ),
        errors.BackupProblem.UNWRITABLE: translate(
            "Notices",
            "No backup could be made: %1 can’t be written to. Check the folder and the disk; your "
            "articles are saved all the same.",
        ),
    }
    return words[error.problem].replace("%1", str(error.place))


def _cannot_open(error: errors.CannotOpenNewsroom) -> str:
    """Say why a newsroom can't be opened, and what to do about it."""
    if isinstance(error, errors.NewsroomLocked):
        who = f" ({error.holder})" if error.holder else ""
        return (
            translate(
                "Notices",
                "The newsroom in %1 is open in another window or program%2. Close it there, then "
                "try again.",
            )
            .replace("%1", str(error.folder))
            .replace("%2", who)
        )
    return _unopened(error).replace("%1", str(error.folder))


def _unopened(error: errors.CannotOpenNewsroom) -> str:
    if isinstance(error, errors.NewsroomMissing):
        return translate("Notices", "There is no newsroom in %1.")
    if isinstance(error, errors.NewsroomDamaged):
        return translate(
            "Notices",
            "The newsroom in %1 is damaged. Nothing was changed. Restore the newest backup, from "
            "its “backups” folder or from where a second copy is kept.",
        )
    if isinstance(error, errors.NewsroomTooNew):
        return translate(
            "Notices",
            "The newsroom in %1 was made by a newer version of Editorial Workstation. Install the "
            "newer version to open it; nothing was changed.",
        )
    if isinstance(error, errors.NewsroomReadOnly):
        return translate(
            "Notices",
            "The newsroom in %1 can’t be written to. Ask for permission to change the folder, or "
            "copy it to a place of your own and open it there.",
        )
    if isinstance(error, errors.NotANewsroom):
        return translate(
            "Notices", "%1 holds a database that is not a newsroom. Choose another folder."
        )
    if isinstance(error, errors.NewsroomExists):
        return translate(
            "Notices", "There is already a newsroom in %1. Open it, or choose another folder."
        )
    if isinstance(error, errors.NewsroomNotMade):
        return _not_made(full=error.full)
    return str(error)


def _not_made(*, full: bool) -> str:
    """Say why there is no new newsroom, and what to do instead."""
    if full:
        return translate(
            "Notices",
            "No newsroom could be made in %1: there is no room on the disk. Free some space, or "
            "choose a folder on another disk.",
        )
    return translate(
        "Notices",
        "No newsroom could be made in %1: it can’t be written to. Choose another folder, or ask "
        "for permission to change it.",
    )
