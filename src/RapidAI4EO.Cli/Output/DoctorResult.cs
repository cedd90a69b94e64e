namespace RapidAI4EO.Cli.Output;

/// <summary>What the program depends on, and how it is.</summary>
internal sealed record DoctorResult(
    string Program, string Runtime, string System, IReadOnlyList<RootResult> Roots, ConfigurationResult Configuration, CacheResult Cache, IndexState Index);
