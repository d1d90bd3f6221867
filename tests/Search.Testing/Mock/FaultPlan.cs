namespace Search.Testing.Mock;

/// <summary>Counts calls by kind and decides which of them fails. Callers hold the directory's lock.</summary>
internal sealed class FaultPlan
{
    private readonly long[] _counts = new long[9];
    private MockOperation _kinds;
    private long _left;
    private MockFault _fault;
    private Func<string, bool>? _file;
    private bool _fired;

    /// <summary>True from the moment a <see cref="MockFault.Stop"/> struck until the crash.</summary>
    public bool Stopped { get; private set; }

    /// <summary>True when the planned fault has struck.</summary>
    public bool Fired => _fired;

    public long Count(MockOperation kinds)
    {
        long sum = 0;
        for (int i = 0; i < _counts.Length; i++)
        {
            sum += ((int)kinds >> i & 1) != 0 ? _counts[i] : 0;
        }
        return sum;
    }

    public void Plan(MockOperation kinds, long k, MockFault fault, Func<string, bool>? file)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        _kinds = kinds;
        _left = k;
        _fault = fault;
        _file = file;
        _fired = false;
    }

    public void Clear()
    {
        _kinds = MockOperation.None;
        _fired = false;
        Stopped = false;
    }

    /// <summary>Counts a call; the exception it must fail with, or null.</summary>
    public System.IO.IOException? Next(MockOperation operation, string file)
    {
        if (Stopped)
        {
            return new MockStoppedException(operation, file);
        }
        _counts[System.Numerics.BitOperations.Log2((uint)operation)]++;
        if (_fired)
        {
            return Again(operation, file);
        }
        if ((_kinds & operation) == 0 || (_file is not null && !_file(file)) || --_left > 0)
        {
            return null;
        }
        _fired = true;
        if (_fault == MockFault.Stop)
        {
            Stopped = true;
            return new MockStoppedException(operation, file);
        }
        return _fault == MockFault.DiskFull ? Full(file) : Broken(operation, file);
    }

    private System.IO.IOException? Again(MockOperation operation, string file)
    {
        const MockOperation needsSpace = MockOperation.Create | MockOperation.Write | MockOperation.Append;
        return _fault switch
        {
            MockFault.DiskFull when (operation & needsSpace) != 0 => Full(file),
            MockFault.PersistentIoError when (operation & _kinds) != 0 && (_file is null || _file(file)) =>
                Broken(operation, file),
            _ => null,
        };
    }

    private static System.IO.IOException Full(string file) => new($"no space left for {file} (simulated)");

    private static System.IO.IOException Broken(MockOperation operation, string file) =>
        new($"I/O error at {operation} of {file} (simulated)");
}
