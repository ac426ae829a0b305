package news.copydesk.article.serde;

import java.io.IOException;
import news.copydesk.article.WellFormed;
import org.apache.avro.Schema;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * The one place where a text goes to the wire: lone surrogates become U+FFFD here, in every string
 * and key.
 */
final class WellFormedWriter<T> extends SpecificDatumWriter<T> {
  WellFormedWriter(Schema schema, SpecificData data) {
    super(schema, data);
  }

  @Override
  protected void writeString(Object datum, Encoder out) throws IOException {
    if (datum instanceof CharSequence text) {
      out.writeString(WellFormed.text(text.toString()));
    } else {
      super.writeString(datum, out); // throws, with the path of the field
    }
  }
}
