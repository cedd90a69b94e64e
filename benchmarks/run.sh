#!/bin/sh
# Compares RapidAI4EO with what people use today and writes docs/benchmarks.md. Takes about ten minutes; needs Debian's
# python3-geopandas. Options go to side_by_side.py, e.g. --rounds 3 --slow-rounds 1.
set -eu
cd "$(dirname "$0")/.."
export RAPIDAI4EO_BENCH_CORPUS="${RAPIDAI4EO_BENCH_CORPUS:-$PWD/artifacts/benchmarks}"
dotnet publish src/RapidAI4EO.Cli -c Release -o artifacts/benchmarks-cli
dotnet build benchmarks/RapidAI4EO.Benchmarks -c Release
benchmarks=artifacts/bin/RapidAI4EO.Benchmarks/release/RapidAI4EO.Benchmarks
exec /usr/bin/python3 benchmarks/side_by_side.py --cli artifacts/benchmarks-cli/rapidai4eo --benchmarks "$benchmarks" \
    --corpus "$("$benchmarks" corpus)" --out docs/benchmarks.md "$@"
