#!/usr/bin/env bash
# Seen: GDAL 3.6.2 (Debian 12), 2026-12-01. -r mode of a UInt32 raster in which every pixel is 16777217 gives
# 16777216, from gdal_translate and gdalwarp: the vote is held in 32-bit floats. -r nearest keeps the number.
# Guessed: mode picks one of the values that are there, so it never makes up a new one.
# Matters: parcel, segment and sample numbers are UInt32 and above 2^24 in country-wide layers. On a coarser
# grid every second one becomes its neighbour's number, and a join with the table finds another parcel.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
python=/usr/bin/python3
"$python" -c 'import osgeo.gdal, numpy' 2>/dev/null || apt-get install -y python3-gdal >/dev/null
cd "$tmp"
"$python" - <<'PY' | tee out
import numpy
from osgeo import gdal
gdal.UseExceptions()
print("GDAL", gdal.__version__)
source = gdal.GetDriverByName("MEM").Create("", 2, 2, 1, gdal.GDT_UInt32)
source.SetGeoTransform((0, 1, 0, 0, 0, -1))
source.GetRasterBand(1).WriteArray(numpy.full((2, 2), 16777217, "u4"))
for how in ("nearest", "mode"):
    for name, tool in (("translate", gdal.Translate), ("warp", gdal.Warp)):
        made = tool("", source, format="MEM", width=1, height=1, resampleAlg=how)
        print(how, name, made.ReadAsArray()[0, 0])
PY
printf '%s\n' 'nearest translate 16777217' 'nearest warp 16777217' 'mode translate 16777216' 'mode warp 16777216' | diff - <(tail -n +2 out) ||
  { echo "CHANGED"; exit 1; }
echo "as recorded"
