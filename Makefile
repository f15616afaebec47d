# Works with GNU make 3.81 (macOS) and any POSIX shell. Everything is installed into .venv, from files with hashes.

VENV := .venv
PY := $(VENV)/bin/python
EVIDENCE := $(VENV)/bin/evidence
# One pip call, hashes required: a package that differs by one byte from the one that was tested is refused.
PIP := $(PY) -m pip --disable-pip-version-check --quiet install
LOCK := uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-emit-index-url --upgrade \
	--custom-compile-command "make lock"

# Hundreds of starts read the package as compiled once, not as text each time.
unexport PYTHONDONTWRITEBYTECODE
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

.PHONY: site serve test lint types layers js bench lock clean help
.DEFAULT_GOAL := help

## site: install, check, build and verify the site into site/
site: $(VENV)/.site
	@$(EVIDENCE) build
	@echo "Open site/index.html, or put the folder site/ on any web server."

## serve: preview at http://127.0.0.1:8000 and reload when a file of the content changes
serve: $(VENV)/.site
	@$(EVIDENCE) serve

## test: install what tests need, a browser included, and run every test
test: $(VENV)/.test
	@sh tools/pango.sh $(PY)
	@EVIDENCE_BROWSER="$$(tools/browser.sh $(PY))" && export EVIDENCE_BROWSER && \
	  $(PY) -m pytest -q -n auto --dist worksteal $(PYTEST)

## lint: rules of writing code
lint: $(VENV)/.lint
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .

## types: every type agrees
types: $(VENV)/.lint
	@$(VENV)/bin/mypy

## layers: imports point one way
layers: $(VENV)/.lint
	@$(VENV)/bin/lint-imports

## js: the browser code is checked and its committed bundle fresh (needs Node)
js:
	@npm ci --silent --no-audit --no-fund && npm run --silent check

## bench: build a made-up library beside other generators and write benchmarks/RESULTS.md (an hour; installs the others)
bench: $(VENV)/.site
	@$(PY) benchmarks/bench.py $(BENCH)

## lock: choose the newest allowed packages again and write their hashes (needs uv)
lock:
	$(LOCK) pyproject.toml requirements/build.in --extra site -o requirements/site.txt
	$(LOCK) pyproject.toml requirements/build.in --extra site --extra pdf --extra word --extra cards --extra cluster --extra smoothing --extra test -c requirements/site.txt -o requirements/test.txt
	$(LOCK) pyproject.toml requirements/build.in --extra site --extra pdf --extra word --extra cards --extra cluster --extra smoothing --extra test --extra lint -c requirements/test.txt -o requirements/lint.txt

## clean: remove what make has made
clean:
	rm -rf $(VENV) site .site.building-* .bench dist node_modules

## help: this list
help:
	@sed -n 's/^## //p' Makefile

# Stamps: a second run installs nothing unless a lock has changed.
$(VENV)/.made: tools/venv.sh
	@sh tools/venv.sh $(VENV)
	@touch $@

$(VENV)/.site: $(VENV)/.made requirements/site.txt pyproject.toml
	@echo "Installing into $(VENV) ..."
	@$(PIP) --require-hashes -r requirements/site.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: $(VENV)/.site requirements/test.txt
	@$(PIP) --require-hashes -r requirements/test.txt
	@touch $@

$(VENV)/.lint: $(VENV)/.test requirements/lint.txt
	@$(PIP) --require-hashes -r requirements/lint.txt
	@touch $@
