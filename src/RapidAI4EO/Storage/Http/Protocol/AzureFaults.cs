using System.Globalization;
using RapidAI4EO.Storage.Objects;

namespace RapidAI4EO.Storage.Http.Protocol;

/// <summary>Puts Azure's error codes into words. They say more than the status: a 404 may mean that there is no such container.</summary>
internal static class AzureFaults
{
    private const string Header = "x-ms-error-code";
    private const int LongestCode = 64;

    private static readonly Dictionary<string, (StorageError Error, string Words)> Known = new(StringComparer.Ordinal)
    {
        ["BlobNotFound"] = (StorageError.NotFound, "not found"),

        // Not a file that is missing: with these, every file would be.
        ["ContainerNotFound"] = (StorageError.Refused, "there is no such container"),
        ["ContainerBeingDeleted"] = (StorageError.Refused, "the container is being deleted"),
        ["ContainerDisabled"] = (StorageError.Forbidden, "the container is disabled"),
        ["ResourceNotFound"] = (StorageError.Forbidden, "there is no such container, or it is not public and wants a SAS"),

        ["AuthenticationFailed"] = (StorageError.Forbidden, "the SAS is not valid: wrong, expired or not yet begun"),
        ["InvalidAuthenticationInfo"] = (StorageError.Forbidden, "the SAS cannot be understood"),
        ["NoAuthenticationInformation"] = (StorageError.Forbidden, "it is not public and wants a SAS"),
        ["PublicAccessNotPermitted"] = (StorageError.Forbidden, "the account allows no public access and wants a SAS"),
        ["AuthorizationPermissionMismatch"] = (StorageError.Forbidden, "the SAS does not allow this: reading takes 'r', listing 'l'"),
        ["AuthorizationResourceTypeMismatch"] = (StorageError.Forbidden, "the SAS is not for this kind of thing: reading takes objects, listing containers"),
        ["AuthorizationServiceMismatch"] = (StorageError.Forbidden, "the SAS is not for blobs"),
        ["AuthorizationSourceIPMismatch"] = (StorageError.Forbidden, "the SAS is not for this network address"),
        ["AuthorizationProtocolMismatch"] = (StorageError.Forbidden, "the SAS is for https alone"),
        ["AuthorizationFailure"] = (StorageError.Forbidden, "the account's firewall or the SAS does not allow it"),
        ["InsufficientAccountPermissions"] = (StorageError.Forbidden, "the account does not allow it"),
        ["AccountIsDisabled"] = (StorageError.Forbidden, "the account is disabled"),
        ["AccountRequiresHttps"] = (StorageError.Refused, "the account speaks https alone"),
        ["BlobArchived"] = (StorageError.Refused, "the object is in the archive and must be brought back first"),
        ["BlobBeingRehydrated"] = (StorageError.Refused, "the object is still on its way back from the archive"),
        ["ServerBusy"] = (StorageError.Overloaded, "the server is busy"),
        ["OperationTimedOut"] = (StorageError.Overloaded, "the server ran out of time"),
        ["InternalError"] = (StorageError.Unavailable, "an error of the server's own"),
    };

    /// <summary>What an answer's code means; null where it has none that is known.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="sasExpiry">When the root's token ends; null where it has none or does not say.</param>
    /// <param name="now">The time.</param>
    public static (StorageError Error, string Words)? Explain(HttpResponseMessage response, DateTimeOffset? sasExpiry, DateTimeOffset now)
    {
        if (CodeOf(response) is not { } code || !Known.TryGetValue(code, out var meaning)) return null;
        return code is "AuthenticationFailed" or "AuthorizationFailure" && sasExpiry < now
            ? (meaning.Error, string.Create(CultureInfo.InvariantCulture, $"the SAS expired at {sasExpiry.Value.UtcDateTime:yyyy-MM-dd HH:mm} UTC, {code}"))
            : (meaning.Error, $"{meaning.Words}, {code}");
    }

    private static string? CodeOf(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues(Header, out var values) && values.ToString() is { Length: <= LongestCode } code ? code : null;
}
