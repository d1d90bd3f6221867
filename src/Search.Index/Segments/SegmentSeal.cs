using Search.Codecs;

namespace Search.Indexing;

/// <summary>The last steps of writing a segment, flushed or merged.</summary>
internal static class SegmentSeal
{
    /// <summary>Writes field infos, packs the files when asked to, and writes the segment info.</summary>
    public static void Write(SegmentState state, TrackingDirectory directory, Codec codec, bool useCompoundFile)
    {
        codec.WriteFieldInfos(state);
        SegmentInfo info = state.SegmentInfo;
        if (useCompoundFile)
        {
            string[] files = [.. directory.Created];
            codec.WriteCompound(directory, info, files);
            info.UseCompoundFile = true;
            foreach (string file in files)
            {
                directory.DeleteFile(file);
            }
        }
        info.Files.Clear();
        info.Files.UnionWith(directory.Created);
        codec.WriteSegmentInfo(directory, info);
    }
}
