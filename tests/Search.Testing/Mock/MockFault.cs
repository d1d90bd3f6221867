namespace Search.Testing.Mock;

/// <summary>What happens at the chosen call of a <see cref="MockDirectory"/>.</summary>
public enum MockFault
{
    /// <summary>The process dies: this call and every later one fail with <see cref="MockStoppedException"/> until the crash.</summary>
    Stop,

    /// <summary>This call fails with an I/O error, later ones work.</summary>
    IoError,

    /// <summary>This call and every later one of the same kinds fail with an I/O error, until the faults are cleared.</summary>
    PersistentIoError,

    /// <summary>No byte can be written from here on, until the faults are cleared.</summary>
    DiskFull,
}
