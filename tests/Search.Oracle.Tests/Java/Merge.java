import java.io.PrintStream;
import java.nio.file.Paths;
import org.apache.lucene.index.*;
import org.apache.lucene.store.*;

/** Opens the index in a folder for writing, merges it into one segment and commits; prints the number of segments. */
public class Merge {
  public static void run(String[] a, PrintStream out) throws Exception {
    try (Directory d = FSDirectory.open(Paths.get(a[0]))) {
      try (IndexWriter w = new IndexWriter(d, new IndexWriterConfig(null).setOpenMode(IndexWriterConfig.OpenMode.APPEND))) {
        w.forceMerge(1);
        w.commit();
      }
      out.println(SegmentInfos.readLatestCommit(d).size());
    }
  }
}
