using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic.GeoTiff;
using RapidAI4EO.Synthetic.Randomness;

namespace RapidAI4EO.Synthetic.Chips;

/// <summary>
/// Paints quality layers for a Planet Fusion chip: bytes on the same 200 x 200 pixels. The published layers have not been seen; these
/// two are of their kind: 0 observed or 1 filled from other days, and then how far in days, to 255.
/// </summary>
internal static class QualityPainter
{
    private const double CloudSize = 80;

    public static Raster Paint(Scene scene, TimeStep step, ulong seed)
    {
        var raster = new Raster(scene.Sample.Footprint, Scene.Size, 2, SampleFormat.UInt8, tileSize: 256);
        var clouds = new ValueNoise(Hash.Seed(seed, Purpose.Cloud));
        var sky = new SplitMix64(Hash.Seed(seed, Purpose.Cloud, 1));
        // Clear above the threshold: most days are clear or overcast, winter days overcast.
        var clear = (Hash.ToUnit(sky.Next()) * 2.4) - 1.4 + (0.4 * Season.Growth(step.Date.DayOfYear, 190, scene.Site.Warmth));
        var distance = (byte)(1 + sky.Below(12));
        var cover = new float[Scene.Size * Scene.Size];
        clouds.AddTo(cover, Scene.Size, CloudSize, 1);
        for (var y = 0; y < raster.Size; y++)
        {
            var row = raster.Row<byte>(y);
            for (var x = 0; x < raster.Size; x++)
            {
                if (cover[(y * Scene.Size) + x] > clear)
                {
                    row[2 * x] = 1;
                    row[(2 * x) + 1] = distance;
                }
            }
        }

        return raster;
    }
}
