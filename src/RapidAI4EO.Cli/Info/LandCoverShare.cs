namespace RapidAI4EO.Cli.Info;

/// <summary>How much of a sample a class covers.</summary>
/// <param name="Property">The property of filters, <c>clc_311</c>.</param>
/// <param name="Name">The class's name in CORINE's nomenclature.</param>
/// <param name="Fraction">Above 0, up to 1.</param>
internal sealed record LandCoverShare(string Property, string Name, double Fraction);
