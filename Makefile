# make demo   install into .venv and check the sample articles
# make test   lint, types, tests: what continuous integration runs
# make fuzz   attacks the readers, the tagger, names, settings and rules, for hours
# make test-browser   reads the HTML report in Chromium
# make test-spark   checks an archive on Spark, with Java 17, and compares it with the engine of one machine
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
AS_ROOT := $(shell [ "$$(id -u)" = 0 ] || echo sudo -n) env DEBIAN_FRONTEND=noninteractive

.PHONY: demo test test-browser chromium test-spark java guide seeds fuzz ecosystem lock clean

demo: $(VENV)/installed
	@$(BIN)/copydesk check --isolated --exit-zero seeds

test: export PYTHONDONTWRITEBYTECODE =  # the tests start the command hundreds of times: let Python keep what it compiled
test: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto
	@$(BIN)/python -c 'import pyspark' 2>/dev/null || echo "pyspark is not installed: the tests on Spark are skipped here, and run by make test-spark"

test-browser: $(VENV)/installed-browser chromium
	$(BIN)/python -m pytest tests/browser

chromium:
	@command -v chromium || command -v chromium-browser || command -v google-chrome \
	|| { $(AS_ROOT) apt-get update -qq && $(AS_ROOT) apt-get install -y -qq chromium >/dev/null; } \
	|| echo "no Chromium here, and none can be installed: the tests in a browser are skipped"

test-spark: $(VENV)/installed-spark java
	$(BIN)/python -m pytest -rs tests/spark

java:
	@command -v java >/dev/null || [ -n "$$JAVA_HOME" ] \
	|| { $(AS_ROOT) apt-get update -qq && $(AS_ROOT) apt-get install -y -qq openjdk-17-jre-headless >/dev/null; } \
	|| echo "no Java here, and none can be installed: the tests on Spark are skipped"

guide: $(VENV)/installed-dev  ## writes rules/README.md and rules/schemas anew from the rules and the models
	$(BIN)/python -m scripts.write_guide > rules/README.md
	$(BIN)/python -m scripts.write_reference > docs/configuration.md
	$(BIN)/python -m scripts.write_schemas

seeds: $(VENV)/installed-dev  ## writes the reports beside the seeds anew
	$(BIN)/python -m scripts.write_seed_reports

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "copydesk needs Python 3.11 or newer; set PYTHON=python3.11 or newer")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/installed-dev: pyproject.toml requirements/dev.txt $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/installed-browser: pyproject.toml $(VENV)/installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,browser]'
	@touch $@

$(VENV)/installed-spark: pyproject.toml $(VENV)/installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,spark]'
	@touch $@

RUNS ?= 1000000
fuzz: $(VENV)/installed-dev  ## fuzzes what strangers' bytes reach, guided by coverage; RUNS a target
	$(BIN)/python -m pip install --quiet --disable-pip-version-check atheris
	$(BIN)/python -m tests.fuzz $(RUNS)

BASE ?= HEAD~1
ecosystem: $(VENV)/installed-dev  ## what this tree and BASE find in the folders of DATA: what came, what went
	$(BIN)/python -m scripts.ecosystem $(DATA) --base $(BASE)

LOCK := uv pip compile pyproject.toml --universal --generate-hashes --python-version 3.11 --quiet
lock: $(VENV)/installed-dev  ## pins anew what is run and developed with, by hash, and lists it as a bill of materials
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv cyclonedx-bom
	$(BIN)/$(LOCK) --upgrade --custom-compile-command "make lock" -o requirements/runtime.txt
	$(BIN)/$(LOCK) --upgrade --custom-compile-command "make lock" --extra dev -o requirements/dev.txt
	$(BIN)/cyclonedx-py requirements requirements/runtime.txt --pyproject pyproject.toml --output-reproducible \
	  -o requirements/sbom.cdx.json
