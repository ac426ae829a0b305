package news.copydesk.cli;

import news.copydesk.registry.RegistryException;
import news.copydesk.registry.manifest.SemanticVersion;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 1.3.0}. */
final class VersionConverter implements ITypeConverter<SemanticVersion> {

  @Override
  public SemanticVersion convert(String text) {
    try {
      return SemanticVersion.parse(text);
    } catch (RegistryException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
