using Xunit;

namespace RapidAI4EO.Tests.Support;

/// <summary>The tests that share one <see cref="Azurite"/>.</summary>
[CollectionDefinition(Azurite.Collection)]
public sealed class AzuriteGroup : ICollectionFixture<Azurite>;
