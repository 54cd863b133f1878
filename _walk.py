import sys, tempfile, shutil
from pathlib import Path
from PySide6.QtCore import Qt, QMimeData, QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit, QApplication, QLineEdit, QWidget
from tests.helpers.driving import start, make_appearance
from tests.helpers.main_job import new_article
from workstation.app.run import make_application
from workstation.ui import web_environment, english
from workstation.ui.theme import Preference
from workstation.services import demo
from workstation.domain.clock import SystemClock
from workstation import paths
K=Qt.Key; M=Qt.KeyboardModifier
def rest(ms):
    l=QEventLoop(); QTimer.singleShot(ms,l.quit); l.exec()
ok=[]
def say(name, cond, more=''):
    print(('ok   ' if cond else 'FAIL ')+name, more if not cond else '', flush=True)
def main():
    t=Path(tempfile.mkdtemp()); demo.make(t/'n', paths.resources_folder()/'demo', SystemClock()).close()
    web_environment.prepare(); app=make_application(); english.install(app)
    d=start(t/'n',make_appearance(app,Preference.LIGHT),session_file=t/'s.json',acting='Ines Okafor')
    a=new_article(d); d.wait(lambda: d.is_named('Text of the article'),'x')
    b=d.named('Text of the article',QTextEdit); d.click(b)
    def key(k,m=M.NoModifier): QTest.keyClick(QApplication.focusWidget() or b,k,m)
    def clear():
        b.setFocus(); key(K.Key_A,M.ControlModifier); key(K.Key_Delete)
    def ty(x): d.type(x,b)
    def pos(n):
        c=b.textCursor(); c.setPosition(n); b.setTextCursor(c)
    ty('- one\ntwo'); say('list continues', a.body()=='- one\n- two', a.body())
    key(K.Key_Tab); say('Tab indents', a.body().endswith('- two') and a.body()!='- one\n- two', repr(a.body()))
    key(K.Key_Backtab,M.ShiftModifier); say('Shift Tab outdents', a.body()=='- one\n- two', repr(a.body()))
    ty('\n\n'); say('empty item ends list', a.body().startswith('- one\n- two\n') and not a.body().rstrip().endswith('-'), repr(a.body()))
    clear(); ty('> said\nand'); say('quotation continues', a.body()=='> said\n> and', repr(a.body()))
    clear(); ty('"It\'s -- so"'); say('typographic', a.body()=='“It’s – so”', repr(a.body()))
    clear(); ty('he said "'); key(K.Key_Z,M.ControlModifier); say('undo of typographic in one', a.body()=='he said "', repr(a.body()))
    clear(); ty('`"x"`'); say('off in code', '"x"' in a.body(), repr(a.body()))
    clear(); ty('one\ntwo\nthree'); key(K.Key_Up,M.AltModifier); say('Alt Up moves line', a.body()=='one\nthree\ntwo', repr(a.body()))
    key(K.Key_Z,M.ControlModifier); say('undone in one', a.body()=='one\ntwo\nthree', repr(a.body()))
    clear(); ty('bold'); key(K.Key_A,M.ControlModifier); key(K.Key_B,M.ControlModifier); say('Ctrl B', a.body()=='**bold**', a.body())
    key(K.Key_B,M.ControlModifier); say('Ctrl B again', a.body()=='bold', a.body())
    key(K.Key_I,M.ControlModifier); say('Ctrl I', a.body() in('*bold*','_bold_'), a.body())
    clear()
    m=QMimeData(); m.setHtml("<h2>Head</h2><p class='MsoNormal'>He <b>said</b> <i>so</i> <a href='https://a.example'>here</a></p><blockquote>Quote</blockquote><ul><li>x<li>y</ul>"); m.setText('plain words'); QGuiApplication.clipboard().setMimeData(m)
    key(K.Key_V,M.ControlModifier); d.wait(lambda: 'Head' in a.body(),'paste'); say('paste rich', all(x in a.body() for x in ('## Head','**said**','*so*','[here](https://a.example)','> Quote','- x')), repr(a.body()))
    clear(); m=QMimeData(); m.setHtml("<b>bold</b>"); m.setText('bold'); QGuiApplication.clipboard().setMimeData(m); key(K.Key_V,M.ControlModifier|M.ShiftModifier); rest(200); say('paste plain', a.body()=='bold', repr(a.body()))
    clear(); ty('# A heading\n\nThe ferry leaves. The Ferry waits. ferries.\n\n## Second\n\nmispeled wrods'); rest(1200)
    es=d.window.pane('editor')
    say('misspelt words marked', [s.word if hasattr(s,'word') else s for s in es.spelling.marks.in_view()].__len__()>=2, str(es.spelling.marks.in_view()))
    key(K.Key_F,M.ControlModifier); rest(200)
    f=QApplication.focusWidget(); d.type('ferry',f); rest(300)
    fb=es._find_bar; txt=[w.text() for w in fb.findChildren(QWidget) if hasattr(w,'text') and w.isVisible() and w.text()]
    say('find counts', any('of 2' in x or '2' in x for x in txt), str(txt))
    d.window.grab().save('/tmp/drafting/find.png')
    key(K.Key_Escape); rest(100)
    key(K.Key_O,M.ControlModifier|M.ShiftModifier); rest(300); d.window.grab().save('/tmp/drafting/outline.png'); p=QApplication.activePopupWidget(); say('outline opens', p is not None or d.is_named('Outline'))
    if p: p.close()
    b.setFocus()
    d.act('editor.focus'); rest(200); d.window.grab().save('/tmp/drafting/focus.png'); d.act('editor.focus')
    d.act('editor.typewriter'); rest(200); d.act('editor.typewriter')
    z=b.font().pixelSize(); d.act('editor.zoom_in'); rest(100); say('zoom', b.font().pixelSize()>z); d.act('editor.zoom_reset')
    key(K.Key_K,M.ControlModifier); rest(300); d.type('eelg',QApplication.focusWidget()); rest(600); d.window.grab().save('/tmp/drafting/ctrlk.png')
    key(K.Key_Escape); rest(100); b.setFocus()
    # counts of the selection
    key(K.Key_A,M.ControlModifier); rest(200); st=[w.text() for w in d.window.findChildren(QWidget) if hasattr(w,'text') and w.isVisible() and 'word' in str(w.text())]
    say('selection counted', any('selected' in x or ' of ' in x for x in st), str(st))
    o=d.open('eelgrass-returns'); rest(500)
    print(repr(o.body()[:200]))
    d.window.grab().save('/tmp/drafting/article.png')
    h=o.history.index(); d.program.desk.open(a.id); d.wait(lambda: d.program.desk.current is a,'back'); n=a.body(); d.act('edit.undo') if True else 0; rest(100); say('undo survives switching', a.body()!=n)
    d.act('edit.redo'); say('redo', a.body()==n)
    d.act('view.beside'); rest(600); d.window.grab().save('/tmp/drafting/beside.png'); say('beside', d.program.desk.beside is not None)
    d.act('view.beside') if d.program.desk.beside else 0; rest(200)
    for x in ('nul\0nul','lone \ud800 x','שלום abc','e\u0301','👩‍👩‍👧','a'*200000,'x\r\ny'):
        clear(); m=QMimeData(); 
        try: m.setText(x)
        except Exception as e: m.setText(x.encode('utf-8','replace').decode())
        QGuiApplication.clipboard().setMimeData(m); key(K.Key_V,M.ControlModifier); rest(150)
    d.wait(lambda: not a.dirty,'saved'); say('bad input saved', a.body()=='x\ny', repr(a.body()[:30]))
    print([s.id for s in d.program.context.actions.specs() if 'templ' in s.id or 'version' in s.id or 'histor' in s.id or 'goto' in s.id or 'go_to' in s.id])
    d.close(); print('done')
if __name__=='__main__': main()
