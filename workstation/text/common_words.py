"""English words that say nothing of what a text is about."""

from __future__ import annotations

_WORDS = """
a able about above according across actually add added after again against ago ahead all almost
alone along already also although always am amid among an and another any anyone anything april
are aren around as ask asked at august away back be became because become been before began begin
behind being below best better between big both bring brought but by call called came can cannot
cent case change clear close come comes coming could couldn day days december did didn do does doesn
doing don done down dr due during each early either else end enough even ever every everyone
everything expected far february few find first five following for former forward found four
friday from full further gave get getting give given go goes going gone good got great had hadn
half happen happened hard has hasn have haven having he held help her here high him himself his
hold hope hour hours how however i if in including into is isn it its itself january july june
just keep kept kind knew know known large last late later latest least leave left less let like
likely little live ll local long longer look looking lot made main make makes making man many
march matter may maybe me mean means meanwhile might million minute minutes moment monday month
months more morning most move mr mrs ms much must my near nearly need needed never new next night
nine no none nor not nothing november now number october of off often old on once one ones only
open or order other others our out outside over own part past people per perhaps place plan plans
point possible put question quite rather re read ready real really reason recent remain remains
report reported right round run said same saturday saw say saying says second see seem seems seen
september set seven several shall she short should shouldn show showed side since six small so
some someone something soon start started still stop stopped such sunday sure take taken takes
taking tell ten than that the their them themselves then there these they thing things think third
this those though thought three through thursday time times to today together told tomorrow too
took toward towards try tuesday turn two under until up upon us use used using ve very want wanted
was wasn way we wednesday week weeks well went were weren what when where whether which while who
whole whom whose why will with within without won word work worked working world would wouldn year
years yes yesterday yet you young your
"""

COMMON_WORDS: frozenset[str] = frozenset(_WORDS.split())
