#!/bin/sh
# Compares what is done with chips with GDAL and rasterio and writes docs/benchmarks-chips.md. Takes a chip of the corpus, and needs
# Debian's python3-gdal, python3-rasterio and python3-zarr. Takes some six minutes, 4 GB of the temporary folder (TMPDIR, whose
# disk limits exports) and 600 MB of /dev/shm where there is one. Further options go to chips.py, e.g. --rounds 3.
set -eu
cd "$(dirname "$0")/.."
chip=${1:?which chip? benchmarks/chips.sh CHIP.tif}
shift
dotnet build benchmarks/RapidAI4EO.Benchmarks -c Release -v q --nologo
dotnet publish src/RapidAI4EO.Cli -c Release -o artifacts/benchmarks-cli -v q --nologo
exec /usr/bin/python3 benchmarks/chips.py --benchmarks artifacts/bin/RapidAI4EO.Benchmarks/release/RapidAI4EO.Benchmarks \
    --cli artifacts/benchmarks-cli/rapidai4eo --chip "$chip" --out docs/benchmarks-chips.md "$@"
