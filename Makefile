# What a person or a build machine asks for. The work itself is done by the scripts in packaging/.

PYTHON ?= python3
VENV := .venv/bin
effort = $(if $(EFFORT),--effort $(EFFORT))

# Without bytecode every start would compile the libraries again.
unexport PYTHONDONTWRITEBYTECODE
# Nor may a folder of somebody's own modules come before ours.
unexport PYTHONPATH

.DEFAULT_GOAL := help
.PHONY: help setup run test bench torture screens tour lock plurals format package package-test release

help: ## say what there is
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

setup: ## make .venv and install what is needed, where something has changed
	@$(PYTHON) packaging/set_up.py

run: setup ## open the window; without a display, film the main job instead
	@sh packaging/run.sh

test: setup ## format, lint, types, import contracts, every test
	@sh packaging/check.sh

bench: setup ## measure the speed of what people wait for
	@sh packaging/measure.sh

torture: setup ## kill the program, cut its power, fail its disk, let a monkey and hostile texts at it
	@sh packaging/virtual_display.sh tests.torture

screens: setup ## draw the window in every arrangement into build/screens/
	@sh packaging/virtual_display.sh tests.screens

tour: setup ## film the main job into build/tour/
	@sh packaging/virtual_display.sh tests.tour

lock: setup ## write the lock files anew (UPGRADE=1: with the newest versions)
	@$(PYTHON) packaging/lock.py $(if $(UPGRADE),--upgrade)

plurals: setup ## write the English plurals of resources/translations anew
	@$(VENV)/python packaging/plurals.py

package: ## make .deb, .rpm and the portable archive in dist/ (ONLY=deb: one; EFFORT=3: packed in haste)
	@sh packaging/package.sh $(if $(ONLY),--only $(ONLY)) $(effort)

package-test: ## make the package, install it on a clean Debian, use it, upgrade it, purge it
	@sh packaging/package_test.sh $(effort)

release: ## version, changelog, packages, checksums and bill of materials (VERSION=1.2.3)
	@sh packaging/release $(VERSION) $(effort)

format: setup ## lay out the code and mend what the linter can
	@$(VENV)/ruff check --fix-only --quiet .
	@$(VENV)/ruff format .
