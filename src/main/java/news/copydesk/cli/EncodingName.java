package news.copydesk.cli;

import java.nio.charset.Charset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An encoding by its name. */
final class EncodingName implements ITypeConverter<Charset> {

  @Override
  public Charset convert(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) { // Not known here, or no name at all.
      throw new TypeConversionException(
          "'%s' is no encoding that Java knows; names are written like windows-1252, ISO-8859-1 or Shift_JIS"
              .formatted(name));
    }
  }
}
