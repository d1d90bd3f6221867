using System.Globalization;

namespace Search.Variants.Tests.Cases;

/// <summary>Judges one expectation: null when it holds, else what was found.</summary>
internal static class CaseJudge
{
    public static string? Judge(CaseExpectation expectation, IReadOnlyList<CaseHit> hits)
    {
        string[] ids = expectation.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string verb = expectation.Verb;
        if (TryCut(verb, "top ", out int top))
        {
            return Each(ids, id => Rank(hits, id) <= top, RankOf);
        }
        if (TryCut(verb, "absent from top ", out int limit))
        {
            return Each(ids, id => !(Rank(hits, id) <= limit), RankOf);
        }
        return verb switch
        {
            "first" => Each(ids, id => Rank(hits, id) == Array.IndexOf(ids, id) + 1, RankOf),
            "found" => Each(ids, id => Rank(hits, id) is not null, static id => $"{id} is not found."),
            "absent" => Each(ids, id => Rank(hits, id) is null, RankOf),
            "nothing" => hits.Count == 0 ? null : $"there are {hits.Count} hits.",
            "above" => Above(expectation.Value, hits),
            "matched" => Matched(CaseMatch.Parse(expectation.Value), hits),
            "not matched" => NotMatched(expectation.Value, hits),
            _ => throw new FormatException($"line {expectation.Line}: unknown expectation \"{verb}\""),
        };

        string RankOf(string id) => $"{id} has rank {Show(Rank(hits, id))}.";
    }

    private static bool TryCut(string verb, string start, out int number)
    {
        number = 0;
        return verb.StartsWith(start, StringComparison.Ordinal)
            && int.TryParse(verb[start.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static string? Each(string[] ids, Func<string, bool> holds, Func<string, string> found)
    {
        if (ids.Length == 0)
        {
            throw new FormatException("an expectation names at least one document");
        }
        string[] wrong = [.. ids.Where(id => !holds(id))];
        return wrong.Length == 0 ? null : string.Join(' ', wrong.Select(found));
    }

    private static int? Rank(IReadOnlyList<CaseHit> hits, string id)
    {
        for (int i = 0; i < hits.Count; i++)
        {
            if (hits[i].Id == id)
            {
                return i + 1;
            }
        }
        return null;
    }

    private static string Show(int? rank) => rank?.ToString(CultureInfo.InvariantCulture) ?? "none";

    private static string? Above(string value, IReadOnlyList<CaseHit> hits)
    {
        string[] sides = value.Split('>', StringSplitOptions.TrimEntries);
        int? left = Rank(hits, sides[0]);
        int? right = Rank(hits, sides[1]);
        bool holds = left is not null && (right is null || left < right);
        return holds ? null : $"{sides[0]} has rank {Show(left)}, {sides[1]} has {Show(right)}.";
    }

    private static string? Matched(CaseMatch match, IReadOnlyList<CaseHit> hits)
    {
        CaseHit? hit = hits.FirstOrDefault(hit => hit.Id == match.Id);
        if (hit is null)
        {
            return $"{match.Id} is not found.";
        }
        return hit.Parts.Any(match.Fits) ? null : $"{match.Id} does not give that reason.";
    }

    private static string? NotMatched(string value, IReadOnlyList<CaseHit> hits)
    {
        string[] words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        CaseHit? hit = hits.FirstOrDefault(hit => hit.Id == words[0]);
        bool isNamed = hit is not null && hit.Parts.Any(part => part.EntityId == words[1]);
        return isNamed ? $"{words[0]} names {words[1]}." : null;
    }
}
