#!/usr/bin/env bash
# Seen: GDAL 3.6.2 (Debian 12), 2026-12-01. gdalwarp -r mode of an Int16 raster in which every pixel is -1
# gives 0, a value that is nowhere in it. -2 stays -2, and gdal_translate -r mode gives -1, as does
# gdalwarp for Int32 and Float32.
# Guessed: the mode of equal values is that value, in every type.
# Matters: -1 is a common code for "no label". Class rasters put on a coarser grid by gdalwarp then have
# class 0 there, which is a real class in many legends.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
command -v gdalwarp >/dev/null || apt-get install -y gdal-bin >/dev/null
cd "$tmp"
gdalinfo --version
one() { # value type tool
  printf 'ncols 2\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 1\n%s %s\n%s %s\n' "$1" "$1" "$1" "$1" >in.asc
  rm -f in.tif out.tif out.asc
  gdal_translate -q -ot "$2" in.asc in.tif
  if [ "$3" = gdalwarp ]; then gdalwarp -q -r mode -ts 1 1 in.tif out.tif; else gdal_translate -q -r mode -outsize 1 1 in.tif out.tif; fi
  gdal_translate -q -of AAIGrid out.tif out.asc
  echo "$3 $2 $1: $(tail -n 1 out.asc | xargs)"
}
{ one -1 Int16 gdalwarp; one -2 Int16 gdalwarp; one -1 Int32 gdalwarp; one -1 Float32 gdalwarp; one -1 Int16 gdal_translate; } 2>/dev/null | tee out
printf '%s\n' 'gdalwarp Int16 -1: 0' 'gdalwarp Int16 -2: -2' 'gdalwarp Int32 -1: -1' 'gdalwarp Float32 -1: -1.0' 'gdal_translate Int16 -1: -1' | diff - out ||
  { echo "CHANGED"; exit 1; }
echo "as recorded"
