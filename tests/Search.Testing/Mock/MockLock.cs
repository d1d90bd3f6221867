using Search.Store;

namespace Search.Testing.Mock;

/// <summary>A lock of a <see cref="MockDirectory"/>; lost in a crash.</summary>
internal sealed class MockLock(MockDirectory directory, string name, int life) : Lock
{
    public override void EnsureValid()
    {
        if (!directory.HoldsLock(name, life))
        {
            throw new System.IO.IOException($"{name} is not held any more");
        }
    }

    protected override void Dispose(bool disposing) => directory.Unlock(name, life);
}
