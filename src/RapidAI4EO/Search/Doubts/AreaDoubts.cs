using System.Globalization;
using RapidAI4EO.Geometry;
using RapidAI4EO.Index.Format;
using RapidAI4EO.Search.Areas;

namespace RapidAI4EO.Search.Doubts;

/// <summary>Why a place has no samples, and what is odd about one that has.</summary>
internal static class AreaDoubts
{
    /// <summary>What can be said without an index.</summary>
    public static IEnumerable<Doubt> OfForm(IEnumerable<AreaOfInterest> areas) => areas.Where(area => area.CrossesAntimeridian).Select(area => new Doubt(
        DoubtKind.CrossesAntimeridian,
        $"The west of {area.Name} is greater than its east, so it goes round the globe by the antimeridian. Write west,south,east,north if Europe is meant."));

    /// <summary>Why an area selects nothing.</summary>
    public static Doubt Explain(AreaOfInterest area, SampleIndex index)
    {
        if (index.Count == 0) return new Doubt(DoubtKind.NoSampleThere, "The index has no samples.");
        if (area.Swapped() is { } swapped && swapped.Select(index).Count is > 0 and var count)
        {
            return new Doubt(DoubtKind.AxesSwapped, $"No sample is in {area.Name}, and {Samples(count)} would be if latitude and longitude changed places. Write the longitude first.");
        }

        var extent = index.TileTree.Bounds(1);
        if (!area.MaySelectIn(BoundingBox.From([extent.West, extent.South, extent.East, extent.North])))
        {
            return new Doubt(DoubtKind.OutsideCorpus, string.Create(
                CultureInfo.InvariantCulture,
                $"{Capital(area.Name)} lies outside the corpus, which goes from longitude {extent.West:0.0} to {extent.East:0.0} and from latitude {extent.South:0.0} to {extent.North:0.0}."));
        }

        if (area.Touching() is { } touching && touching.Select(index).Count is > 0 and var touched)
        {
            return new Doubt(DoubtKind.NoneWithin, $"No sample lies wholly in {area.Name}, and {Samples(touched)} touch it: a sample is 600 m wide. Ask for those that intersect it.");
        }

        return new Doubt(DoubtKind.NoSampleThere, $"The corpus has no sample in {area.Name}. {Nearest(area, index)}");
    }

    private static string Nearest(AreaOfInterest area, SampleIndex index)
    {
        var (ordinal, metres) = NearestSample.To(area.Middle, index);
        return string.Create(CultureInfo.InvariantCulture, $"The nearest to its middle is {index.IdOf(ordinal)}, {metres / 1000:0.#} km away.");
    }

    private static string Samples(int count) => count == 1 ? "1 sample" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} samples");

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
