"""The manual page, made from the command line's own description of itself."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime

from installing.places import COMMAND, TITLE

FILES = (
    ("~/.local/share/editorial-workstation/newsroom", "the newsroom made at the first start"),
    ("~/.config/editorial-workstation", "a person's settings"),
    ("~/.local/state/editorial-workstation", "the window's arrangement, and the log"),
    ("~/.cache/editorial-workstation", "what can be made again at any time"),
)
ENVIRONMENT = (
    ("WORKSTATION_NEWSROOM", "the newsroom's folder, where --newsroom does not name one"),
)

_ONE_LINE = 10_000


def escape(text: str) -> str:
    """Return plain text as the formatter of manual pages wants it."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text.startswith((".", "'")) else text


def page(parser: argparse.ArgumentParser, version: str, moment: int) -> str:
    """Return the manual page in roff."""
    day = datetime.fromtimestamp(moment, UTC).date().isoformat()
    lines = [
        f'.TH {COMMAND.upper()} 1 "{day}" "{TITLE} {escape(version)}" "User commands"',
        ".SH NAME",
        f"{COMMAND} \\- {escape((parser.description or '').partition(' Without')[0].rstrip('.'))}",
        ".SH SYNOPSIS",
        f".B {COMMAND}",
        escape(_synopsis(parser)),
        ".SH DESCRIPTION",
        escape(parser.description or ""),
        ".SH OPTIONS",
        *_options(parser),
        ".SH COMMANDS",
    ]
    for name, help_text, command in commands(parser):
        lines += [f".SS {escape(name)}", escape(_sentence(help_text)), ".PP"]
        lines += [f".B {COMMAND} {escape(name)}", escape(_synopsis(command)), *_options(command)]
    lines += [".SH EXIT STATUS", *_exit_codes(parser)]
    lines += [".SH ENVIRONMENT", *_terms(ENVIRONMENT), ".SH FILES", *_terms(FILES)]
    return "\n".join(line for line in lines if line) + "\n"


def commands(
    parser: argparse.ArgumentParser,
) -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    """Yield each command: what it is called, what it does, and its own parser."""
    for action in parser._actions:  # noqa: SLF001 - there is no public way to list them
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            helps = {choice.dest: choice.help or "" for choice in action._choices_actions}  # noqa: SLF001
            for name, command in action.choices.items():
                yield name, helps.get(name, ""), command


def _synopsis(parser: argparse.ArgumentParser) -> str:
    formatter = argparse.HelpFormatter(prog=parser.prog, width=_ONE_LINE)
    formatter.add_usage(parser.usage, parser._actions, parser._mutually_exclusive_groups)  # noqa: SLF001
    usage = " ".join(formatter.format_help().split())
    return (
        usage.removeprefix(f"usage: {parser.prog}").replace("COMMAND ...", "[COMMAND ...]").strip()
    )


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    formatter = argparse.HelpFormatter(prog=parser.prog, width=_ONE_LINE)
    for action in parser._actions:  # noqa: SLF001
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            yield from _nested(action)
            continue
        if action.help == argparse.SUPPRESS:
            continue
        term = formatter._format_action_invocation(action)  # noqa: SLF001
        yield from _terms(((term, formatter._expand_help(action) if action.help else ""),))  # noqa: SLF001


def _nested(action: argparse._SubParsersAction[argparse.ArgumentParser]) -> Iterator[str]:
    """Yield the commands of a command, such as `policy check`; those of the program come later."""
    for name, command in action.choices.items():
        if " " in command.prog.removeprefix(f"{COMMAND} "):
            yield from (".TP", f".B {escape(name)}", escape(_synopsis(command)))


def _terms(pairs: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for term, words in pairs:
        yield from (".TP", f".B {escape(term)}", escape(words))


def _exit_codes(parser: argparse.ArgumentParser) -> Iterator[str]:
    words = " ".join((parser.epilog or "").split()).removeprefix("exit codes: ")
    for part in words.split("; "):
        code, _, meaning = part.partition(" ")
        yield from (".TP", f".B {escape(code)}", escape(meaning))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""
