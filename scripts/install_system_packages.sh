#!/usr/bin/env bash
# The system packages that some tests need: PostgreSQL, for the deployment's own processes; Tesseract's models of English,
# simplified Chinese and scripts, and a Chinese font, for scans; Chromium, for the evidence pages and the dashboard;
# Node.js, for the guide to other tools. What is there already is skipped; without root or apt it says what is missing and
# goes on, and the tests that need it say so too.
set -euo pipefail

# Debian keeps PostgreSQL's own programs out of the path.
folder="${POSTGRESQL_FOLDER:-/usr/lib/postgresql}"
has() { command -v "$1" > /dev/null 2>&1 || compgen -G "$folder/*/bin/$1" > /dev/null; }

missing=()
if ! has initdb || ! has pg_ctl; then missing+=(postgresql); fi
# The models lie in a folder that has Tesseract's version in its name.
models="${TESSERACT_FOLDER:-/usr/share/tesseract-ocr}"
has_model() { compgen -G "$models/*/tessdata/$1.traineddata" > /dev/null; }
if ! has_model eng || ! has_model osd; then missing+=(tesseract-ocr); fi
if ! has_model chi_sim; then missing+=(tesseract-ocr-chi-sim); fi
if [ ! -e "${FONT_FOLDER:-/usr/share/fonts/truetype}/wqy/wqy-zenhei.ttc" ]; then missing+=(fonts-wqy-zenhei); fi
if ! has chromium && ! has chromium-browser && ! has google-chrome; then missing+=(chromium); fi
if ! has npm; then missing+=(nodejs npm); fi
if [ ${#missing[@]} -eq 0 ]; then exit 0; fi

become=()
if [ "$(id -u)" -ne 0 ]; then become=(sudo --non-interactive); fi
if ! command -v apt-get > /dev/null 2>&1 || ! "${become[@]}" true 2> /dev/null; then
  echo "Not installed, and no way to install them here: ${missing[*]}" >&2
  exit 0
fi
"${become[@]}" apt-get update --quiet
"${become[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes --no-install-recommends "${missing[@]}"
