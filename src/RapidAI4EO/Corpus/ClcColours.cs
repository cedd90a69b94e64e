namespace RapidAI4EO.Corpus;

/// <summary>
/// The colours of CORINE Land Cover's own legend, one a class of level 3 (European Environment Agency, CLC legend; red, green and blue from 0 to 255 as
/// 0xRRGGBB). Groups, which that legend does not colour, have those of their first class.
/// </summary>
public static class ClcColours
{
    private const int NoData = 0x9a9a9a;

    private static readonly Dictionary<int, int> ByCode = Table(
        (111, 0xe6004d), (112, 0xff0000), (121, 0xcc4df2), (122, 0xcc0000), (123, 0xe6cccc),
        (124, 0xe6cce6), (131, 0xa600cc), (132, 0xa64d00), (133, 0xff4dff), (141, 0xffa6ff),
        (142, 0xffe6ff), (211, 0xffffa8), (212, 0xffff00), (213, 0xe6e600), (221, 0xe68000),
        (222, 0xf2a64d), (223, 0xe6a600), (231, 0xe6e64d), (241, 0xffe6a6), (242, 0xffe64d),
        (243, 0xe6cc4d), (244, 0xf2cca6), (311, 0x80ff00), (312, 0x00a600), (313, 0x4dff00),
        (321, 0xccf24d), (322, 0xa6ff80), (323, 0xa6e64d), (324, 0xa6f200), (331, 0xe6e6e6),
        (332, 0xcccccc), (333, 0xccffcc), (334, 0x000000), (335, 0xa6e6cc), (411, 0xa6a6ff),
        (412, 0x4d4dff), (421, 0xccccff), (422, 0xe6e6ff), (423, 0xa6a6e6), (511, 0x00ccf2),
        (512, 0x80f2e6), (521, 0x00ffa6), (522, 0xa6ffe6), (523, 0xe6f2ff));

    /// <summary>Of a class; grey for NODATA.</summary>
    public static int Of(ClcClass landCover)
    {
        ArgumentNullException.ThrowIfNull(landCover);
        return ByCode.GetValueOrDefault(landCover.Code, NoData);
    }

    /// <summary>Of a group at level 1 or 2.</summary>
    public static int Of(ClcGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return Of(group.Classes[0]);
    }

    private static Dictionary<int, int> Table(params ReadOnlySpan<(int Code, int Colour)> classes)
    {
        var table = new Dictionary<int, int>();
        foreach (var (code, colour) in classes) table.Add(code, colour);
        return table;
    }
}
