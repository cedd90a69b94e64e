using RapidAI4EO.Tests.Support;

namespace RapidAI4EO.Tests.Storage.Azure;

public sealed class SignedAzureBlobStoreTests(Azurite azurite) : AzureBlobStoreContract(azurite, isPublic: false);
