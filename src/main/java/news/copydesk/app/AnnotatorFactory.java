package news.copydesk.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.corenlp.CompiledLoader;
import news.copydesk.annotation.corenlp.CoreNlpLoader;
import news.copydesk.annotation.entity.EntityAnnotator;
import news.copydesk.annotation.entity.NameTagger;
import news.copydesk.annotation.gazetteer.GazetteerAnnotator;
import news.copydesk.annotation.gazetteer.GazetteerLoader;
import news.copydesk.annotation.language.LanguageAnnotator;
import news.copydesk.annotation.language.LanguageModel;
import news.copydesk.annotation.mock.MockTagger;
import news.copydesk.annotation.sentiment.SentimentAnnotator;
import news.copydesk.annotation.sentiment.SentimentLoader;
import news.copydesk.annotation.topic.TopicAnnotator;
import news.copydesk.annotation.topic.TopicModelLoader;
import news.copydesk.config.AnnotationConfig;
import news.copydesk.guard.ServedLanguages;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelLoadException;
import news.copydesk.registry.cache.LocalModel;
import news.copydesk.registry.manifest.Manifest;
import news.copydesk.registry.manifest.ModelFile;
import news.copydesk.registry.manifest.ModelKind;
import news.copydesk.registry.manifest.Sha256;

/** Makes annotators of models, and puts their guards around them. */
final class AnnotatorFactory {

  /** What the models were trained on. */
  private static final Set<String> ENGLISH = Set.of("en");

  private final AnnotationConfig config;
  private final Guards guards;

  /**
   * @param guards of the whole process
   */
  AnnotatorFactory(AnnotationConfig config, Guards guards) {
    this.config = config;
    this.guards = guards;
  }

  /** OpenNLP's model, from the class path. */
  Annotator language() {
    return new LanguageAnnotator(LanguageModel.load());
  }

  /** The tagger that ships, or the mock. */
  Annotator entities() {
    int longest = config.maxCharacters();
    return switch (config.models()) {
      case COMPILED ->
          english(new EntityAnnotator(new CompiledLoader(config.directory()).load(), longest));
      case CORENLP ->
          english(new EntityAnnotator(new CoreNlpLoader(config.directory()).load(), longest));
      // The mock needs no language.
      case MOCK -> mock(longest);
    };
  }

  private Annotator mock(int longest) {
    return config
        .mockFile()
        .map(file -> new EntityAnnotator(MockTagger.read(file), fromFile(file), longest))
        .orElseGet(() -> new EntityAnnotator(new MockTagger(), longest));
  }

  /** Its bytes tell it from what the file held before. */
  private static ModelDescription fromFile(Path file) {
    try {
      String sha256 = Sha256.of(Files.readAllBytes(file));
      return new ModelDescription(MockTagger.NAME, "file", Optional.of(sha256));
    } catch (IOException e) {
      throw new ModelLoadException("mock model %s cannot be read: %s".formatted(file, e), e);
    }
  }

  // Not behind ServedLanguages: names are names in every language.
  Annotator gazetteer(Path file) {
    return new GazetteerAnnotator(new GazetteerLoader(file).load(), config.maxCharacters());
  }

  Annotator topics() {
    return english(
        new TopicAnnotator(
            new TopicModelLoader(config.directory()).load(), config.topicConfidence()));
  }

  Annotator sentiment() {
    return english(
        new SentimentAnnotator(
            new SentimentLoader(config.directory()).load(), config.maxCharacters()));
  }

  /**
   * A version of the registry, by its kind.
   *
   * @throws ModelLoadException if its files are not those of its kind, or it would not fit
   */
  Annotator registered(LocalModel local) {
    Manifest manifest = local.manifest().manifest();
    ModelDescription as = description(local);
    guards.fit().check(as, manifest.requires().memoryBytes());
    List<String> paths = manifest.files().stream().map(ModelFile::path).toList();
    return load(manifest.kind(), paths, local.directory(), as);
  }

  /**
   * A model by its kind.
   *
   * @param paths its files, relative to the directory
   * @throws ModelLoadException if they are not those of its kind
   */
  Annotator load(ModelKind kind, Collection<String> paths, Path directory, ModelDescription as) {
    ModelFiles files = new ModelFiles(kind, paths, directory, as);
    int longest = config.maxCharacters();
    return switch (kind) {
      case COMPILED_ENTITIES -> english(entities(CompiledLoader.read(files.only(".model")), as));
      case CORENLP_CRF -> english(entities(CoreNlpLoader.of(directory).load(), as));
      case MOCK -> entities(MockTagger.read(files.only(MockTagger.FILE)), as);
      case GAZETTEER ->
          new GazetteerAnnotator(new GazetteerLoader(files.only(".gaz")).load(), as, longest);
      case TOPICS ->
          english(
              new TopicAnnotator(
                  TopicModelLoader.read(files.only(".model")), as, config.topicConfidence()));
      case SENTIMENT ->
          english(
              new SentimentAnnotator(
                  SentimentLoader.of(directory, as.version()).load(), as, longest));
      case LANGUAGE -> new LanguageAnnotator(LanguageModel.read(files.only(".bin")), as);
    };
  }

  /** As which version records name it: down to the bytes of its manifest. */
  static ModelDescription description(LocalModel local) {
    Manifest manifest = local.manifest().manifest();
    return new ModelDescription(
        manifest.name(), manifest.version().toString(), Optional.of(local.manifest().sha256()));
  }

  private Annotator entities(NameTagger tagger, ModelDescription as) {
    return new EntityAnnotator(tagger, as, config.maxCharacters());
  }

  private static Annotator english(Annotator annotator) {
    return new ServedLanguages(annotator, ENGLISH);
  }

  /** A model's files. */
  private record ModelFiles(
      ModelKind kind, Collection<String> paths, Path directory, ModelDescription model) {

    /** The one with this ending; there may be others, such as the model's card. */
    Path only(String ending) {
      List<String> found = paths.stream().filter(path -> path.endsWith(ending)).toList();
      if (found.size() != 1) {
        throw new ModelLoadException(
            "%s has %d files that end in %s, and a model of kind %s has one; register it anew with that file"
                .formatted(model, found.size(), ending, kind.text()));
      }
      return directory.resolve(found.get(0));
    }
  }

  Annotator guarded(Annotator annotator) {
    return guards.around(annotator);
  }
}
