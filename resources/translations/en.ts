<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>Badges</name>
    <message numerus="yes">
        <source>%n to clear</source>
        <translation>
            <numerusform>%n to clear</numerusform>
            <numerusform>%n to clear</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting for your decision</source>
        <translation>
            <numerusform>%n waiting for your decision</numerusform>
            <numerusform>%n waiting for your decision</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open note(s) and suggestion(s)</source>
        <translation>
            <numerusform>%n open note or suggestion</numerusform>
            <numerusform>%n open notes and suggestions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) are in no backup.</source>
        <translation>
            <numerusform>%n picture is in no backup.</numerusform>
            <numerusform>%n pictures are in no backup.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newsroom is restored: %n article(s).</source>
        <translation>
            <numerusform>The newsroom is restored: %n article.</numerusform>
            <numerusform>The newsroom is restored: %n articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Links in %n article(s) lead here.</source>
        <translation>
            <numerusform>Links in %n article lead here.</numerusform>
            <numerusform>Links in %n articles lead here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) imported.</source>
        <translation>
            <numerusform>%n article imported.</numerusform>
            <numerusform>%n articles imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) added.</source>
        <translation>
            <numerusform>%n picture added.</numerusform>
            <numerusform>%n pictures added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Already in the library: %n picture(s).</source>
        <translation>
            <numerusform>Already in the library: %n picture.</numerusform>
            <numerusform>Already in the library: %n pictures.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The library may hold %n of them already.</source>
        <translation>
            <numerusform>The library may hold %n of them already.</numerusform>
            <numerusform>The library may hold %n of them already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left at other articles, to be accepted there: %n change(s).</source>
        <translation>
            <numerusform>Left at other articles, to be accepted there: %n change.</numerusform>
            <numerusform>Left at other articles, to be accepted there: %n changes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) changed.</source>
        <translation>
            <numerusform>%n picture changed.</numerusform>
            <numerusform>%n pictures changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) removed from the library.</source>
        <translation>
            <numerusform>%n picture removed from the library.</numerusform>
            <numerusform>%n pictures removed from the library.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The picture is replaced in %n article(s).</source>
        <translation>
            <numerusform>The picture is replaced in %n article.</numerusform>
            <numerusform>The picture is replaced in %n articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) chosen</source>
        <translation>
            <numerusform>%n picture chosen</numerusform>
            <numerusform>%n pictures chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s) could not be used.</source>
        <translation>
            <numerusform>%n more file could not be used.</numerusform>
            <numerusform>%n more files could not be used.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) nobody has resolved</source>
        <translation>
            <numerusform>%n note nobody has resolved</numerusform>
            <numerusform>%n notes nobody has resolved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s)</source>
        <translation>
            <numerusform>%n suggestion</numerusform>
            <numerusform>%n suggestions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) to accept or reject</source>
        <translation>
            <numerusform>%n suggestion to accept or reject</numerusform>
            <numerusform>%n suggestions to accept or reject</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>rights end in %n day(s)</source>
        <translation>
            <numerusform>rights end in %n day</numerusform>
            <numerusform>rights end in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n save(s) came back from the save journal.</source>
        <translation>
            <numerusform>%n save came back from the save journal.</numerusform>
            <numerusform>%n saves came back from the save journal.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stored text(s) are not as they were written: the disk may be failing. They are put right from the backups when the newsroom is opened the next time.</source>
        <translation>
            <numerusform>%n stored text is not as it was written: the disk may be failing. It is put right from the backups when the newsroom is opened the next time.</numerusform>
            <numerusform>%n stored texts are not as they were written: the disk may be failing. They are put right from the backups when the newsroom is opened the next time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Both changed %n place(s): you decide, both stay in History</source>
        <translation>
            <numerusform>Both changed %n place: you decide, both stay in History</numerusform>
            <numerusform>Both changed %n places: you decide, both stay in History</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) came in.</source>
        <translation>
            <numerusform>%n article came in.</numerusform>
            <numerusform>%n articles came in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) took over their changes.</source>
        <translation>
            <numerusform>%n article took over their changes.</numerusform>
            <numerusform>%n articles took over their changes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) merged; both versions are in History.</source>
        <translation>
            <numerusform>%n article merged; both versions are in History.</numerusform>
            <numerusform>%n articles merged; both versions are in History.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) to be decided: both sides changed the same places.</source>
        <translation>
            <numerusform>%n article to be decided: both sides changed the same places.</numerusform>
            <numerusform>%n articles to be decided: both sides changed the same places.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) did not come along.</source>
        <translation>
            <numerusform>%n picture did not come along.</numerusform>
            <numerusform>%n pictures did not come along.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) chosen</source>
        <translation>
            <numerusform>%n article chosen</numerusform>
            <numerusform>%n articles chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Now %1: %n article(s).</source>
        <translation>
            <numerusform>Now %1: %n article.</numerusform>
            <numerusform>Now %1: %n articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Back from spiked: %n article(s).</source>
        <translation>
            <numerusform>Back from spiked: %n article.</numerusform>
            <numerusform>Back from spiked: %n articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) added</source>
        <translation>
            <numerusform>%n word added</numerusform>
            <numerusform>%n words added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken out</source>
        <translation>
            <numerusform>%n taken out</numerusform>
            <numerusform>%n taken out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Could not be moved: %n.</source>
        <translation>
            <numerusform>Could not be moved: %n.</numerusform>
            <numerusform>Could not be moved: %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n replaced</numerusform>
            <numerusform>%n replaced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message numerus="yes">
        <source>%n left to decide</source>
        <translation>
            <numerusform>%n left to decide</numerusform>
            <numerusform>%n left to decide</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NextMove</name>
    <message numerus="yes">
        <source>%n check(s) to clear first.</source>
        <translation>
            <numerusform>%n check to clear first.</numerusform>
            <numerusform>%n checks to clear first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OpenDialog</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message numerus="yes">
        <source>%n sheet(s)</source>
        <translation>
            <numerusform>%n sheet</numerusform>
            <numerusform>%n sheets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Passage</name>
    <message numerus="yes">
        <source>Show %n merged paragraph(s)</source>
        <translation>
            <numerusform>Show %n merged paragraph</numerusform>
            <numerusform>Show %n merged paragraphs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PublicationNotes</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendDialog</name>
    <message numerus="yes">
        <source>%n picture(s) in it</source>
        <translation>
            <numerusform>%n picture in it</numerusform>
            <numerusform>%n pictures in it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also %n version(s) that are there already</source>
        <translation>
            <numerusform>Also %n version that is there already</numerusform>
            <numerusform>Also %n versions that are there already</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%n word(s) selected</source>
        <translation>
            <numerusform>%n word selected</numerusform>
            <numerusform>%n words selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) with spaces</source>
        <translation>
            <numerusform>%n character with spaces</numerusform>
            <numerusform>%n characters with spaces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) to clear</source>
        <translation>
            <numerusform>%n check to clear</numerusform>
            <numerusform>%n checks to clear</numerusform>
        </translation>
    </message>
</context>
</TS>
