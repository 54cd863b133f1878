"""Alt texts that say nothing: a caption said twice, a file's name."""

from __future__ import annotations

import re
from pathlib import PurePath

LONGEST = 250
"""Characters that a screen reader says without a pause for breath; more belongs elsewhere."""

_FILE_NAME = re.compile(
    r"(?:\S+\.(?:jpe?g|png|gif|webp|tiff?|bmp|avif|hei[cf])"
    r"|(?:img|dsc|dscn|dscf|pict?|image|screenshot|photo)[-_ ]?\d[\d_-]*)\Z",
    re.IGNORECASE,
)


def repeats(alt: str, caption: str) -> bool:
    """Say whether an alt text repeats the caption, but for marks and capitals."""
    return bool(alt.strip()) and _bare(alt) == _bare(caption)


def is_file_name(alt: str, file_name: str) -> bool:
    """Say whether an alt text is a file's name, the picture's own or any other."""
    given = alt.strip()
    return bool(given) and (
        _FILE_NAME.match(given) is not None
        or given.lower() in (PurePath(file_name).stem.lower(), file_name.lower())
    )


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()
