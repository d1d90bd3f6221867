namespace Search.Variants.Documents;

/// <summary>Numbers the forms of a text by first appearance. Reused from text to text.</summary>
internal sealed class FormNumbers
{
    private int[] _numbers = [];
    private int[] _stamps = [];
    private int[] _distinct = new int[256];
    private int _count;
    private int _stamp;

    /// <summary>The forms by number, of the last call.</summary>
    public ReadOnlySpan<int> Distinct => _distinct.AsSpan(0, _count);

    /// <summary>Writes each token's number.</summary>
    public void Number(ReadOnlySpan<int> forms, int formCount, Span<int> numbers)
    {
        if (_numbers.Length < formCount)
        {
            Array.Resize(ref _numbers, Math.Max(formCount, _numbers.Length * 2));
            Array.Resize(ref _stamps, _numbers.Length);
        }
        _stamp++;
        _count = 0;
        for (int i = 0; i < forms.Length; i++)
        {
            int form = forms[i];
            if (_stamps[form] != _stamp)
            {
                _stamps[form] = _stamp;
                _numbers[form] = _count;
                if (_count == _distinct.Length)
                {
                    Array.Resize(ref _distinct, _count * 2);
                }
                _distinct[_count++] = form;
            }
            numbers[i] = _numbers[form];
        }
    }
}
