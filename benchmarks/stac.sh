#!/bin/sh
# Times the Berlin query on a static catalog of 20,001 items, served by nginx on loopback: `rapidai4eo stac crawl` beside pystac, where
# /usr/bin/python3 has it, and beside a plain sequential crawl with urllib and json. Needs nginx and 500 MB of the temporary folder.
# Options go to stac.py.
set -eu
cd "$(dirname "$0")/.."
folder=${RAPIDAI4EO_BENCH_CATALOG:-${TMPDIR:-/tmp}/rapidai4eo-benchmark-catalog}
dotnet publish src/RapidAI4EO.Cli -c Release -o artifacts/benchmarks-cli
if [ ! -f "$folder/complete" ]; then
    dotnet run --project benchmarks/RapidAI4EO.Benchmarks -c Release -- stac "$folder"
    touch "$folder/complete"
fi
exec /usr/bin/python3 benchmarks/stac.py --cli artifacts/benchmarks-cli/rapidai4eo --folder "$folder" "$@"
