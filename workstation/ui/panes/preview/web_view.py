"""The preview's browser. Importing this module loads the engine's library: do it late."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QPointF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineScript
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget

from workstation.desk.priority import come_first, give_way
from workstation.domain.page_change import PageChange, change_between
from workstation.ui.panes.preview.lockdown import Gate, lock, register_scheme
from workstation.ui.panes.preview.page import LockedPage
from workstation.ui.panes.preview.server import FetchPicture, PreviewServer

log = logging.getLogger(__name__)

WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
"""Our own script lives beside the page's world, where scripts are switched off."""
MOST_CRASHES = 2
CRASH_SECONDS = 60.0
"""More crashes than that within this time, and the preview gives up."""
SETTLED_MS = 2500
"""After the last change, the document is compared with one made at once."""
FAR_MS = 1000
"""After much has come, a long page is spared the layout of what is far from view."""
FEW = 8
"""So many new blocks at once are a person's typing."""
HIDDEN_MS = 5 * 60 * 1000
"""When nobody has looked for so long, the engine's process is ended."""

SCRIPTS = ("patch.js", "follow.js", "far.js", "paper.js")


class WebView(QWebEngineView):
    """Shows one article's page at a time and changes of it only where they are."""

    shown = Signal(str, int)
    """(ArticleId, number of nodes that were changed): what was sent is on the page."""
    link_clicked = Signal(QUrl)
    """A person clicked a link that leads out of the page."""
    loaded = Signal()
    """The document is there, perhaps in a new process; it shows no article yet."""
    gave_up = Signal()
    """The engine's process died again and again; `retry` starts once more."""

    def __init__(
        self,
        resources: Path,
        fetch_picture: FetchPicture,
        parent: QWidget,
        *,
        own: Path | None = None,
    ) -> None:
        register_scheme()
        profile = QWebEngineProfile()
        super().__init__(profile, parent)
        self._server = PreviewServer(resources, fetch_picture, profile, own=own)
        self.gate = Gate(self._server.serves, profile)
        """Stops what the preview does not serve itself."""
        lock(profile)
        profile.installUrlSchemeHandler(b"nwpreview", self._server)
        profile.setUrlRequestInterceptor(self.gate)
        self._page = LockedPage(profile, self)
        self.setPage(self._page)
        # Qt deletes children in order: a profile must go after the page that uses it.
        profile.setParent(parent)
        self._scripts = [(resources / "preview" / name).read_text("utf-8") for name in SCRIPTS]
        self._ready = False
        self.showing = False
        """An article's page is to be seen."""
        self._wanted: tuple[str, list[str]] | None = None
        """(ArticleId, the page in pieces)"""
        self._sent: tuple[str, list[str]] | None = None
        """What the page's script holds, or will once it has answered."""
        self._sending = False
        self._behind = False
        """What is wanted is not what was sent."""
        self._changing = False
        """What was called last was a change, which may have found another page than it is for."""
        self.differences = 0
        """How often the document was not what its pieces make; it was put right each time."""
        self._placed = ""
        self._place = 0
        """How far the article's page was scrolled, for when its process has died."""
        self._settled = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._far = QTimer(self, singleShot=True, interval=FAR_MS)
        self._needed = False
        self._hidden = QTimer(self, singleShot=True, interval=HIDDEN_MS)
        self._theme = "light"
        self._turn = 0
        self._crashes: list[float] = []
        self._connect()
        self._load()

    def _connect(self) -> None:
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self._page.link_clicked.connect(self.link_clicked)
        self._page.scrollPositionChanged.connect(self._on_scrolled)
        self._page.loadFinished.connect(self._on_load_finished)
        self._page.strayed.connect(self._forget)
        self._page.renderProcessTerminated.connect(self._on_process_died)
        self._settled.timeout.connect(self._audit)
        self._hidden.timeout.connect(self._discard)
        self._far.timeout.connect(partial(self.run, "far.measure()"))

    def show_article(self, article_id: str, html: str) -> None:
        """Show an article's page: what differs is replaced, the rest and the scrolling stay."""
        self.change_article(article_id, PageChange(0, 0, (html,)), fresh=True)

    def change_article(self, article_id: str, change: PageChange, *, fresh: bool) -> None:
        """Make a change of an article's page, or begin the page with it."""
        if fresh or self._wanted is None or self._wanted[0] != article_id:
            self._wanted = (article_id, [])
        change.apply(self._wanted[1])
        if self._in_step and self._sent is not None and self._holds(article_id) and not fresh:
            change.apply(self._sent[1])
            self._call("change", article_id, change.first, change.removed, change.pieces)
        elif self._ready:
            self._send()

    def clear(self) -> None:
        """Show no article."""
        self.show_article("", "")

    def set_theme(self, theme: str, paper: QColor) -> None:
        """Show pages in `light` or `dark`."""
        self._theme = theme
        self._page.setBackgroundColor(paper)
        self.run(f"preview.theme({json.dumps(theme)})")

    def ask(self, question: str, answered: Callable[[object], None]) -> bool:
        """Run one of our own scripts' functions; False while there is no document to ask."""
        if self._ready:
            self._page.runJavaScript(question, WORLD, answered)
        return self._ready

    def run(self, script: str) -> None:
        """Run our own script, whose answer nobody needs, if there is a document."""
        if self._ready:
            self._page.runJavaScript(script, WORLD)

    def renew_style(self) -> None:
        """Fetch the page's style again: its file has changed."""
        self._turn += 1
        self.run(f"follow.restyle({self._turn})")

    def retry(self) -> None:
        """Start again after the engine has died too often."""
        self._crashes.clear()
        self._load()

    def process_id(self) -> int:
        """Return the id of the process that draws the page; 0 while there is none."""
        return self._page.renderProcessPid()

    def createWindow(self, kind: QWebEnginePage.WebWindowType) -> QWebEngineView:
        """Open no window."""
        return None  # type: ignore[return-value]  # how Qt is told that there is none

    def dragEnterEvent(self, e: QDragEnterEvent) -> None:
        """Take nothing that is dragged here."""
        e.ignore()

    def dropEvent(self, e: QDropEvent) -> None:
        """Take nothing that is dropped here."""
        e.ignore()

    def _forget(self) -> None:
        """Take nothing for granted that the page's script was told."""
        self._ready = self.showing = self._sending = False
        self._sent = None

    def _load(self) -> None:
        self._forget()
        self._page.go_home(self._server.renew())

    def _send(self) -> None:
        """Send what is wanted, or what of it the page has not; one at a time, the last wins."""
        self._behind = True
        if self._wanted is None or self._sending:
            return
        self._behind = False
        article_id, pieces = self._wanted
        if self._holds(article_id) and self._sent is not None:
            change = change_between(self._sent[1], pieces)
            self._call("change", article_id, change.first, change.removed, change.pieces)
        else:
            place = self._place if article_id == self._placed else None
            self._call("show", article_id, pieces, place)
        self._sent = (article_id, list(pieces))

    @property
    def _in_step(self) -> bool:
        """Nothing is on its way to the page, and what has been told here is all there."""
        return self._ready and not self._sending and not self._behind

    def _holds(self, article_id: str) -> bool:
        """Say whether the page's script has the article, or will when it has answered."""
        return self._sent is not None and self._sent[0] == article_id

    def _call(self, function: str, *given: object) -> None:
        self._sending = True
        self._changing = function == "change"
        values = ", ".join(json.dumps(value) for value in given)
        self._page.runJavaScript(f"preview.{function}({values})", WORLD, self._on_shown)

    def _on_shown(self, answer: object) -> None:
        self._sending = False
        if not self._ready:
            return  # the process has died meanwhile; the page comes back with the next one
        if not answer:
            self._sent = None
            self._behind = True
            if self._changing:
                self._send()
            return
        if self._behind:
            self._send()
        else:
            self._settled.start()
        self._tell(answer)

    def _tell(self, answer: object) -> None:
        """Tell what the page's script has done."""
        if not isinstance(answer, str) or not answer:
            return
        told = json.loads(answer)
        if told["differences"] > self.differences:
            log.warning("The preview’s page was not what its pieces make; it was put right.")
        self.differences = told["differences"]
        self.showing = bool(told["article"])
        if told["changed"] > FEW or not self._changing:
            self._far.start()
        self.shown.emit(told["article"], told["changed"])

    def _audit(self) -> None:
        """Have the page compared with one made at once, now that nothing changes."""
        if self._ready and not self._sending and self._changing:
            self._changing = False
            self._page.runJavaScript("preview.audit()", WORLD, self._tell)

    def _on_scrolled(self, position: QPointF) -> None:
        if self.showing and self._sent is not None:
            self._placed = self._sent[0]
            self._place = round(position.y() / self.zoomFactor())

    # Hidden

    def hideEvent(self, event: QHideEvent) -> None:
        """Give back the engine's memory, should nobody look for long."""
        super().hideEvent(event)
        self._hidden.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the page back, if it was given up."""
        super().showEvent(event)
        self._hidden.stop()
        self._wake()

    def set_needed(self, needed: bool) -> None:
        """Keep the page ready although it is not seen: it is laid out for paper."""
        self._needed = needed
        if needed:
            self._hidden.stop()
            self._wake()
        elif not self.isVisible():
            self._hidden.start()

    def _wake(self) -> None:
        if self._page.lifecycleState() is QWebEnginePage.LifecycleState.Discarded:
            self._page.setLifecycleState(QWebEnginePage.LifecycleState.Active)

    def _discard(self) -> None:
        if not self.isVisible() and not self._needed:
            self._forget()
            self._page.setLifecycleState(QWebEnginePage.LifecycleState.Discarded)

    def _on_load_finished(self, ok: bool) -> None:
        if self._ready:
            return  # a link was not followed: the document is still there
        if ok and not self._page.at_home:
            # The engine has ended a load of its own. It may count the way back as part of that
            # one, and would not tell when the document is there.
            self._page.return_home()
            return
        if not ok:
            log.warning("The preview’s document could not be loaded")
            return
        self._ready = True
        give_way(self._page.renderProcessPid())
        come_first()
        self._name_what_has_the_keyboard()
        for script in self._scripts:
            self.run(script)
        self.run(f"preview.theme({json.dumps(self._theme)})")
        self.loaded.emit()
        self._send()

    def _name_what_has_the_keyboard(self) -> None:
        """Give the widget inside, which the engine makes anew with each process, the view's name.

        It takes the keyboard in place of the view, so it is what a screen reader tells of.
        """
        inside = self.focusProxy()
        if inside is not None:
            inside.setAccessibleName(self.accessibleName())

    def _on_process_died(
        self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int
    ) -> None:
        if status is QWebEnginePage.RenderProcessTerminationStatus.NormalTerminationStatus:
            return
        now = monotonic()
        self._crashes = [moment for moment in self._crashes if now - moment < CRASH_SECONDS]
        self._crashes.append(now)
        log.info("The preview’s process ended by itself (%s, %d)", status.name, code)
        if len(self._crashes) > MOST_CRASHES:
            self._ready = False
            self.gave_up.emit()
        else:
            self._load()
