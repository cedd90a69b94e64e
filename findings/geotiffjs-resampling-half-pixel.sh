#!/usr/bin/env bash
# Seen: geotiff.js 3.0.5 (npm) against GDAL 3.6.2 (Debian 12), 2026-12-01. readRasters with a width and
# height lays target pixel i on source pixel i * scale, corner on corner; GDAL goes from centre to centre.
# A row 0 10 20 ... 70 made half as long: 0 20 40 60 by geotiff.js (nearest and bilinear, so bilinear
# takes the mean of nothing), 10 30 50 70 by GDAL nearest, 5 25 45 65 by GDAL average.
# Twice as long by bilinear: 0 5 10 15 ... against 0 3 8 13 ...: a shift of a quarter of a source pixel.
# Guessed: both sample at pixel centres, so that their pictures lie on each other.
# Matters: chips scaled in a browser lie up to half a target pixel off the same chip scaled by GDAL or by
# a training pipeline, and labels drawn on top show it (5 m where 10 m pixels become 20 m pixels).
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
command -v gdal_translate >/dev/null || apt-get install -y gdal-bin >/dev/null
cd "$tmp"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund geotiff@3.0.5 >/dev/null
cat >row.asc <<'A'
ncols 8
nrows 2
xllcorner 0
yllcorner 0
cellsize 10
0 10 20 30 40 50 60 70
0 10 20 30 40 50 60 70
A
gdal_translate -q -ot UInt16 row.asc row.tif
cat >read.mjs <<'J'
import { fromFile } from 'geotiff';
const read = async (width, resampleMethod) => {
  const image = await (await fromFile('row.tif')).getImage();
  const [band] = await image.readRasters({ width, height: 2, resampleMethod });
  return [...band.slice(0, width)].join(' ');
};
console.log('geotiff.js nearest 4:', await read(4, 'nearest'));
console.log('geotiff.js bilinear 4:', await read(4, 'bilinear'));
console.log('geotiff.js bilinear 16:', await read(16, 'bilinear'));
J
{
  node read.mjs
  for how in nearest:4 average:4 bilinear:16; do
    gdal_translate -q -r "${how%:*}" -outsize "${how#*:}" 2 -of AAIGrid row.tif out.asc
    echo "GDAL ${how%:*} ${how#*:}: $(grep -v '^[a-zA-Z]' out.asc | sed -n 1p | xargs)"
  done
} 2>/dev/null | tee out
cat >want <<'W'
geotiff.js nearest 4: 0 20 40 60
geotiff.js bilinear 4: 0 20 40 60
geotiff.js bilinear 16: 0 5 10 15 20 25 30 35 40 45 50 55 60 65 70 70
GDAL nearest 4: 10 30 50 70
GDAL average 4: 5 25 45 65
GDAL bilinear 16: 0 3 8 13 18 23 28 33 38 43 48 53 58 63 68 70
W
diff want out || { echo "CHANGED"; exit 1; }
echo "as recorded"
