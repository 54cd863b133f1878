"""Where the frozen program begins."""

import sys

if sys.platform == "linux":
    # The program's modules are inside the program's own file. An upgrade puts another one in its
    # place while the window is open; this name leads to the one that was started, as long as it
    # runs, so that what is loaded later fits what was loaded before.
    import pyimod02_importers  # PyInstaller's own, there in a frozen program only

    pyimod02_importers.pyz_archive._filename = "/proc/self/exe"  # noqa: SLF001

from workstation.__main__ import main

sys.exit(main())
