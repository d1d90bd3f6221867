import java.io.PrintStream;
import java.nio.file.Paths;
import java.util.*;
import org.apache.lucene.index.*;
import org.apache.lucene.store.*;

/** Prints, for each field with points of each segment: shape, counts, bounds, and a digest of all pairs of document and value. */
public class PointsDump {
  public static void run(String[] a, PrintStream out) throws Exception {
    try (Directory d = FSDirectory.open(Paths.get(a[0])); DirectoryReader reader = DirectoryReader.open(d)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        Set<String> names = new TreeSet<>();
        for (FieldInfo f : leaf.reader().getFieldInfos()) if (f.getPointDimensionCount() > 0) names.add(f.name);
        for (String name : names) {
          PointValues values = leaf.reader().getPointValues(name);
          String place = leaf.ord + " " + name + " ";
          if (values == null) {
            out.println(place + "none");
            continue;
          }
          out.println(place + values.getNumDimensions() + " " + values.getNumIndexDimensions() + " " + values.getBytesPerDimension()
              + " " + values.size() + " " + values.getDocCount() + " " + hex(values.getMinPackedValue()) + " "
              + hex(values.getMaxPackedValue()) + " " + Long.toHexString(digest(values)));
        }
      }
    }
  }

  static long digest(PointValues values) throws Exception {
    long[] sum = new long[1];
    values.intersect(new PointValues.IntersectVisitor() {
      @Override public void visit(int doc) { throw new AssertionError(); }
      @Override public void visit(int doc, byte[] value) {
        long h = doc * 0x9E3779B97F4A7C15L;
        for (byte b : value) h = (h ^ (b & 0xFF)) * 0x100000001B3L;
        sum[0] += h ^ (h >>> 29);
      }
      @Override public PointValues.Relation compare(byte[] min, byte[] max) { return PointValues.Relation.CELL_CROSSES_QUERY; }
    });
    return sum[0];
  }

  static String hex(byte[] bytes) {
    StringBuilder s = new StringBuilder();
    for (byte b : bytes) s.append(String.format("%02x", b));
    return s.toString();
  }
}
