using System.Runtime.ExceptionServices;
using Search.Store;

namespace Search.Codecs;

/// <summary>
/// Files that are being opened together: closes all of them unless opening got as far as <see cref="Keep"/>.
/// </summary>
internal sealed class OpenFiles : IDisposable
{
    private readonly List<IDisposable> _files = [];

    /// <summary>Opens a file.</summary>
    public IndexInput Open(Directory directory, string name)
    {
        IndexInput input = directory.OpenInput(name);
        _files.Add(input);
        return input;
    }

    /// <summary>Takes over something opened elsewhere.</summary>
    public T Add<T>(T file)
        where T : IDisposable
    {
        _files.Add(file);
        return file;
    }

    /// <summary>Leaves the files open.</summary>
    public void Keep() => _files.Clear();

    /// <summary>Closes all files even when closing one fails (it writes a buffer), and throws the first failure after that.</summary>
    public static void CloseAll(params ReadOnlySpan<IDisposable?> files)
    {
        System.IO.IOException? failure = Close(files);
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Closes all files on the way out of another failure, which is the one to report.</summary>
    public static void CloseQuietly(params ReadOnlySpan<IDisposable?> files) => Close(files);

    /// <inheritdoc/>
    public void Dispose() => Close([.. _files]);

    private static System.IO.IOException? Close(ReadOnlySpan<IDisposable?> files)
    {
        System.IO.IOException? failure = null;
        foreach (IDisposable? file in files)
        {
            try
            {
                file?.Dispose();
            }
            catch (System.IO.IOException e)
            {
                failure ??= e;
            }
        }
        return failure;
    }
}
