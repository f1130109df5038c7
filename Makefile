# One command for each job. Each makes .venv ready first; a second time that takes no time.
# `make run` and `make test` need git, make and Python 3.11 to 3.14 and nothing else.

PYTHON = .venv/bin/python
BOOTSTRAP = sh packaging/linux/bootstrap.sh
OFFSCREEN = QT_QPA_PLATFORM=offscreen
# How many tests run at a time; TESTS narrows `make test` down, for example TESTS=tests/domain
JOBS = 2
TESTS = tests
PICTURES = pictures
# What stands behind a question about the system is out of reach on another.
ELSEWHERE = --follow-imports silent --no-warn-unreachable

# A container may start without any environment at all.
ifeq ($(PATH),)
export PATH := /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
endif

.PHONY: help run desktop package try-package compare-builds test check format bench shots recording soak layouts laws cover lock texts ready

help:
	@echo "make run     the example, its brief and the window on a copy of it"
	@echo "make desktop put PartnerDesk into your desktop's menu and let it open *.partnership files"
	@echo "make package what people install on Linux, into ./dist: a folder that runs from anywhere, a Debian package"
	@echo "make try-package  that package in a bare Debian tree: installed, tried, removed (needs root, debootstrap)"
	@echo "make compare-builds  two builds of the last commit, compared byte by byte"
	@echo "make test    every test, without a screen"
	@echo "make check   lint, format, types and the import rule"
	@echo "make format  put the code into its format"
	@echo "make bench   speed beside a floor, in one run (make bench BENCH=--check judges)"
	@echo "make shots   pictures of every page, of the brief and of messages, into ./$(PICTURES)"
	@echo "make recording  a whole workshop on an X server of its own, as pictures, into ./$(PICTURES)/workshop"
	@echo "make soak    the proofs in figures that a file cannot be lost (some 25 minutes)"
	@echo "make layouts every page at every text size in every window"
	@echo "make laws    the tests of laws with many more cases"
	@echo "make texts   bring the texts that are marked in the sources into every language, and compile them"
	@echo "make cover   the tests with coverage"
	@echo "make lock    pin today's packages within the ranges of pyproject.toml"

run:
	@$(BOOTSTRAP) run
	@sh packaging/linux/run.sh

# For this person only; `sh packaging/linux/desktop.sh remove` takes it back.
desktop: ready
	@sh packaging/linux/desktop.sh

package: ready
	@sh packaging/linux/package.sh

try-package:
	@sh packaging/linux/try-package.sh

compare-builds: ready
	@sh packaging/linux/compare-builds.sh

ready:
	@$(BOOTSTRAP) test

test: ready
	$(OFFSCREEN) $(PYTHON) -m pytest -n $(JOBS) $(TESTS)

check: ready
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy
	$(PYTHON) -m mypy --platform win32 $(ELSEWHERE) --cache-dir .mypy_cache/win32 src packaging
	$(PYTHON) -m mypy --platform darwin $(ELSEWHERE) --cache-dir .mypy_cache/darwin src packaging
	.venv/bin/lint-imports

format: ready
	$(PYTHON) -m ruff check --fix-only
	$(PYTHON) -m ruff format

bench: ready
	$(PYTHON) -m benchmarks $(BENCH)

shots: ready
	$(OFFSCREEN) $(PYTHON) -m tests.shots $(PICTURES)
	$(OFFSCREEN) $(PYTHON) -m tests.shots $(PICTURES) --brief
	$(OFFSCREEN) $(PYTHON) -m tests.shots $(PICTURES) --messages
	$(OFFSCREEN) $(PYTHON) -m tests.shots --contact docs/pictures/contact-sheet.png
	$(OFFSCREEN) $(PYTHON) -m tests.guide_shots docs/pictures/guide

# Needs Xvfb and xdotool.
recording: ready
	PARTNERDESK_RECORDING=$(PICTURES)/workshop $(OFFSCREEN) $(PYTHON) -m pytest -m soak tests/workshop

# The proofs that take long: faults at every storage call, power cuts, kills, races. They end with a table of figures.
soak: ready
	$(OFFSCREEN) $(PYTHON) -m pytest -n $(JOBS) --timeout 1800 -m soak $(TESTS)

# Every page at every text size in every window, on the example and on an empty file; and in other languages.
layouts: ready
	$(OFFSCREEN) $(PYTHON) -m pytest -n $(JOBS) --timeout 1800 -m layouts tests/ui/test_layout.py tests/ui/test_layout_languages.py

# The tests that hold laws over generated values, with sixty times the cases.
laws: ready
	$(OFFSCREEN) HYPOTHESIS_PROFILE=laws $(PYTHON) -m pytest -n $(JOBS) --timeout 1800 -m "hypothesis and not soak and not layouts" $(TESTS)

cover: ready
	$(OFFSCREEN) $(PYTHON) -m pytest -n $(JOBS) --cov --cov-report=term $(TESTS)

# What translators work on: resources/locale; how, in docs/translating.md.
texts: ready
	$(PYTHON) -m tests.texts

lock: ready
	$(PYTHON) packaging/lock.py
