using RapidAI4EO.Storage.Addresses;
using RapidAI4EO.Transfer.Lists;
using Xunit;

namespace RapidAI4EO.Tests.Transfer.Lists;

public sealed class AzCopyListTests
{
    [Fact]
    public void Command_SignedRootAndQuotes_IsSafeInAShell()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows quotes otherwise.");
        }

        var command = AzCopyList.Command(RootAddress.Parse("https://host/container/?sig=secret"), "/tmp/it's.txt", "my folder");
        Assert.Equal(@"azcopy copy 'https://host/container/' 'my folder' --list-of-files '/tmp/it'\''s.txt' --recursive", command);
    }
}
