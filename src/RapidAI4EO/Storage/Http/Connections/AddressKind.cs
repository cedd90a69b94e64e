namespace RapidAI4EO.Storage.Http.Connections;

/// <summary>From where an address can be reached.</summary>
internal enum AddressKind
{
    /// <summary>From anywhere.</summary>
    Public,

    /// <summary>Within a house, its cloud or its containers (RFC 1918, 4193, 6598).</summary>
    PrivateUse,

    /// <summary>From the same cable: there clouds serve what only their machines may know (RFC 3927, 4291).</summary>
    LinkLocal,

    /// <summary>From this machine alone.</summary>
    Loopback,
}
