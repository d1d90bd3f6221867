using System.Text;

namespace ClientTests;

/// <summary>Splits a command line as a shell does, as far as the docs need it: quotes of both kinds keep together.</summary>
internal static class ShellWords
{
    public static List<string> Split(string line)
    {
        List<string> words = [];
        StringBuilder word = new();
        char quote = '\0';
        bool any = false;
        foreach (char c in line.Append(' '))
        {
            if (quote != '\0' && c != quote)
            {
                word.Append(c);
            }
            else if (c is '\'' or '"')
            {
                quote = quote == '\0' ? c : '\0';
                any = true;
            }
            else if (c != ' ')
            {
                word.Append(c);
            }
            else if (any || word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
                any = false;
            }
        }

        Assert.True(quote == '\0', $"A quote is open in: {line}");
        return words;
    }
}
