"""Words with a number in them, which languages bend in their own ways."""

from __future__ import annotations

from PySide6.QtCore import QObject


class Counted(QObject):
    """Says how many there are of something.

    These are methods because `lupdate` knows a text as one with plurals only where a class
    translates it with `tr`.
    """

    def more(self, count: int) -> str:
        """Say that there are more than were named."""
        return self.tr("And %n more.", "", count)

    def articles(self, count: int) -> str:
        """Say how many articles there are."""
        return self.tr("%n article(s)", "", count)

    def pictures(self, count: int) -> str:
        """Say how many pictures there are."""
        return self.tr("%n picture(s)", "", count)

    def pictures_without_backup(self, count: int) -> str:
        """Say how many pictures no backup has."""
        return self.tr("%n picture(s) are in no backup.", "", count)

    def restored(self, count: int) -> str:
        """Say that the newsroom is as it was, and how much there is of it."""
        return self.tr("The newsroom is restored: %n article(s).", "", count)

    def articles_linking_here(self, count: int) -> str:
        """Say how many articles have a link to the one that is open."""
        return self.tr("Links in %n article(s) lead here.", "", count)

    def articles_imported(self, count: int) -> str:
        """Say how many articles came in."""
        return self.tr("%n article(s) imported.", "", count)

    def pictures_added(self, count: int) -> str:
        """Say how many pictures came in."""
        return self.tr("%n picture(s) added.", "", count)

    def pictures_known(self, count: int) -> str:
        """Say how many pictures were there before they came in again."""
        return self.tr("Already in the library: %n picture(s).", "", count)

    def look_alikes(self, count: int) -> str:
        """Say how many pictures look like ones that were there."""
        return self.tr("The library may hold %n of them already.", "", count)

    def changes_proposed(self, count: int) -> str:
        """Say how many changes of links wait at other articles."""
        return self.tr("Left at other articles, to be accepted there: %n change(s).", "", count)

    def pictures_changed(self, count: int) -> str:
        """Say how many pictures have other texts now."""
        return self.tr("%n picture(s) changed.", "", count)

    def pictures_removed(self, count: int) -> str:
        """Say how many pictures went out of the library."""
        return self.tr("%n picture(s) removed from the library.", "", count)

    def articles_with_new_picture(self, count: int) -> str:
        """Say how many articles have another picture now."""
        return self.tr("The picture is replaced in %n article(s).", "", count)

    def pictures_credited(self, count: int) -> str:
        """Say how many pictures are somebody's."""
        return self.tr("%n picture(s)", "", count)

    def pictures_chosen(self, count: int) -> str:
        """Say how many pictures are selected."""
        return self.tr("%n picture(s) chosen", "", count)

    def files_refused(self, count: int) -> str:
        """Say how many files more than those named could not be used."""
        return self.tr("%n more file(s) could not be used.", "", count)

    def open_notes(self, count: int) -> str:
        """Say how many notes nobody has resolved."""
        return self.tr("%n note(s) nobody has resolved", "", count)

    def suggestions(self, count: int) -> str:
        """Say how many suggestions there are."""
        return self.tr("%n suggestion(s)", "", count)

    def open_suggestions(self, count: int) -> str:
        """Say how many suggestions wait."""
        return self.tr("%n suggestion(s) to accept or reject", "", count)

    def days_of_rights(self, days: int) -> str:
        """Say how long a picture may still be used."""
        return self.tr("rights end in %n day(s)", "", days)

    def brought_back(self, saves: int) -> str:
        """Say how many saves the journal had kept."""
        return self.tr("%n save(s) came back from the save journal.", "", saves)

    def damaged(self, count: int) -> str:
        """Say that something stored was changed by a fault of the disk."""
        return self.tr(
            "%n stored text(s) are not as they were written: the disk may be failing. They are "
            "put right from the backups when the newsroom is opened the next time.",
            "",
            count,
        )

    def places_to_decide(self, count: int) -> str:
        """Say how many places of an article both sides changed."""
        return self.tr("Both changed %n place(s): you decide, both stay in History", "", count)

    def articles_new(self, count: int) -> str:
        """Say how many articles were not here before."""
        return self.tr("%n article(s) came in.", "", count)

    def articles_forward(self, count: int) -> str:
        """Say how many articles only the other side had changed."""
        return self.tr("%n article(s) took over their changes.", "", count)

    def articles_merged(self, count: int) -> str:
        """Say of how many articles both sides' changes went together."""
        return self.tr("%n article(s) merged; both versions are in History.", "", count)

    def articles_conflicting(self, count: int) -> str:
        """Say how many articles somebody has to decide on."""
        return self.tr(
            "%n article(s) to be decided: both sides changed the same places.", "", count
        )

    def pictures_missing(self, count: int) -> str:
        """Say how many pictures a packet names and does not have."""
        return self.tr("%n picture(s) did not come along.", "", count)

    def articles_chosen(self, count: int) -> str:
        """Say how many articles are selected."""
        return self.tr("%n article(s) chosen", "", count)

    def articles_moved(self, count: int) -> str:
        """Say how many articles have another stage, which stands for %1."""
        return self.tr("Now %1: %n article(s).", "", count)

    def articles_back(self, count: int) -> str:
        """Say how many articles are back in the stage they had before they were spiked."""
        return self.tr("Back from spiked: %n article(s).", "", count)

    def words_added(self, count: int) -> str:
        """Say how many words came."""
        return self.tr("%n word(s) added", "", count)

    def words_taken_out(self, count: int) -> str:
        """Say how many words went."""
        return self.tr("%n taken out", "", count)

    def articles_not_moved(self, count: int) -> str:
        """Say how many articles stayed in their stage."""
        return self.tr("Could not be moved: %n.", "", count)
