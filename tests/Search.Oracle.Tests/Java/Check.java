import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Paths;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.store.*;

/** Runs CheckIndex on a folder: prints "clean", or its report when it finds anything. */
public class Check {
  public static void run(String[] a, PrintStream out) throws Exception {
    try (Directory d = FSDirectory.open(Paths.get(a[0])); CheckIndex check = new CheckIndex(d)) {
      ByteArrayOutputStream report = new ByteArrayOutputStream();
      check.setInfoStream(new PrintStream(report, false, "UTF-8"), false);
      check.setFailFast(false);
      out.println(check.checkIndex().clean ? "clean" : report.toString("UTF-8"));
    }
  }
}
