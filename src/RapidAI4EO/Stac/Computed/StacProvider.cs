namespace RapidAI4EO.Stac.Computed;

/// <summary>Who made or gives the data of a collection, in the terms of STAC.</summary>
/// <param name="Name">The organisation.</param>
/// <param name="Url">Its page.</param>
/// <param name="Roles">Of <c>producer</c>, <c>licensor</c>, <c>processor</c>, <c>host</c>.</param>
public sealed record StacProvider(string Name, string Url, params string[] Roles)
{
    internal static StacProvider Planet { get; } = new("Planet Labs PBC", "https://www.planet.com/", "producer", "licensor");

    internal static StacProvider Copernicus { get; } = new("European Union, Copernicus Programme", "https://www.copernicus.eu/", "licensor");

    internal static StacProvider Esa { get; } = new("European Space Agency (ESA)", "https://www.esa.int/", "producer");

    internal static StacProvider Eea { get; } = new("European Environment Agency (EEA)", "https://www.eea.europa.eu/", "producer");
}
