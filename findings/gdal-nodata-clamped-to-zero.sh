#!/usr/bin/env bash
# Seen: GDAL 3.6.2 (Debian 12), 2026-12-01. gdal_translate -a_nodata -9999 and gdalwarp -dstnodata -9999 on
# UInt16: the nodata value is clamped to 0, the file is written, exit code 0. A warning is printed, and with
# -q it still is. Pixels that are 0 count as missing from then on: gdalinfo -stats leaves them out.
# Guessed: an error, or no nodata value at all, since no pixel can hold -9999.
# Matters: 0 is "clear" in many cloud and quality layers, so that a batch with one nodata value for all
# layers makes all clear pixels of these missing.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
command -v gdal_translate >/dev/null || apt-get install -y gdal-bin >/dev/null
cd "$tmp"
printf 'ncols 4\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\n0 0 10 20\n' >q.asc
gdalinfo --version
gdal_translate -q -ot UInt16 q.asc q.tif
gdal_translate -q -a_nodata -9999 q.tif t.tif 2>&1
gdalwarp -q -dstnodata -9999 q.tif w.tif 2>&1
for file in q t w; do
  info=$(gdalinfo -stats "$file.tif")
  echo "$file nodata $(sed -n 's/.*NoData Value=//p' <<<"$info" | xargs) mean $(sed -n 's/.*STATISTICS_MEAN=//p' <<<"$info")"
done | tee out
printf '%s\n' 'q nodata mean 7.5' 't nodata 0 mean 15' 'w nodata 0 mean 15' | diff <(tr -s ' ' <out) - || { echo "CHANGED"; exit 1; }
echo "as recorded"
