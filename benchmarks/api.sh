#!/bin/sh
# Times the STAC API over 500,000 samples with wrk on loopback, each case beside nginx giving a file of the same bytes, and writes
# docs/benchmarks-api.md. Takes some four minutes; with --load ten more of the tests' mixed requests. Needs Debian's wrk and nginx-light.
# Options go to api.py, e.g. --seconds 3.
set -eu
cd "$(dirname "$0")/.."
export RAPIDAI4EO_BENCH_CORPUS="${RAPIDAI4EO_BENCH_CORPUS:-$PWD/artifacts/benchmarks}"
dotnet publish src/RapidAI4EO.Cli -c Release -o artifacts/benchmarks-cli -v q --nologo
dotnet build benchmarks/RapidAI4EO.Benchmarks -c Release -v q --nologo
case " $* " in
    *" --load "*) dotnet build tests/RapidAI4EO.EndToEnd.Tests -c Release -v q --nologo ;;
esac
exec /usr/bin/python3 benchmarks/api.py --cli artifacts/benchmarks-cli/rapidai4eo \
    --corpus "$(artifacts/bin/RapidAI4EO.Benchmarks/release/RapidAI4EO.Benchmarks corpus)" --out docs/benchmarks-api.md "$@"
