using System.Collections.Frozen;
using System.Text;

namespace Search.Variants.Loading;

/// <summary>The names of an enum as data files write them: <c>OfficialName</c> is <c>OFFICIAL_NAME</c>.</summary>
internal static class EnumNames<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<string, T> ByName = Enum.GetValues<T>()
        .Where(static value => !string.Equals(value.ToString(), "Unspecified", StringComparison.Ordinal))
        .ToFrozenDictionary(Write, StringComparer.Ordinal);

    /// <summary>Every name, for messages.</summary>
    public static string All { get; } = string.Join(' ', ByName.Keys.Order(StringComparer.Ordinal));

    public static bool TryParse(string name, out T value) => ByName.TryGetValue(name, out value);

    public static string Write(T value)
    {
        string name = value.ToString();
        var text = new StringBuilder(name.Length + 4);
        foreach (char c in name)
        {
            if (c is >= 'A' and <= 'Z')
            {
                if (text.Length > 0)
                {
                    text.Append('_');
                }
                text.Append(c);
            }
            else
            {
                text.Append((char)(c is >= 'a' and <= 'z' ? c - 32 : c));
            }
        }
        return text.ToString();
    }
}
