using System.Globalization;
using Xunit;

namespace RapidAI4EO.Tests.Cultures;

/// <summary>Sets the culture of this thread and of all that are begun, until it is disposed.</summary>
internal sealed class CultureScope : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;
    private readonly CultureInfo? _defaultBefore = CultureInfo.DefaultThreadCurrentCulture;

    public CultureScope(CultureInfo culture)
    {
        CultureInfo.CurrentCulture = culture;
        CultureInfo.DefaultThreadCurrentCulture = culture;
    }

    /// <summary>A culture by its name; skips the test where the machine knows none, as without ICU.</summary>
    public static CultureScope Of(string name)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(name, predefinedOnly: true);
            Assert.SkipWhen(culture.NumberFormat.NumberDecimalSeparator == "." && culture.Calendar is GregorianCalendar, $"{name} is not known on this machine.");
            return new CultureScope(culture);
        }
        catch (CultureNotFoundException)
        {
            Assert.Skip($"{name} is not known in the invariant mode.");
            throw;
        }
    }

    public void Dispose()
    {
        CultureInfo.CurrentCulture = _before;
        CultureInfo.DefaultThreadCurrentCulture = _defaultBefore;
    }
}
