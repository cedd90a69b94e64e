namespace RapidAI4EO.Stac.Objects;

/// <summary>The members of STAC's objects that are looked into, in the order of <see cref="StacMembers.Names"/>.</summary>
internal enum StacMember
{
    Type,
    StacVersion,
    Id,
    Title,
    Description,
    License,
    Extent,
    Geometry,
    Bbox,
    Properties,
    Links,
    Assets,
    Collection,
    Features,
}
