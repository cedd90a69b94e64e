#!/usr/bin/env bash
# Seen: geotiff.js 3.0.5 (npm) against GDAL 3.6.2 (Debian 12), 2026-12-01. A GeoTIFF whose raster type is
# PixelIsPoint: GDAL gives the outer corner of the first pixel as the origin, geotiff.js the centre of it,
# from getOrigin() and in getBoundingBox(), whose box then is half a pixel too far right and down.
# pixelIsArea() is false, so the library knows.
# Guessed: getBoundingBox() is the outline of the image, as the same call gives for PixelIsArea.
# Matters: elevation and model grids are often PixelIsPoint. Footprints made in a browser or in Node do
# not match those that GDAL or rasterio make of the same file (45 m off for a 90 m grid).
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
command -v gdal_translate >/dev/null || apt-get install -y gdal-bin >/dev/null
cd "$tmp"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund geotiff@3.0.5 >/dev/null
printf 'ncols 4\nnrows 4\nxllcorner 500000\nyllcorner 4999988\ncellsize 3\n%s\n%s\n%s\n%s\n' "1 2 3 4" "1 2 3 4" "1 2 3 4" "1 2 3 4" >g.asc
gdal_translate -q -a_srs EPSG:32633 g.asc area.tif
gdal_translate -q -a_srs EPSG:32633 -mo AREA_OR_POINT=Point g.asc point.tif
cat >read.mjs <<'J'
import { fromFile } from 'geotiff';
for (const kind of ['area', 'point']) {
  const image = await (await fromFile(kind + '.tif')).getImage();
  console.log('geotiff.js', kind, image.pixelIsArea(), image.getBoundingBox().join(' '));
}
J
{
  node read.mjs
  for kind in area point; do echo "GDAL $kind $(gdalinfo "$kind.tif" | sed -n 's/^Origin = //p')"; done
} | tee out
cat >want <<'W'
geotiff.js area true 500000 4999988 500012 5000000
geotiff.js point false 500001.5 4999986.5 500013.5 4999998.5
GDAL area (500000.000000000000000,5000000.000000000000000)
GDAL point (500000.000000000000000,5000000.000000000000000)
W
diff want out || { echo "CHANGED"; exit 1; }
echo "as recorded"
