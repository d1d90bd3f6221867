using Search.Testing;

namespace Search.Variants.Tests.Names;

/// <summary>What holds for all names, and the reasons given for a few.</summary>
public sealed class NameMatcherTests
{
    private static readonly NameMatcher Unlisted = new(TestSets.Build());
    private static readonly NameMatcher Shipped = new(VariantSet.Shipped);

    [Fact]
    public void The_score_does_not_depend_on_which_name_comes_first()
    {
        foreach (LabelledPair pair in LabelledPairs.Read())
        {
            foreach (NameMatcher matcher in (NameMatcher[])[Unlisted, Shipped])
            {
                double forth = matcher.Compare(pair.First, pair.Second, pair.Kind).Score;
                double back = matcher.Compare(pair.Second, pair.First, pair.Kind).Score;
                Assert.True(Math.Abs(forth - back) < 1e-9, $"{pair.First} | {pair.Second}: {forth} and {back}");
                Assert.InRange(forth, 0, 1);
            }
        }
    }

    [Fact]
    public void A_name_fits_itself()
    {
        foreach (LabelledPair pair in LabelledPairs.Read())
        {
            Assert.True(Unlisted.Compare(pair.First, pair.First, pair.Kind).Score > 0.999, pair.First);
        }
    }

    [Fact]
    public void Any_text_gets_a_score() => TestSeed.Run(
        static random =>
        {
            const string Letters = "abdehikmnorst AEIMS.-',&()'İßřЖжαال漢\u0301\ud83d\ude00 0123";
            string first = Text(random, Letters);
            string second = Text(random, Letters);
            foreach (NameKind kind in Enum.GetValues<NameKind>())
            {
                NameComparison forth = Shipped.Compare(first, second, kind);
                NameComparison back = Shipped.Compare(second, first, kind);
                Assert.InRange(forth.Score, 0, 1);
                Assert.Equal(forth.Score, back.Score, 9);
                Assert.NotEmpty(forth.Reason);
            }
        },
        400);

    [Theory]
    [InlineData("KSA", "Saudi Arabia", NameKind.Place, "listed as names of Saudi Arabia")]
    [InlineData("Wolfgang Kappeler", "Wolfgang Kapeller", NameKind.Person, "near spellings")]
    [InlineData("Bill Kappeler", "William Kappeler", NameKind.Person, "forms of one given name")]
    [InlineData("B. Kappeler", "Bernd Kappeler", NameKind.Person, "initial and name")]
    [InlineData("Kappeler Bernd", "Bernd Kappeler", NameKind.Person, "another order")]
    [InlineData("Dr. Bernd Kappeler", "Bernd Kappeler", NameKind.Person, "\"Dr\", which was left out")]
    [InlineData("Chou Ming-te", "Zhou Mingde", NameKind.Person, "romanisations of one name")]
    [InlineData("Бернд Каппелер", "Bernd Kappeler", NameKind.Person, "the words are the same")]
    [InlineData("KTB", "Kappeler Technical Bureau", NameKind.Organisation, "initials of the words")]
    public void Reasons_say_what_differs(string first, string second, NameKind kind, string reason)
    {
        NameComparison comparison = Shipped.Compare(first, second, kind);
        Assert.True(comparison.Score >= NameMatcher.Threshold, comparison.ToString());
        Assert.Contains(reason, comparison.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_two_listed_entities_are_apart_however_alike()
    {
        NameComparison comparison = Shipped.Compare("Austria", "Australia", NameKind.Place);
        Assert.True(comparison.Score < 0.1);
        Assert.Equal("listed as names of Austria and of Australia", comparison.Reason);
    }

    private static string Text(Random random, string letters) =>
        string.Concat(Enumerable.Range(0, random.Next(24)).Select(_ => letters[random.Next(letters.Length)]));
}
