using RapidAI4EO.Corpus;
using RapidAI4EO.Geometry;
using RapidAI4EO.Search.Areas;
using RapidAI4EO.Search.Cql2.Text;
using RapidAI4EO.Search.Selection;

namespace RapidAI4EO.Cli.Demo;

/// <summary>One of the tutorial's questions.</summary>
/// <param name="Title">The question.</param>
/// <param name="Arguments">The search that asks it.</param>
/// <param name="Subset">The same for the library.</param>
/// <param name="Published">The number that the tutorial prints.</param>
internal sealed record DemoQuestion(string Title, string Arguments, Subset Subset, long Published)
{
    private const string Box = "13.05,52.35,13.72,52.69";

    private static readonly Subset InBerlin = new() { Areas = [AreaOfInterest.Intersects(BoundingBox.Parse(Box))] };

    /// <summary>Samples are counted, and not files.</summary>
    public bool CountsSamples { get; init; }

    /// <summary>The published number is that of the small corpus too, which has as many samples in Berlin's box.</summary>
    public bool IsExact { get; init; } = true;

    /// <summary>The files that the demo downloads.</summary>
    public static DemoQuestion Download => All[2];

    public static IReadOnlyList<DemoQuestion> All { get; } =
    [
        Berlin("Samples in Berlin's box", "", InBerlin, 198) with { CountsSamples = true },
        Berlin("Planet Fusion images of May 2018 there", "--products pfsr --datetime 2018-05", Of("pfsr", "2018-05"), 1_188),
        Berlin("The same with Sentinel-2", "--products pfsr,s2 --datetime 2018-05", Of("pfsr,s2", "2018-05"), 1_386),
        Berlin("All images and masks there", "", InBerlin, 60_192),
        Berlin("All images there", "--products pfsr,s2", Of("pfsr,s2", ".."), 31_284),
        Berlin("Sentinel-2 there", "--products s2", Of("s2", ".."), 2_376),
        Berlin("Images of 2018 there", "--products pfsr,s2 --datetime 2018", Of("pfsr,s2", "2018"), 16_830),
        Anywhere("Peat bogs, anywhere", "--filter \"clc_412 > 0.8\"", new Subset { Filter = Cql2Parser.Parse("clc_412 > 0.8") }, 2_753),
        Anywhere(
            "Nothing but forest, in Germany", "--country DE --filter \"clc_31 = 1\"",
            new Subset { Areas = [AreaOfInterest.Within(Countries.Find("DE").Geometry)], Filter = Cql2Parser.Parse("clc_31 = 1") }, 3_214),
    ];

    private static DemoQuestion Berlin(string title, string arguments, Subset subset, long published) =>
        new(title, $"--bbox {Box} {arguments}".TrimEnd(), subset, published);

    private static DemoQuestion Anywhere(string title, string arguments, Subset subset, long published) =>
        new(title, arguments, subset, published) { CountsSamples = true, IsExact = false };

    private static Subset Of(string products, string time) =>
        InBerlin with { Products = Product.ParseList(products), Datetime = time == ".." ? TimeInterval.Always : TimeInterval.Parse(time) };
}
