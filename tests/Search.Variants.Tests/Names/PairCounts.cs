namespace Search.Variants.Tests.Names;

/// <summary>Right and wrong decisions over labelled pairs.</summary>
internal sealed class PairCounts
{
    public int TruePositives { get; private set; }

    public int FalsePositives { get; private set; }

    public int FalseNegatives { get; private set; }

    public int TrueNegatives { get; private set; }

    public double Precision => Share(TruePositives, FalsePositives);

    public double Recall => Share(TruePositives, FalseNegatives);

    public double F1 => 2.0 * TruePositives / (2 * TruePositives + FalsePositives + FalseNegatives);

    public void Add(bool isSame, bool saysSame)
    {
        TruePositives += isSame && saysSame ? 1 : 0;
        FalsePositives += !isSame && saysSame ? 1 : 0;
        FalseNegatives += isSame && !saysSame ? 1 : 0;
        TrueNegatives += !isSame && !saysSame ? 1 : 0;
    }

    private static double Share(int right, int wrong) => right + wrong == 0 ? 1 : right / (double)(right + wrong);
}
