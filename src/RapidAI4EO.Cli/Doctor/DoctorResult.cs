namespace RapidAI4EO.Cli.Doctor;

/// <summary>What the program depends on, and how it is. <c>Environment</c> has the names of the variables that stand for options here.</summary>
internal sealed record DoctorResult(
    string Program, string Runtime, string System, IReadOnlyList<RootResult> Roots, ConfigurationResult Configuration, IReadOnlyList<string> Environment, CacheResult Cache, IndexState Index);
