#!/usr/bin/env bash
# Seen: GDAL/OGR 3.6.2 (Debian 12), 2026-12-01. ogr2ogr to FlatGeobuf leaves out every feature whose
# geometry is null: no message, exit code 0, with the spatial index and without. GeoPackage keeps all
# three rows, and so does GeoJSON.
# Guessed: the row is kept, without a place in the index, or ogr2ogr says that it skips it.
# Matters: rows of a catalogue that have labels and no footprint yet vanish in a conversion that says
# "fine", and counts of two formats of one table differ.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
command -v ogr2ogr >/dev/null || apt-get install -y gdal-bin >/dev/null
cd "$tmp"
cat >p.geojson <<'J'
{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"a"},"geometry":{"type":"Point","coordinates":[1,2]}},
{"type":"Feature","properties":{"name":"b"},"geometry":null},
{"type":"Feature","properties":{"name":"c"},"geometry":{"type":"Point","coordinates":[1,4]}}]}
J
ogrinfo --version
ogr2ogr p.gpkg p.geojson
ogr2ogr indexed.fgb p.geojson 2>messages
ogr2ogr -lco SPATIAL_INDEX=NO plain.fgb p.geojson
count() { ogrinfo -so -al "$1" | sed -n 's/^Feature Count: //p'; }
seen="gpkg $(count p.gpkg), fgb $(count indexed.fgb), fgb without index $(count plain.fgb), messages $(wc -c <messages)"
echo "$seen"
[ "$seen" = "gpkg 3, fgb 2, fgb without index 2, messages 0" ] || { echo "CHANGED"; exit 1; }
echo "as recorded"
