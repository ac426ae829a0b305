package news.copydesk.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A place on a topic, as users write it: {@code partition@offset}. */
record Place(int partition, long offset) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9})@(\\d{1,18})");

  /** Reads it from the command line. */
  static final class Converter implements ITypeConverter<Place> {

    @Override
    public Place convert(String text) {
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        throw new TypeConversionException(
            "'" + text + "' is no PARTITION@OFFSET; dead-letters list shows them, like 0@17");
      }
      return new Place(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }
  }
}
