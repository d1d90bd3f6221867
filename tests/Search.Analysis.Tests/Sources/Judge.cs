using System.Diagnostics.CodeAnalysis;
using Search.Testing;

namespace Search.Analysis.Tests.Sources;

/// <summary>Ends a test whose outside judge is missing.</summary>
internal static class Judge
{
    /// <summary>Goes on when the judge is there; else "not run", or a failure when judges are required.</summary>
    public static void Require([NotNull] string? present, string name)
    {
        if (present is null)
        {
            Assert.SkipUnless(Judges.AreRequired, $"not run: {name} is missing");
            Assert.Fail($"the judge is required: {name} is missing");
        }
    }
}
