#!/usr/bin/env bash
# Make or migrate Airflow's metadata database in AIRFLOW_HOME, and the writer's pool; does nothing where that is done.
set -euo pipefail
: "${AIRFLOW_HOME:?set AIRFLOW_HOME to a folder of its own}"
version=$(python -c 'import importlib.metadata as m; print(m.version("apache-airflow"))')
marker="$AIRFLOW_HOME/prepared"
if [ -f "$marker" ] && [ "$(cat "$marker")" = "$version" ]; then exit 0; fi
mkdir -p "$AIRFLOW_HOME"
echo "Preparing Airflow $version in ${AIRFLOW_HOME##*/} (once)"
if ! { airflow db migrate && airflow pools set warehouse_writer 1 "One slot: whoever builds or publishes a release"; } \
    > "$AIRFLOW_HOME/prepare.log" 2>&1; then
  tail -20 "$AIRFLOW_HOME/prepare.log" >&2
  echo "Airflow could not be prepared; the whole log is $AIRFLOW_HOME/prepare.log" >&2
  exit 1
fi
printf '%s' "$version" > "$marker"
