package news.copydesk.config;

import java.nio.file.Path;
import java.util.Optional;
import news.copydesk.config.Keys.Models;

/**
 * Which models annotate, and within which limits.
 *
 * @param models which models
 * @param directory where their files are
 * @param slots annotations at once in this process
 * @param maxCharacters longest text that is annotated whole, in code points
 * @param topicConfidence least probability of a topic that is named, 0 to 1
 * @param sentiment whether tones are measured
 * @param gazetteer the compiled gazetteer that names are linked to, if any
 * @param mockFile what the mock calls names, if it is told
 */
public record AnnotationConfig(
    Models models,
    Path directory,
    int slots,
    int maxCharacters,
    double topicConfidence,
    boolean sentiment,
    Optional<Path> gazetteer,
    Optional<Path> mockFile) {}
