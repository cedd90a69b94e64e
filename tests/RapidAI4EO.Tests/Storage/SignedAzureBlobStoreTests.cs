using RapidAI4EO.Tests.Support;

namespace RapidAI4EO.Tests.Storage;

public sealed class SignedAzureBlobStoreTests(Azurite azurite) : AzureBlobStoreContract(azurite, isPublic: false);
