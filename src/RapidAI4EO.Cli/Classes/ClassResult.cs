namespace RapidAI4EO.Cli.Classes;

/// <summary>A class of the nomenclature.</summary>
internal sealed record ClassResult(string Property, int Level1, int Level2, int Level3, string Level1Name, string Level2Name, string Name);
