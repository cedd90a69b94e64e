#!/usr/bin/env bash
# Seen: GeoPackage by GDAL 3.6.2, sqlite3 3.40.1 (both Debian 12), 2026-12-01. "update p set name = ..."
# touches no geometry and still fails in plain SQLite: no such function: ST_IsEmpty. The triggers that
# keep the spatial index are compiled with every update of the table. "delete" works, "insert" fails,
# even of a row without geometry.
# Guessed: only a change of the geometry needs the spatial functions.
# Matters: a label or a split cannot be set with the sqlite3 program or Python's sqlite3 in a file that has
# a spatial index. ogrinfo -sql does it.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
command -v ogr2ogr >/dev/null || apt-get install -y gdal-bin >/dev/null
command -v sqlite3 >/dev/null || apt-get install -y sqlite3 >/dev/null
cd "$tmp"
cat >p.geojson <<'J'
{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"a"},"geometry":{"type":"Point","coordinates":[1,2]}},
{"type":"Feature","properties":{"name":"b"},"geometry":{"type":"Point","coordinates":[1,4]}}]}
J
ogr2ogr p.gpkg p.geojson
ogrinfo --version; sqlite3 --version | cut -c1-30
try() { if message=$(sqlite3 p.gpkg "$1" 2>&1); then echo "$1: done"; else echo "$1: ${message##*, }"; fi; }
{
  try "update p set name = 'c' where name = 'a'"
  try "insert into p (name) values ('d')"
  try "delete from p where name = 'b'"
  ogrinfo -q p.gpkg -sql "update p set name = 'c' where name = 'a'" >/dev/null && echo "ogrinfo: $(sqlite3 p.gpkg 'select name from p')"
} | tee out
cat >want <<'W'
update p set name = 'c' where name = 'a': no such function: ST_IsEmpty
insert into p (name) values ('d'): no such function: ST_IsEmpty
delete from p where name = 'b': done
ogrinfo: c
W
diff want out || { echo "CHANGED"; exit 1; }
echo "as recorded"
