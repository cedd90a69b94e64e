using RapidAI4EO.Corpus;

namespace RapidAI4EO.Synthetic.LandCover;

/// <summary>The niches of all classes: the one table to turn when the corpus should hold more or less of something.</summary>
internal static class Niches
{
    private static readonly Preference Rural = new(0, 0.35);
    private static readonly Preference Wild = new(0, 0.25);
    private static readonly Preference Low = new(0, 0.3);

    public static IReadOnlyList<Niche> All { get; } =
    [
        Artificial(111, 2.2, 2, 1.0, 0.22),
        Artificial(112, 1.23, 3, 0.62, 0.3),
        Artificial(121, 0.89, 2, 0.7, 0.3),
        Artificial(122, 0.13, 1, 0.7, 0.4),
        Artificial(123, 0.43, 2, 0.8, 0.35),
        Artificial(124, -0.13, 3, 0.6, 0.35),
        Artificial(131, -0.67, 1.5, 0.3, 0.4),
        Artificial(132, -0.79, 1, 0.4, 0.4),
        Artificial(133, -0.57, 1, 0.5, 0.4),
        Artificial(141, 0.61, 1.5, 0.8, 0.3),
        Artificial(142, 0.12, 1.5, 0.6, 0.35),

        Farmed(211, 0.94, 14, 0.55, 0.3),
        Farmed(212, -0.28, 10, 0.92, 0.16),
        Farmed(213, -0.09, 8, 0.72, 0.1),
        Farmed(221, -0.23, 5, 0.78, 0.16),
        Farmed(222, -0.37, 5, 0.8, 0.2),
        Farmed(223, -0.14, 8, 0.95, 0.13),
        Farmed(231, 1.84, 8, 0.5, 0.25) with { Wetness = new(0.75, 0.3), Height = new(0.1, 0.4) },
        Farmed(241, -0.72, 4, 0.9, 0.18),
        Farmed(242, 0.47, 4, 0.65, 0.25) with { Urbanity = new(0.2, 0.45) },
        Farmed(243, 0.56, 4, 0.55, 0.3) with { Height = new(0.15, 0.4) },
        Farmed(244, 0.39, 10, 0.94, 0.1) with { Wetness = new(0.5, 0.2) },

        new(Clc(311), 0.87, 9) { Warmth = new(0.65, 0.24), Height = new(0.25, 0.4), Urbanity = Wild },
        new(Clc(312), 1.3, 10) { Warmth = new(0.24, 0.24), Height = new(0.25, 0.45), Urbanity = Wild },
        new(Clc(313), 1.16, 7) { Warmth = new(0.42, 0.22), Height = new(0.25, 0.4), Urbanity = Wild },
        new(Clc(321), 0.72, 6) { Height = new(0.6, 0.3), Urbanity = Wild },
        new(Clc(322), 1.86, 8) { Warmth = new(0.15, 0.2), Wetness = new(0.75, 0.3), Urbanity = Wild },
        new(Clc(323), 0.59, 8) { Warmth = new(0.95, 0.14), Wetness = new(0.35, 0.3), Urbanity = Wild },
        new(Clc(324), -0.18, 4) { Urbanity = Wild },
        new(Clc(331), -1.12, 2) { Height = Low, Urbanity = Rural },
        new(Clc(332), 1.46, 6) { Height = new(1.0, 0.3), Urbanity = Wild },
        new(Clc(333), 1.08, 6) { Height = new(0.85, 0.3), Urbanity = Wild },
        new(Clc(334), -0.89, 3) { Warmth = new(0.95, 0.15), Urbanity = Wild },
        new(Clc(335), 2.95, 8) { Warmth = new(-0.25, 0.2), Height = new(1.25, 0.3) },

        new(Clc(411), -0.01, 3) { Height = Low, Wetness = new(0.9, 0.35), Urbanity = Rural },
        new(Clc(412), 2.28, 9) { Warmth = new(0.2, 0.2), Height = Low, Wetness = new(0.85, 0.28), Urbanity = Wild },
        Marine(421, -0.48),
        new(Clc(422), -1.16, 2) { Warmth = new(0.95, 0.15), Height = Low, Urbanity = Rural },
        Marine(423, -0.37),
        new(Clc(511), -0.86, 2) { Height = Low },
        new(Clc(512), 0.57, 4) { Warmth = new(0.25, 0.35), Height = Low, Wetness = new(0.6, 0.5) },
        Marine(521, -0.47),
        Marine(522, -0.54),
        Marine(523, -0.25),
        new(Clc(999), -1.75, 2),
    ];

    private static Niche Artificial(int code, double abundance, double patchSize, double best, double width) =>
        new(Clc(code), abundance, patchSize) { Urbanity = new(best, width), Height = new(0, 0.5) };

    private static Niche Farmed(int code, double abundance, double patchSize, double best, double width) =>
        new(Clc(code), abundance, patchSize) { Warmth = new(best, width), Height = Low, Urbanity = Rural };

    private static Niche Marine(int code, double abundance) =>
        new(Clc(code), abundance, 3) { Height = Low, Wetness = new(0.8, 0.4), Urbanity = Rural };

    private static ClcClass Clc(int code) => ClcNomenclature.Classes.Single(c => c.Code == code);
}
