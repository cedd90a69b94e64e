using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using RapidAI4EO.Cli.Shared.Output;

namespace RapidAI4EO.Cli.Shared.Running;

/// <summary>The program's version on a line.</summary>
internal sealed class VersionText : SynchronousCommandLineAction
{
    /// <summary>The version without the commit that the build puts behind it.</summary>
    public static string Short => Full.Split('+')[0];

    public static string Full => typeof(VersionText).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(Short);
        return ExitCode.Done;
    }
}
