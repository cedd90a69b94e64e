using FsCheck;
using FsCheck.Fluent;
using RapidAI4EO.Corpus;

namespace RapidAI4EO.Tests.Support;

/// <summary>Random values of the corpus. A failing property prints the seed with which it can be run again.</summary>
internal static class Generators
{
    /// <summary>Any tile that an id can name.</summary>
    public static Gen<Tile> Tiles { get; } =
        from zone in Gen.Choose(1, 60)
        from easting in Gen.Choose(1, Tile.MaxEasting)
        from northing in Gen.Choose(0, Tile.MaxNorthing)
        from padded in Gen.Elements(true, false)
        select new Tile(new UtmZone(zone), easting, northing, padded);

    public static Gen<SampleId> Ids { get; } = IdsOf(Tiles);

    /// <summary>Ids where the corpus lies: Europe's zones, latitudes 27 to 72, within the zone's usual width.</summary>
    public static Gen<SampleId> EuropeanIds { get; } = IdsOf(
        from zone in Gen.Choose(27, 38)
        from easting in Gen.Choose(7, 34)
        from northing in Gen.Choose(124, 333)
        select new Tile(new UtmZone(zone), easting, northing));

    private static Gen<SampleId> IdsOf(Gen<Tile> tiles) =>
        from tile in tiles
        from row in Gen.Choose(1, Tile.SamplesPerSide)
        from column in Gen.Choose(1, Tile.SamplesPerSide)
        select new SampleId(tile, row, column);

    public static void Check<T>(Gen<T> gen, Action<T> property) =>
        Prop.ForAll(gen.ToArbitrary(), property).QuickCheckThrowOnFailure();
}
