namespace RapidAI4EO.Cli.Doctor;

/// <summary>What the program depends on, and how it is.</summary>
internal sealed record DoctorResult(
    string Program, string Runtime, string System, IReadOnlyList<RootResult> Roots, ConfigurationResult Configuration, CacheResult Cache, IndexState Index);
