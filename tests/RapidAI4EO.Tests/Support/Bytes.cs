namespace RapidAI4EO.Tests.Support;

public static class Bytes
{
    /// <summary>Bytes that differ from seed to seed and do not compress.</summary>
    public static byte[] Random(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
