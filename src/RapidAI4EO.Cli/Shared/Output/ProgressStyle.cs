namespace RapidAI4EO.Cli.Shared.Output;

internal enum ProgressStyle
{
    None,

    /// <summary>A bar that moves, on a terminal.</summary>
    Bar,

    /// <summary>A line now and then.</summary>
    Lines,

    /// <summary>An object of JSON now and then.</summary>
    Json,
}
