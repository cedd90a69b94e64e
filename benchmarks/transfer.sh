#!/bin/sh
# Compares `rapidai4eo download` with what people fetch files with today and writes docs/benchmarks-transfer.md. Needs nginx, and
# the peers that are to be compared (Debian: nginx curl aria2 rclone wget2 python3-requests); takes about ten minutes and up to
# 8 GB of /dev/shm. Options go to transfer.py: --second-run 1000000 --long-list 5000000 add the long lists, which take half an hour.
set -eu
cd "$(dirname "$0")/.."
dotnet publish src/RapidAI4EO.Cli -c Release -o artifacts/benchmarks-cli
exec /usr/bin/python3 benchmarks/transfer.py --cli artifacts/benchmarks-cli/rapidai4eo --out docs/benchmarks-transfer.md "$@"
