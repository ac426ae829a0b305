package news.copydesk.cli;

import news.copydesk.registry.RegistryException;
import news.copydesk.registry.manifest.ModelReference;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code entities@1.3.0}, {@code entities@stable} or {@code entities}. */
final class ReferenceConverter implements ITypeConverter<ModelReference> {

  @Override
  public ModelReference convert(String text) {
    try {
      return ModelReference.parse(text);
    } catch (RegistryException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
