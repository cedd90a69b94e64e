using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Noding;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Geometry;

/// <summary>
/// Looks where edges cross before parts are united or compared: few edges can cross at millions of places, each of which then takes time
/// and memory inside one call that nothing stops.
/// </summary>
internal static class Crossings
{
    /// <param name="parts">All that is united or compared.</param>
    /// <param name="effort">How many crossings there may be.</param>
    /// <param name="source">What was read, for the message.</param>
    /// <exception cref="InvalidInputException">There are more.</exception>
    /// <exception cref="OperationCanceledException">The effort's token was cancelled.</exception>
    public static void Check(IEnumerable<NtsGeometry> parts, AreaEffort effort, string source)
    {
        if (!effort.IsBounded) return;
        List<ISegmentString> lines = [.. parts.SelectMany(part => LinearComponentExtracter.GetLines(part)).Select(line => new BasicSegmentString(line.Coordinates, null))];
        new MCIndexNoder(new Counter(effort, source)).ComputeNodes(lines);
    }

    /// <summary>Is told of each pair of edges that may meet.</summary>
    private sealed class Counter(AreaEffort effort, string source) : ISegmentIntersector
    {
        private const int BetweenLooks = 1 << 10;

        private readonly RobustLineIntersector _lines = new();
        private int _pairs;
        private int _crossings;

        public bool IsDone => false;

        public void ProcessIntersections(ISegmentString e0, int segIndex0, ISegmentString e1, int segIndex1)
        {
            if ((_pairs++ & (BetweenLooks - 1)) == 0) effort.CancellationToken.ThrowIfCancellationRequested();
            if (ReferenceEquals(e0, e1) && segIndex0 == segIndex1) return;
            Coordinate[] a = e0.Coordinates, b = e1.Coordinates;
            _lines.ComputeIntersection(a[segIndex0], a[segIndex0 + 1], b[segIndex1], b[segIndex1 + 1]);
            // Borders that two polygons share meet at their ends alone, and take no more than their own length.
            if (!_lines.HasIntersection || !_lines.IsInteriorIntersection()) return;
            if (++_crossings > effort.MostCrossings)
            {
                throw new InvalidInputException($"{source} has parts that cross at more than {effort.MostCrossings:N0} places. Unite them first, for example with ST_Union, or ask in parts.");
            }
        }
    }
}
