"""The manual page says what the command line says, and is one."""

import argparse
import re

import pytest

from installing import manual
from workstation.cli.arguments import make_parser

MACROS = {".TH", ".SH", ".SS", ".B", ".TP", ".PP"}


@pytest.fixture(scope="module")
def page() -> str:
    return manual.page(make_parser(), "1.2.3", 1_700_000_000)


def test_every_command_has_its_section(page: str) -> None:
    sections = re.findall(r"^\.SS (.+)$", page, re.MULTILINE)
    parser = make_parser()
    named = [name for name, _help, _parser in manual.commands(parser)]
    assert [section.replace("\\-", "-") for section in sections] == named
    assert {"export", "doctor", "backup"} <= set(named)


def test_every_option_is_told_of(page: str) -> None:
    for _name, _help, command in manual.commands(make_parser()):
        for option in re.findall(r"--[a-z-]+", command.format_help()):
            assert manual.escape(option) in page


def test_every_exit_code_is_told_of(page: str) -> None:
    part = page.partition(".SH EXIT STATUS")[2].partition(".SH")[0]
    assert re.findall(r"^\.B (\d+)$", part, re.MULTILINE) == ["0", "1", "2", "3", "4", "70"]


def test_no_text_is_taken_for_an_instruction(page: str) -> None:
    for line in page.splitlines():
        if line.startswith((".", "'")):
            assert line.split()[0] in MACROS


def test_the_version_and_the_day_are_in_the_heading(page: str) -> None:
    assert page.startswith('.TH WORKSTATION 1 "2023-11-14" "Editorial Workstation 1.2.3"')


def test_commands_of_a_command_are_listed_with_it() -> None:
    parser = argparse.ArgumentParser(prog="workstation", description="Does things.")
    policy = parser.add_subparsers().add_parser("policy", help="look at a policy")
    policy.add_subparsers().add_parser("check", help="check one").add_argument("file")
    assert ".B check" in manual.page(parser, "1", 0)
