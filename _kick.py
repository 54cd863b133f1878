import tempfile
from pathlib import Path
from dataclasses import replace
from tests.helpers.driving import start, make_appearance
from PySide6.QtCore import QEventLoop, QTimer
from workstation.app.run import make_application
from workstation.ui import web_environment, english
from workstation.ui.theme import Preference
from workstation.services import demo
from workstation.domain.clock import SystemClock
from workstation import paths
def rest(ms):
    l=QEventLoop(); QTimer.singleShot(ms,l.quit); l.exec()
def main():
    t=Path(tempfile.mkdtemp()); demo.make(t/'n', paths.resources_folder()/'demo', SystemClock()).close()
    web_environment.prepare(); app=make_application(); english.install(app)
    d=start(t/'n',make_appearance(app,Preference.DARK),session_file=t/'s.json',acting='Ines Okafor',size=(1280,800))
    a=d.open('ferry-winter-timetable')
    d.wait(lambda: d.program.desk.current is not None,'x'); a=d.program.desk.current
    a.change(replace(a.details,kicker='Wintr timetabel and more'),'k')
    d.program.window.show_pane('related'); rest(800)
    from workstation.ui.panes.related.link_card import LinkCard
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QWidget
    cards=[c for c in d.window.findChildren(LinkCard) if c.isVisible()]
    cards[0].setFocus(); QTest.keyClick(cards[0], __import__('PySide6.QtCore').QtCore.Qt.Key.Key_Return); rest(500)
    from workstation.ui.panes.related.link_editor import LinkEditor
    es=[x for x in d.window.findChildren(LinkEditor)]
    e=es[0] if es else None
    if e: d.click(e.label.line); d.type('Dreging slips once agian ',e.label.line)
    d.window.pane('editor').body.setFocus(); rest(1500)
    d.window.grab().save('/tmp/drafting/kick.png'); d.close()
if __name__=='__main__': main()
