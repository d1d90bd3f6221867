import java.io.PrintStream;
import java.nio.file.Paths;
import java.util.*;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.store.*;
import org.apache.lucene.util.BytesRef;

/** Writes an index of random points. Arguments: folder, documents, seed, comma-separated options (compound, merge, deletes). */
public class PointsWrite {
  public static void run(String[] a, PrintStream out) throws Exception {
    int n = Integer.parseInt(a[1]);
    Random r = new Random(Long.parseLong(a[2]));
    Set<String> options = new HashSet<>(Arrays.asList(a[3].split(",")));
    boolean merge = options.contains("merge");
    IndexWriterConfig c = new IndexWriterConfig(null);
    c.setUseCompoundFile(options.contains("compound"));
    c.setMergePolicy(merge ? new TieredMergePolicy() : NoMergePolicy.INSTANCE);
    c.setMergeScheduler(new SerialMergeScheduler());
    c.setRAMBufferSizeMB(256);
    if (merge) c.setMaxBufferedDocs(Math.max(2, n / 7));
    List<Values> fields = new ArrayList<>();
    for (int i = 1; i <= 8; i++) fields.add(new Values("p" + i, i, r));
    fields.add(new Values("p9", 1, r));
    try (Directory d = FSDirectory.open(Paths.get(a[0])); IndexWriter w = new IndexWriter(d, c)) {
      for (int i = 0; i < n; i++) {
        Document doc = new Document();
        doc.add(new StringField("id", "doc" + i, Field.Store.NO));
        for (Values f : fields) f.addTo(doc, i, n, r);
        w.addDocument(doc);
        if (!merge && n > 10 && i % (n / 2) == n / 3) w.flush();
      }
      if (options.contains("deletes")) {
        for (int i = 0; i < n; i++) if (r.nextInt(5) == 0) w.deleteDocuments(new Term("id", "doc" + i));
      }
      if (merge) w.forceMerge(1 + r.nextInt(2));
      w.commit();
    }
    out.println("done");
  }

  /** A field: its shape and what its values look like. */
  static final class Values {
    final String name;
    final FieldType type = new FieldType();
    final byte[][] few;
    final int dims, bytes, kind, sparse, most;

    Values(String name, int indexed, Random r) {
      this.name = name;
      bytes = name.equals("p9") ? 8 : 1 + r.nextInt(16);
      dims = r.nextInt(3) == 0 && indexed < 16 ? indexed + r.nextInt(Math.min(9, 17 - indexed)) : indexed;
      kind = r.nextInt(6);
      sparse = r.nextInt(3) == 0 ? 10 : 1;
      most = r.nextInt(2) == 0 ? 1 : 4;
      few = new byte[1 + r.nextInt(20)][dims * bytes];
      for (byte[] value : few) r.nextBytes(value);
      type.setDimensions(dims, indexed, bytes);
      type.freeze();
    }

    void addTo(Document doc, int i, int n, Random r) {
      if (i % sparse != 0) return;
      for (int k = most == 1 ? 1 : r.nextInt(most); k > 0; k--) doc.add(new Field(name, new BytesRef(value(i, n, r)), type));
    }

    byte[] value(int i, int n, Random r) {
      byte[] value = new byte[dims * bytes];
      switch (kind) {
        case 0: r.nextBytes(value); break;
        case 1: value = few[r.nextInt(few.length)].clone(); break;
        case 2: value = few[0].clone(); break;
        case 3: // close together
          value = few[0].clone();
          for (int d = 0; d < dims; d++) value[(d + 1) * bytes - 1] = (byte) r.nextInt(30);
          break;
        case 4: // rising
          for (int d = 0; d < dims; d++) {
            for (int b = 0, v = i; b < Math.min(4, bytes); b++, v >>>= 8) value[(d + 1) * bytes - 1 - b] = (byte) v;
          }
          break;
        default: // one dimension of few values, others of many
          r.nextBytes(value);
          System.arraycopy(few[r.nextInt(few.length)], 0, value, 0, bytes);
          break;
      }
      return value;
    }
  }
}
