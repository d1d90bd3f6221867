import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Paths;
import java.util.zip.CRC32;
import org.apache.lucene.index.*;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.*;
import org.apache.lucene.util.BytesRef;

/** What Lucene sees in the postings of an index: statistics of fields and terms, a checksum of everything in each term, impacts. */
public class PostingsDump {
  public static void run(String[] a, PrintStream out) throws Exception {
    try (Directory d = FSDirectory.open(Paths.get(a[0])); DirectoryReader r = DirectoryReader.open(d)) {
      for (LeafReaderContext leaf : r.leaves()) {
        for (FieldInfo f : leaf.reader().getFieldInfos()) {
          Terms terms = leaf.reader().terms(f.name);
          if (terms != null) field(f, terms, leaf.reader().maxDoc(), out);
        }
      }
    }
  }

  static void field(FieldInfo f, Terms terms, int maxDoc, PrintStream out) throws Exception {
    out.println("field\t" + f.name + "\t" + terms.size() + "\t" + terms.getDocCount() + "\t" + terms.getSumDocFreq() + "\t" + terms.getSumTotalTermFreq()
        + "\t" + hex(terms.getMin()) + "\t" + hex(terms.getMax()));
    boolean positions = f.getIndexOptions().compareTo(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS) >= 0;
    TermsEnum each = terms.iterator();
    PostingsEnum p = null;
    for (BytesRef t; (t = each.next()) != null; ) {
      CRC32 crc = new CRC32();
      p = each.postings(p, PostingsEnum.ALL);
      while (p.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        add(crc, p.docID());
        add(crc, p.freq());
        for (int i = 0; positions && i < p.freq(); i++) {
          add(crc, p.nextPosition());
          add(crc, p.startOffset());
          add(crc, p.endOffset());
          BytesRef payload = p.getPayload();
          add(crc, payload == null ? 0 : payload.length);
          if (payload != null) crc.update(payload.bytes, payload.offset, payload.length);
        }
      }
      if (each.docFreq() > 128) impacts(each.impacts(PostingsEnum.FREQS), maxDoc, crc);
      out.println(hex(t) + "\t" + each.docFreq() + "\t" + each.totalTermFreq() + "\t" + crc.getValue());
    }
  }

  // From 1: at document 0 Lucene has not read any skip data yet.
  static void impacts(ImpactsEnum e, int maxDoc, CRC32 crc) throws Exception {
    for (int target = 1; target < maxDoc; target += 1 + maxDoc / 40) {
      e.advanceShallow(target);
      Impacts impacts = e.getImpacts();
      for (int level = 0; level < impacts.numLevels(); level++) {
        int upTo = impacts.getDocIdUpTo(level);
        if (upTo == DocIdSetIterator.NO_MORE_DOCS) continue;
        add(crc, upTo);
        for (Impact i : impacts.getImpacts(level)) {
          add(crc, i.freq);
          add(crc, (int) i.norm);
        }
      }
    }
  }

  static void add(CRC32 crc, int value) {
    crc.update(ByteBuffer.allocate(4).putInt(value).array());
  }

  static String hex(BytesRef b) {
    StringBuilder s = new StringBuilder();
    for (int i = 0; i < b.length; i++) s.append(String.format("%02x", b.bytes[b.offset + i]));
    return s.toString();
  }
}
