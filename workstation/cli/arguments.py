"""What may be written on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from workstation import __version__
from workstation.cli.plain import file_named
from workstation.domain.draft import CorrectionKind
from workstation.domain.impact import ImpactKind
from workstation.domain.workflow import Stage

DESCRIPTION = "Draft, link, illustrate, preview, review and export articles. Without a command \
the window opens."
EPILOG = """\
exit codes: 0 done; 1 done, with findings or with some inputs refused; 2 wrong usage;
3 bad input, nothing changed; 4 the newsroom can’t be opened; 70 an error of the program itself
"""
IMPORT_FORMATS = ("markdown",)
MINOR = "minor"
"""The kind of a correction that readers are not told of."""

_Command: TypeAlias = Callable[[str, str], argparse.ArgumentParser]


class WrongUsage(Exception):
    """Something is wrong with the command line that only a command can judge."""


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; `command` is None for the window."""
    shared = argparse.ArgumentParser(add_help=False)
    _add_newsroom(shared, default=argparse.SUPPRESS)
    shared.add_argument("--json", action="store_true", help="print one JSON document")
    parser = argparse.ArgumentParser(
        prog="workstation",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--version", action="version", version=f"Editorial Workstation {__version__}"
    )
    _add_newsroom(parser, default=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def command(name: str, help_text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=help_text, description=help_text, parents=[shared])

    one = command("open", "open files in the window: article files, packets, newsrooms")
    one.add_argument("files", nargs="*", type=file_named, metavar="FILE")
    one = command("init", "make an empty newsroom")
    one.add_argument("--name", default="Newsroom", help="what it is called")
    command("demo", "make the demo newsroom")
    _add_file_commands(command)
    _add_article_commands(command)
    _add_packet_commands(
        commands.add_parser("packet", help="send articles to another newsroom, open what comes"),
        shared,
    )
    one = command("backup", "make a checked copy of the newsroom")
    one.add_argument(
        "-o",
        dest="output",
        type=Path,
        metavar="FILE",
        help="where to: all of it if the name ends in .zip, otherwise the texts",
    )
    one = command("restore", "put a backup in the newsroom’s place")
    one.add_argument("file", type=Path, metavar="FILE")
    command("doctor", "look for what could go wrong on this machine")
    one = command("policy", "check a file of what an organisation sets on its machines")
    one.add_argument("act", choices=("check",), help="say what in the file can’t be used")
    one.add_argument("file", type=Path, metavar="FILE")
    return parser


def _add_file_commands(command: _Command) -> None:
    one = command("import", "bring in articles from files, folders or zip files")
    one.add_argument("files", nargs="+", type=Path, metavar="FILE")
    one.add_argument("--as", dest="format", choices=IMPORT_FORMATS, help="the files’ format")
    one = command("render", "write an article’s page to an HTML file")
    _add_slug(one)
    one.add_argument("-o", dest="output", type=Path, metavar="FILE.html", required=True)
    one = command("export", "write an article in a format")
    _add_slug(one)
    one.add_argument(
        "--to", dest="format", metavar="FORMAT", required=True, help="html, markdown, pdf"
    )
    one.add_argument("-o", dest="output", type=Path, metavar="PATH", required=True)


def _add_packet_commands(packet: argparse.ArgumentParser, shared: argparse.ArgumentParser) -> None:
    from workstation.domain.packets import PictureChoice  # noqa: PLC0415 - no window needs it here

    actions = packet.add_subparsers(dest="action", metavar="ACTION", required=True)

    def action(name: str, help_text: str) -> argparse.ArgumentParser:
        return actions.add_parser(name, help=help_text, description=help_text, parents=[shared])

    one = action("pack", "write articles with their versions and pictures into one file")
    one.add_argument("slugs", nargs="+", metavar="SLUG", help="the articles’ short names")
    one.add_argument("-o", dest="output", type=Path, metavar="FILE.packet", required=True)
    one.add_argument(
        "--pictures",
        choices=tuple(PictureChoice),
        default=PictureChoice.ORIGINAL,
        help="the files as they came, or copies large enough for pages (default: original)",
    )
    one.add_argument(
        "--to", default="", metavar="NAME", help="who gets it: the articles are marked as out"
    )
    one.add_argument(
        "--whole",
        action="store_true",
        help="with the versions that NAME has already, so that others can open it too",
    )
    one = action("open", "bring in what came in a packet; nothing here is lost or overwritten")
    one.add_argument("file", type=Path, metavar="FILE.packet")


def _add_article_commands(command: _Command) -> None:
    one = command("list", "list articles, the newest first")
    one.add_argument("query", nargs="*", metavar="QUERY", help="section:harbour stage:review …")
    one = command("search", "search in the articles, the best match first")
    one.add_argument("query", nargs="+", metavar="QUERY")
    _add_limit(one, 20)
    _add_slug(command("show", "print an article"))
    one = command("related", "suggest related articles")
    _add_slug(one)
    _add_limit(one, 10)
    _add_slug(command("check", "check an article; exit code 1 where something blocks"))
    one = command("corrections", "list what of published articles was corrected or withdrawn")
    _add_limit(one, 100)
    one = command("impact", "list what a change would do to the articles that link to one")
    _add_slug(one)
    one.add_argument(
        "--of",
        dest="change",
        type=ImpactKind,
        choices=tuple(ImpactKind),
        metavar="CHANGE",
        required=True,
        help=", ".join(ImpactKind),
    )
    one.add_argument("--by", default="", metavar="NAME", help="who would make it")
    _add_slug(command("proposals", "list the changes of its links that wait at an article"))
    one = command("stage", "move an article to another stage")
    _add_slug(one)
    one.add_argument("stage", type=_stage, metavar="STAGE", help=", ".join(Stage))
    one.add_argument("--by", required=True, metavar="NAME", help="who makes the move")
    one.add_argument(
        "--note", default="", metavar="TEXT", help="why; of a correction, what its readers are told"
    )
    one.add_argument(
        "--kind",
        choices=(*CorrectionKind, MINOR),
        help="with corrected: what it is; minor puts no note on the page (default: correction)",
    )


def _add_slug(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("slug", metavar="SLUG", help="the article’s short name")


def _add_limit(parser: argparse.ArgumentParser, default: int) -> None:
    parser.add_argument("--limit", type=_count, default=default, metavar="N", help="at most")


def _stage(word: str) -> Stage:
    cleaned = " ".join(word.replace("-", " ").replace("_", " ").lower().split())
    try:
        return Stage(cleaned)
    except ValueError:
        words = ", ".join(Stage)
        message = f"“{word}” is not a stage; the stages are: {words}"
        raise argparse.ArgumentTypeError(message) from None


def _count(word: str) -> int:
    if not (word.isascii() and word.isdigit() and 0 < len(word) < 7 and int(word)):
        message = f"“{word}” is not a number of one or more"
        raise argparse.ArgumentTypeError(message)
    return int(word)


def _add_newsroom(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--newsroom", type=Path, metavar="FOLDER", default=default, help="the newsroom’s folder"
    )
