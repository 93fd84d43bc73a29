#!/usr/bin/env bash
# The system packages that some tests need: PostgreSQL, for the deployment's own processes. What is there already is
# skipped; without root or apt it says what is missing and goes on, and the tests that need it say so too.
set -euo pipefail

# Debian keeps PostgreSQL's own programs out of the path.
folder="${POSTGRESQL_FOLDER:-/usr/lib/postgresql}"
has() { command -v "$1" > /dev/null 2>&1 || compgen -G "$folder/*/bin/$1" > /dev/null; }

missing=()
if ! has initdb || ! has pg_ctl; then missing+=(postgresql); fi
if [ ${#missing[@]} -eq 0 ]; then exit 0; fi

become=()
if [ "$(id -u)" -ne 0 ]; then become=(sudo --non-interactive); fi
if ! command -v apt-get > /dev/null 2>&1 || ! "${become[@]}" true 2> /dev/null; then
  echo "Not installed, and no way to install them here: ${missing[*]}" >&2
  exit 0
fi
"${become[@]}" apt-get update --quiet
"${become[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes --no-install-recommends "${missing[@]}"
