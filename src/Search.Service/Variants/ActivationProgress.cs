using System.Collections.Concurrent;
using System.Threading;

namespace Search.Service;

/// <summary>What an activation tells of itself while it runs. Thread-safe.</summary>
public sealed class ActivationProgress
{
    private readonly ConcurrentDictionary<string, ChangeExtent> _extents = new(StringComparer.Ordinal);
    private int _phase = (int)ActivationPhase.Measuring;

    internal ActivationProgress(string set, string version, string formerVersion)
    {
        Set = set;
        Version = version;
        FormerVersion = formerVersion;
    }

    /// <summary>The set; "base" for what the process was started with.</summary>
    public string Set { get; }

    /// <summary>The version that is to be served.</summary>
    public string Version { get; }

    /// <summary>The version that was served before.</summary>
    public string FormerVersion { get; }

    /// <summary>How far it is.</summary>
    public ActivationPhase Phase
    {
        get => (ActivationPhase)Volatile.Read(ref _phase);
        internal set => Volatile.Write(ref _phase, (int)value);
    }

    /// <summary>Documents found, done, failed, over all indexes.</summary>
    public RetagProgress Documents { get; } = new();

    /// <summary>What it touches of each index, as far as it was measured.</summary>
    public IReadOnlyDictionary<string, ChangeExtent> Extents => _extents;

    internal void Measured(string index, ChangeExtent extent) => _extents[index] = extent;
}
