using System.CommandLine;

namespace RapidAI4EO.Cli.Shared.Options;

/// <summary>The option for images whose tags cannot be understood.</summary>
internal static class UnclearTagsOption
{
    public static Option<bool> Create() => new("--ignore-unclear-tags")
    {
        Description = "Use images whose nodata or scale tag cannot be understood, as if they did not have it; else they cannot be used.",
    };
}
