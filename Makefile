# Needs Python >= 3.11 with venv, and make. Everything else comes from the locks.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check run clean lock

demo: $(VENV)/.run
	$(BIN)/python -m bot demo

run: $(VENV)/.run
	$(BIN)/python -m bot run

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto

check: $(VENV)/.dev
	PATH="$(CURDIR)/$(BIN):$$PATH" scripts/check

lock:
	scripts/lock

$(VENV)/.run: requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

$(VENV)/.dev: requirements-dev.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

clean:
	rm -rf $(VENV) data
