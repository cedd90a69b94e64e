#!/usr/bin/env bash
# Seen: NuGet, 2026-12-01. A project that names only NetTopologySuite.IO.GeoJSON4STJ 4.0.0 gets the oldest
# NetTopologySuite that it allows, 2.0.0, and there WKBWriter writes POINT EMPTY as the point (0, 0): reading
# the bytes again gives POINT (0 0), which is not empty. With NetTopologySuite 2.6.0 named beside it, the
# point comes back empty. POLYGON EMPTY comes back empty in both.
# Guessed: two NaN, as the GeoPackage standard and GEOS have it, with whatever version comes along.
# Matters: centres of samples without pixels go into GeoParquet or a database as places off Ghana, and the
# extent of the table then reaches to (0, 0).
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet new console -n probe -o . >/dev/null
cat >Program.cs <<'C'
using NetTopologySuite.IO;
foreach (var text in new[] { "POINT EMPTY", "POLYGON EMPTY" })
{
    var bytes = new WKBWriter().Write(new WKTReader().Read(text));
    var back = new WKBReader().Read(bytes);
    Console.WriteLine($"{args[0]}: {text} -> {back}");
}
C
dotnet add package NetTopologySuite.IO.GeoJSON4STJ --version 4.0.0 >/dev/null
version() { sed -n 's#.*"NetTopologySuite/\([^"]*\)".*#NetTopologySuite \1#p' obj/project.assets.json | sed -n 1p; }
version
dotnet run -- alone | tee out
dotnet add package NetTopologySuite --version 2.6.0 >/dev/null
version
dotnet run -- beside | tee -a out
cat >want <<'W'
alone: POINT EMPTY -> POINT (0 0)
alone: POLYGON EMPTY -> POLYGON EMPTY
beside: POINT EMPTY -> POINT EMPTY
beside: POLYGON EMPTY -> POLYGON EMPTY
W
diff want out || { echo "CHANGED"; exit 1; }
echo "as recorded"
