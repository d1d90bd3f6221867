namespace Search.Variants.Tests.Cases;

/// <summary>
/// Judges a <c>near misses</c> expectation: at least five documents that could be mistaken for an answer are in the
/// index, and each is absent or stays below every document that the query wants at the top (with <c>first</c>,
/// <c>top 3</c> or <c>above</c>; without these, below all that is to be <c>found</c>).
/// </summary>
internal static class NearMisses
{
    /// <summary>What issue 2 asks of each case.</summary>
    public const int Fewest = 5;

    public const string Verb = "near misses";

    /// <param name="query">The query with everything that must come of it.</param>
    /// <param name="value">Names of events of the sample news, and ids of documents.</param>
    /// <param name="documents">What is in the index.</param>
    /// <param name="hits">What was found.</param>
    /// <returns>Null when it holds, else what was found.</returns>
    public static string? Judge(
        CaseQuery query, string value, IReadOnlyList<CaseDocument> documents, IReadOnlyList<CaseHit> hits)
    {
        HashSet<string> misses = Resolve(value, documents);
        if (misses.Count < Fewest)
        {
            return $"there are {misses.Count} near misses, not {Fewest}.";
        }
        List<string> ranking = [.. hits.Select(static hit => hit.Id)];
        string[] wanted = [.. query.Expectations.SelectMany(Wanted)];
        if (wanted.Length == 0)
        {
            wanted = [.. query.Expectations.Where(static asked => asked.Verb == "found").SelectMany(
                static asked => Words(asked.Value))];
        }
        int last = wanted.Length == 0 ? ranking.Count : wanted.Max(id => ranking.IndexOf(id));
        string[] wrong = [.. ranking.Take(last).Where(misses.Contains)];
        return wrong.Length == 0 ? null : $"{string.Join(' ', wrong)} above rank {last + 1}.";
    }

    /// <summary>The documents that an expectation wants at the top.</summary>
    private static string[] Wanted(CaseExpectation expectation)
    {
        bool isTop = expectation.Verb.StartsWith("top ", StringComparison.Ordinal);
        return expectation.Verb switch
        {
            "first" => Words(expectation.Value),
            "above" => [expectation.Value.Split('>', StringSplitOptions.TrimEntries)[0]],
            _ => isTop ? Words(expectation.Value) : [],
        };
    }

    private static HashSet<string> Resolve(string value, IReadOnlyList<CaseDocument> documents)
    {
        var misses = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in Words(value))
        {
            string[] found = [.. documents
                .Where(document => document.Id == name || (document.IsNearMiss && document.Event == name))
                .Select(static document => document.Id)];
            if (found.Length == 0)
            {
                throw new FormatException($"{name} is neither an event nor a document of the case");
            }
            misses.UnionWith(found);
        }
        return misses;
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
