using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic.GeoTiff;
using RapidAI4EO.Synthetic.Randomness;

namespace RapidAI4EO.Synthetic.Chips;

/// <summary>
/// Paints surface reflectance, times 10,000: what a pixel's class reflects on that day, brighter or darker by the texture, with a
/// little noise.
/// </summary>
internal static class ReflectancePainter
{
    private static readonly Band[] PlanetFusionBands = [Band.B02, Band.B03, Band.B04, Band.B08];
    private static readonly Band[] Sentinel2Bands = Enum.GetValues<Band>();

    /// <summary>200 x 200 pixels of 3 m, blue, green, red and near infrared, laid out as the real chip is.</summary>
    public static Raster PlanetFusion(Scene scene, TimeStep step, ulong seed)
    {
        var raster = new Raster(scene.Sample.Footprint, Scene.Size, PlanetFusionBands.Length, SampleFormat.Int16, tileSize: 256);
        var levels = Levels(scene, step, PlanetFusionBands);
        for (var y = 0; y < raster.Size; y++)
        {
            var noise = new SplitMix64(seed + (ulong)y);
            var row = raster.Row<short>(y);
            for (var x = 0; x < raster.Size; x++)
            {
                var ground = (y * Scene.Size) + x;
                var first = scene.Patches[ground] * PlanetFusionBands.Length;
                Paint(row.Slice(x * 4, 4), levels.AsSpan(first, 4), scene.Texture[ground], noise.Next());
            }
        }

        return raster;
    }

    /// <summary>60 x 60 pixels of 10 m, twelve bands; each pixel is the ground of 3 m at its middle.</summary>
    public static Raster Sentinel2(Scene scene, TimeStep step, ulong seed)
    {
        var bands = Sentinel2Bands.Length;
        var raster = new Raster(scene.Sample.Footprint, 60, bands, SampleFormat.UInt16, tileSize: 64);
        var levels = Levels(scene, step, Sentinel2Bands);
        for (var y = 0; y < raster.Size; y++)
        {
            var noise = new SplitMix64(seed + (ulong)y);
            var row = raster.Row<short>(y);
            for (var x = 0; x < raster.Size; x++)
            {
                var ground = (((10 * y) + 5) / 3 * Scene.Size) + (((10 * x) + 5) / 3);
                var first = scene.Patches[ground] * bands;
                for (var band = 0; band < bands; band += 4)
                {
                    Paint(row.Slice((x * bands) + band, 4), levels.AsSpan(first + band, 4), scene.Texture[ground], noise.Next());
                }
            }
        }

        return raster;
    }

    /// <summary>Four bands of one pixel, with 16 random bits each.</summary>
    private static void Paint(Span<short> pixel, ReadOnlySpan<int> levels, int texture, ulong noise)
    {
        for (var band = 0; band < pixel.Length; band++)
        {
            var level = levels[band];
            // Up to some counts and 1 % of the reflectance either way, which packs a little better than the real chip.
            var spread = 10 + (level / 50);
            var shake = (((int)(noise & 0xFFFF) * spread) >> 16) - (spread >> 1);
            pixel[band] = (short)Math.Clamp(level + ((level * texture) >> 8) + shake, 1, 10_000);
            noise >>= 16;
        }
    }

    /// <summary>What each class of the scene reflects on a day: all bands of the first class, then of the second.</summary>
    private static int[] Levels(Scene scene, TimeStep step, Band[] bands)
    {
        var day = step.Date.DayOfYear;
        var snow = Season.Snow(day, scene.Site.Warmth);
        var levels = new int[scene.Cover.Count * bands.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            var surface = Surface.Of(scene.Cover[i / bands.Length].Class.Code);
            var band = bands[i % bands.Length];
            var growth = Season.Growth(day, surface.Peak, scene.Site.Warmth);
            var covered = surface.Winter + ((surface.Summer - surface.Winter) * growth);
            var bare = (surface.Plants[band] * covered) + (surface.Ground[band] * (1 - covered));
            var white = snow * surface.HoldsSnow;
            levels[i] = (int)((bare * (1 - white)) + (Spectrum.Snow[band] * white));
        }

        return levels;
    }
}
