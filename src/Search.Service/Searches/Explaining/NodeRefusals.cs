using System.Globalization;

namespace Search.Service;

/// <summary>Finds which conditions of a query tree a document does not meet.</summary>
/// <param name="matches">Whether the document matches a node alone.</param>
/// <param name="document">The document.</param>
internal sealed class NodeRefusals(Func<QueryNode, bool> matches, Document document)
{
    /// <summary>Adds what refuses the document; nothing when the node matches.</summary>
    public void Add(QueryNode node, string path, List<string> refusals)
    {
        if (matches(node))
        {
            return;
        }
        if (node is not BoolNode boolean)
        {
            refusals.Add($"{path} does not match: {Notation(node)}{Has(node)}.");
            return;
        }
        AddAll(boolean.Must, path + ".bool.must", refusals);
        AddAll(boolean.Filter, path + ".bool.filter", refusals);
        for (int i = 0; i < boolean.MustNot.Count; i++)
        {
            if (matches(boolean.MustNot[i]))
            {
                refusals.Add(Numbered($"{path}.bool.must_not", i)
                    + $" excludes the document: {Notation(boolean.MustNot[i])}{Has(boolean.MustNot[i])}.");
            }
        }
        int found = boolean.Should.Count(matches);
        bool isFree = boolean.Must.Count + boolean.Filter.Count > 0;
        int needed = Math.Max(boolean.MinShould, isFree || boolean.Should.Count == 0 ? 0 : 1);
        if (found < needed)
        {
            refusals.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{path}.bool.should matches {found} of {boolean.Should.Count}, and {needed} must."));
        }
    }

    private void AddAll(IReadOnlyList<QueryNode> nodes, string path, List<string> refusals)
    {
        for (int i = 0; i < nodes.Count; i++)
        {
            Add(nodes[i], Numbered(path, i), refusals);
        }
    }

    private static string Numbered(string path, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}[{number}]");

    // What every node ends with unless the caller set it says nothing.
    private static string Notation(QueryNode node)
    {
        const string plain = "^1@\"\"";
        return node.ToString().Replace(plain, string.Empty, StringComparison.Ordinal);
    }

    private string Has(QueryNode node)
    {
        string? field = node switch
        {
            TermNode term => term.Field,
            RangeNode range => range.Field,
            ExistsNode exists => exists.Field,
            PatternNode pattern => pattern.Field,
            FuzzyNode fuzzy => fuzzy.Field,
            _ => null,
        };
        if (field is null)
        {
            return string.Empty;
        }
        const int longest = 80;
        string value = document.Fields.TryGetValue(field, out FieldValue found) ? found.ToString() : string.Empty;
        return value.Length is 0 or > longest
            ? value.Length == 0 ? $"; the document has no {field}" : string.Empty
            : $"; the document's {field} is {value}";
    }
}
