using RapidAI4EO.Corpus;
using RapidAI4EO.Synthetic.LandCover;
using RapidAI4EO.Synthetic.Places;
using RapidAI4EO.Synthetic.Randomness;

namespace RapidAI4EO.Synthetic.Chips;

/// <summary>
/// The ground of a sample in pixels of 3 m, the same for all its chips: which class each pixel has, in patches that agree with the
/// published shares to the pixel, and a texture of fields and crowns.
/// </summary>
internal sealed class Scene
{
    /// <summary>Pixels along a side.</summary>
    public const int Size = 200;

    private const double PatchSize = 70;
    private const double FieldSize = 28;

    private Scene(SampleId sample, ClassPixels[] cover, Site site, byte[] patches, sbyte[] texture)
    {
        Sample = sample;
        Cover = cover;
        Site = site;
        Patches = patches;
        Texture = texture;
    }

    public SampleId Sample { get; }

    public IReadOnlyList<ClassPixels> Cover { get; }

    public Site Site { get; }

    /// <summary>For each pixel, row by row, the place of its class in <see cref="Cover"/>.</summary>
    public byte[] Patches { get; }

    /// <summary>For each pixel how bright it is, in 256ths more or less than its class.</summary>
    public sbyte[] Texture { get; }

    public static Scene Create(SampleId sample, LandCoverModel landCover, ulong seed)
    {
        var middle = TileGrid.MiddleOf(sample);
        var cover = landCover.At(middle);
        var patches = new ValueNoise(Hash.Seed(seed, Purpose.ChipPatches, sample.Pack()));
        var texture = new ValueNoise(Hash.Seed(seed, Purpose.ChipTexture, sample.Pack()));
        return new Scene(sample, cover, landCover.SiteAt(middle), Divide(patches, cover), Roughen(texture));
    }

    /// <summary>
    /// Gives each class its number of pixels: the lowest of a smooth field to the first class, the next to the second. The field is
    /// sorted by counting, which is what keeps a scene cheap.
    /// </summary>
    private static byte[] Divide(ValueNoise field, ClassPixels[] cover)
    {
        const int Levels = 4096;
        var noise = Rough(field, PatchSize);
        var heights = new ushort[Size * Size];
        var starts = new int[Levels + 1];
        for (var i = 0; i < heights.Length; i++)
        {
            heights[i] = (ushort)((noise[i] + 1) / 2 * (Levels - 1));
            starts[heights[i] + 1]++;
        }

        for (var level = 1; level <= Levels; level++)
        {
            starts[level] += starts[level - 1];
        }

        var owners = Owners(cover);
        var patches = new byte[heights.Length];
        for (var i = 0; i < heights.Length; i++)
        {
            patches[i] = owners[starts[heights[i]]++];
        }

        return patches;
    }

    /// <summary>For each rank of a pixel the class that gets it.</summary>
    private static byte[] Owners(ClassPixels[] cover)
    {
        var owners = new byte[Size * Size];
        var from = 0;
        for (var i = 0; i < cover.Length; i++)
        {
            owners.AsSpan(from, cover[i].Pixels).Fill((byte)i);
            from += cover[i].Pixels;
        }

        return owners;
    }

    private static sbyte[] Roughen(ValueNoise field)
    {
        var noise = Rough(field, FieldSize);
        var texture = new sbyte[Size * Size];
        for (var i = 0; i < texture.Length; i++)
        {
            texture[i] = (sbyte)(40 * noise[i]);
        }

        return texture;
    }

    /// <summary>The field at two scales, from -1 to 1.</summary>
    private static float[] Rough(ValueNoise field, double cell)
    {
        var grid = new float[Size * Size];
        field.AddTo(grid, Size, cell, 0.66);
        field.AddTo(grid, Size, cell / 3, 0.33);
        return grid;
    }
}
