namespace RapidAI4EO.Transfer.Estimates;

/// <summary>How many standard errors hold 95 % of Student's distribution in the middle.</summary>
internal static class StudentQuantile
{
    private const double Normal = 1.959963984540054;

    /// <param name="freedom">Degrees of freedom, at least 1; need not be whole.</param>
    public static double Of(double freedom)
    {
        // The series below is for three and more; below, the value of the whole number is exact and on the safe side.
        if (freedom < 2) return 12.706204736174707;
        if (freedom < 3) return 4.302652729749464;

        // Cornish and Fisher's expansion (Abramowitz and Stegun, 26.7.5), right to an eighth of a per cent from three on.
        const double Z2 = Normal * Normal;
        const double G1 = (Z2 + 1) / 4;
        const double G2 = ((((5 * Z2) + 16) * Z2) + 3) / 96;
        const double G3 = ((((((3 * Z2) + 19) * Z2) + 17) * Z2) - 15) / 384;
        const double G4 = ((((((((79 * Z2) + 776) * Z2) + 1482) * Z2) - 1920) * Z2) - 945) / 92160;
        var by = 1 / freedom;
        return Normal * (1 + (by * (G1 + (by * (G2 + (by * (G3 + (by * G4))))))));
    }
}
