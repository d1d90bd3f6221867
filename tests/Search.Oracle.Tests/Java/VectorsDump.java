import java.io.PrintStream;
import java.nio.file.Paths;
import org.apache.lucene.index.*;
import org.apache.lucene.store.*;
import org.apache.lucene.util.BytesRef;

/** What Lucene reads in the term vectors of an index: a line for each vector with what it holds and a checksum. Argument: folder. */
public class VectorsDump {
  public static void run(String[] a, PrintStream out) throws Exception {
    try (Directory d = FSDirectory.open(Paths.get(a[0])); DirectoryReader reader = DirectoryReader.open(d)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
          Fields fields = leaf.reader().getTermVectors(doc);
          if (fields == null) continue;
          for (String name : fields) out.println(leaf.ord + "\t" + doc + "\t" + name + "\t" + vector(fields.terms(name)));
        }
      }
    }
  }

  static String vector(Terms terms) throws Exception {
    ColumnsDump.Sum s = new ColumnsDump.Sum();
    TermsEnum each = terms.iterator();
    PostingsEnum p = null;
    for (BytesRef t; (t = each.next()) != null; ) {
      s.add(t);
      p = each.postings(p, PostingsEnum.ALL);
      p.nextDoc();
      s.add(p.freq());
      for (int i = 0; (terms.hasPositions() || terms.hasOffsets()) && i < p.freq(); i++) {
        s.add(p.nextPosition());
        s.add(p.startOffset());
        s.add(p.endOffset());
        BytesRef payload = p.getPayload();
        if (payload != null) s.add(payload);
      }
    }
    return terms.size() + "\t" + terms.hasPositions() + "\t" + terms.hasOffsets() + "\t" + terms.hasPayloads() + "\t" + s;
  }
}
