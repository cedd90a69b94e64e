#!/usr/bin/env bash
# Seen: NetTopologySuite.IO.GeoJSON4STJ 4.0.0 (NuGet), 2026-12-01. A feature with "bbox": [170, -1, -170, 1],
# which by RFC 7946 is the 20 degrees around the antimeridian, is read as the envelope -170 : 170, which is
# the other 340. It says that it contains (0, 0) and does not contain (175, 0). No error.
# Guessed: an error, or a null envelope: an Envelope here cannot go round the back of the globe.
# Matters: a search for scenes near Fiji or Chukotka that tests boxes first turns its answer round.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet new console -n probe -o . >/dev/null
dotnet add package NetTopologySuite.IO.GeoJSON4STJ --version 4.0.0 >/dev/null
cat >Program.cs <<'C'
using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.IO.Converters;
var options = new JsonSerializerOptions { Converters = { new GeoJsonConverterFactory() } };
var feature = JsonSerializer.Deserialize<IFeature>(
    """{"type":"Feature","bbox":[170,-1,-170,1],"properties":{},"geometry":null}""", options)!;
var box = feature.BoundingBox;
Console.WriteLine($"{box.MinX} {box.MaxX} contains 0: {box.Contains(0, 0)}, 175: {box.Contains(175, 0)}");
C
dotnet run | tee out
[ "$(cat out)" = "-170 170 contains 0: True, 175: False" ] || { echo "CHANGED"; exit 1; }
echo "as recorded"
