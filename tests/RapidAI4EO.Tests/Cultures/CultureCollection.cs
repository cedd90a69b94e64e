using Xunit;

namespace RapidAI4EO.Tests.Cultures;

/// <summary>Tests that set the culture of the whole process, so that no other runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class CultureCollection
{
    public const string Name = "Cultures";
}
