using RapidAI4EO.Tests.Support;

namespace RapidAI4EO.Tests.Storage.Azure;

public sealed class PublicAzureBlobStoreTests(Azurite azurite) : AzureBlobStoreContract(azurite, isPublic: true);
