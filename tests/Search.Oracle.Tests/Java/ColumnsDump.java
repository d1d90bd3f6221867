import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import java.util.*;
import java.util.zip.CRC32;
import org.apache.lucene.index.*;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.*;
import org.apache.lucene.util.*;

/** What Lucene reads in the columns of an index: a line for each field and kind with a count and a checksum. Argument: folder. */
public class ColumnsDump {
  static final int END = DocIdSetIterator.NO_MORE_DOCS;

  public static void run(String[] a, PrintStream out) throws Exception {
    try (Directory d = FSDirectory.open(Paths.get(a[0])); DirectoryReader reader = DirectoryReader.open(d)) {
      out.println("user\t" + new TreeMap<>(reader.getIndexCommit().getUserData()));
      for (LeafReaderContext leaf : reader.leaves()) segment((SegmentReader) leaf.reader(), out);
    }
  }

  static void segment(SegmentReader r, PrintStream out) throws Exception {
    out.println("segment\t" + r.getSegmentName() + "\t" + r.maxDoc() + "\t" + r.numDocs());
    for (FieldInfo f : r.getFieldInfos()) {
      out.println("field\t" + f.name + "\t" + f.number + "\t" + f.getIndexOptions().ordinal() + "\t" + f.hasNorms() + "\t" + f.hasPayloads()
          + "\t" + f.hasVectors() + "\t" + f.getDocValuesType() + "\t" + f.getDocValuesGen()
          + "\t" + f.getPointDimensionCount() + "\t" + f.getPointIndexDimensionCount() + "\t" + f.getPointNumBytes());
      if (f.hasNorms()) norms(r, f, out);
      Sum s = new Sum();
      switch (f.getDocValuesType()) {
        case NUMERIC: numeric(r.getNumericDocValues(f.name), s); break;
        case BINARY: binary(r.getBinaryDocValues(f.name), s); break;
        case SORTED: sorted(r.getSortedDocValues(f.name), s); break;
        case SORTED_SET: sortedSet(r.getSortedSetDocValues(f.name), s); break;
        case SORTED_NUMERIC: sortedNumeric(r.getSortedNumericDocValues(f.name), s); break;
        default: continue;
      }
      out.println("values\t" + f.name + "\t" + s);
    }
    stored(r, out);
    Bits live = r.getLiveDocs();
    Sum dead = new Sum();
    for (int i = 0; live != null && i < live.length(); i++) if (!live.get(i)) dead.add(i);
    out.println("dead\t" + dead);
  }

  static void norms(SegmentReader r, FieldInfo f, PrintStream out) throws Exception {
    NumericDocValues v = r.getNormValues(f.name);
    Sum s = new Sum();
    numeric(v, s);
    out.println("norms\t" + f.name + "\t" + s);
  }

  static void numeric(NumericDocValues v, Sum s) throws Exception {
    while (v.nextDoc() != END) { s.add(v.docID()); s.add(v.longValue()); }
  }

  static void binary(BinaryDocValues v, Sum s) throws Exception {
    while (v.nextDoc() != END) { s.add(v.docID()); s.add(v.binaryValue()); }
  }

  static void sorted(SortedDocValues v, Sum s) throws Exception {
    s.add(v.getValueCount());
    while (v.nextDoc() != END) { s.add(v.docID()); s.add(v.ordValue()); s.add(v.binaryValue()); }
  }

  static void sortedSet(SortedSetDocValues v, Sum s) throws Exception {
    s.add(v.getValueCount());
    while (v.nextDoc() != END) {
      s.add(v.docID());
      for (long ord; (ord = v.nextOrd()) != SortedSetDocValues.NO_MORE_ORDS; ) { s.add(ord); s.add(v.lookupOrd(ord)); }
    }
  }

  static void sortedNumeric(SortedNumericDocValues v, Sum s) throws Exception {
    while (v.nextDoc() != END) {
      s.add(v.docID());
      s.add(v.docValueCount());
      for (int k = v.docValueCount(); k > 0; k--) s.add(v.nextValue());
    }
  }

  static void stored(SegmentReader r, PrintStream out) throws Exception {
    Sum s = new Sum();
    for (int i = 0; i < r.maxDoc(); i++) {
      s.add(i);
      int doc = i;
      r.document(i, new StoredFieldVisitor() {
        public Status needsField(FieldInfo f) { s.add(new BytesRef(f.name)); return Status.YES; }
        public void stringField(FieldInfo f, byte[] v) { s.add(new BytesRef(v)); }
        public void binaryField(FieldInfo f, byte[] v) { s.add(1); s.add(new BytesRef(v)); }
        public void intField(FieldInfo f, int v) { s.add(2); s.add(v); }
        public void floatField(FieldInfo f, float v) { s.add(3); s.add(Float.floatToRawIntBits(v)); }
        public void longField(FieldInfo f, long v) { s.add(4); s.add(v); }
        public void doubleField(FieldInfo f, double v) { s.add(5); s.add(Double.doubleToRawLongBits(v)); }
      });
    }
    out.println("stored\t" + s);
  }

  /** Count of items and CRC-32 over big-endian numbers and length-prefixed bytes. */
  static class Sum {
    final CRC32 crc = new CRC32();
    long count;
    void add(int v) { count++; for (int k = 24; k >= 0; k -= 8) crc.update(v >>> k); }
    void add(long v) { count++; for (int k = 56; k >= 0; k -= 8) crc.update((int) (v >>> k)); }
    void add(BytesRef b) { add(b.length); crc.update(b.bytes, b.offset, b.length); }
    public String toString() { return count + "\t" + String.format("%08x", crc.getValue()); }
  }
}
