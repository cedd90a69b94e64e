#!/usr/bin/env bash
# Seen: GDAL 3.6.2 (Debian 12), 2026-12-01. "average" of whole numbers rounds in two ways: of -1 and -2
# gdal_translate (and so overviews) makes -2, gdalwarp -1. And a mean that comes out as the nodata value is
# moved off it, or not: with nodata 50 the mean of 49 and 51 is 49 by gdalwarp; by gdal_translate it is 51
# where 2 x 1 pixels become one, and 50, so missing, where 2 x 2 do.
# Guessed: one rounding in both tools, and 50 (missing) for the second.
# Matters: a pyramid and a warp of one index raster (scaled Int16, often below zero) differ by 1 in half of
# the negative pixels, so a check "same pixels" between the two ways fails for no fault of the data.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
command -v gdalwarp >/dev/null || apt-get install -y gdal-bin >/dev/null
cd "$tmp"
gdalinfo --version
one() { # values nodata type rows
  { printf 'ncols 4\nnrows %s\nxllcorner 0\nyllcorner 0\ncellsize 1\n' "$4"; for ((r = 0; r < $4; r++)); do echo "$1"; done; } >in.asc
  rm -f in.tif t.tif w.tif
  gdal_translate -q -ot "$3" -a_nodata "$2" in.asc in.tif
  gdal_translate -q -r average -outsize 2 1 in.tif t.tif
  gdalwarp -q -r average -ts 2 1 in.tif w.tif
  for file in t w; do gdal_translate -q -of AAIGrid -co FORCE_CELLSIZE=YES "$file.tif" "$file.asc"; done
  echo "$1, $4 rows: gdal_translate $(tail -n 1 t.asc | xargs), gdalwarp $(tail -n 1 w.asc | xargs)"
}
{
  for rows in 1 2; do one "-1 -2 1 2" -999 Int16 "$rows"; done
  for rows in 1 2; do one "49 51 60 62" 50 UInt16 "$rows"; done
} 2>/dev/null | tee out
cat >want <<'W'
-1 -2 1 2, 1 rows: gdal_translate -2 2, gdalwarp -1 2
-1 -2 1 2, 2 rows: gdal_translate -2 2, gdalwarp -1 2
49 51 60 62, 1 rows: gdal_translate 51 61, gdalwarp 49 61
49 51 60 62, 2 rows: gdal_translate 50 61, gdalwarp 49 61
W
diff want out || { echo "CHANGED"; exit 1; }
echo "as recorded"
