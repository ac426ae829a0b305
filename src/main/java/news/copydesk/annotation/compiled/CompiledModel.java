package news.copydesk.annotation.compiled;

import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import news.copydesk.model.DamagedModelException;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelLoadException;

/**
 * Linear-chain CRFs (Lafferty et al. 2001) as CoreNLP trains them, compiled into one file that is
 * mapped, not loaded: what features say of a word, of a pair of words, of a shape is looked up by
 * id. Thread-safe; all threads of a process and all processes of a host share its pages.
 *
 * @see <a href="https://aclanthology.org/P05-1045/">Finkel, Grenager and Manning 2005</a>
 */
public final class CompiledModel implements AutoCloseable {

  private final MappedParts parts;
  private final Description description;
  private final Dimensions dimensions;
  private final String source;
  private final int compiler;
  private final StringTable vocabulary;
  private final Words words;
  private final Sums nodeSums;
  private final Sums edgeSums;
  private final Rows nodeRows;
  private final Rows edgeRows;
  private final Neighbours neighbours;
  private final PackedTable shapeTriples;
  private final ShapePairs shapePairs;
  private final IntBuffer classPairs;
  private final IntBuffer classRows;
  private final IntBuffer shapeRows;
  private final int[] shapeBase;
  private final StringTable shapes;
  private final StringTable grams;
  private final StringTable knownLower;
  private final Lexicon lexicon;
  private final Respelling respelling;
  private final LabelPrecedence precedence;
  private final ConcurrentLinkedDeque<Labeller> idle = new ConcurrentLinkedDeque<>();

  private CompiledModel(MappedParts parts) {
    this.parts = parts;
    description = Description.read(parts.get(Part.DESCRIPTION));
    dimensions = new Dimensions(description.models());
    source = parts.source();
    compiler = parts.compiler();
    StringPool strings = new StringPool(parts.get(Part.STRINGS));
    vocabulary = new StringTable(parts.get(Part.WORD_SLOTS).asIntBuffer(), strings);
    words = new Words(parts.get(Part.WORDS).asIntBuffer());
    nodeSums = new Sums(parts.get(Part.NODE_SUMS), dimensions.nodeLongs());
    edgeSums = new Sums(parts.get(Part.EDGE_SUMS), dimensions.edgeLongs());
    nodeRows = new Rows(parts.get(Part.NODE_ROWS), RowSpans.ofNodes(dimensions));
    edgeRows = new Rows(parts.get(Part.EDGE_ROWS), RowSpans.ofEdges(dimensions));
    neighbours = new Neighbours(parts.get(Part.NEIGHBOURS).asLongBuffer());
    shapeTriples = new PackedTable(parts.get(Part.SHAPE_TRIPLES).asLongBuffer());
    shapePairs =
        new ShapePairs(
            new PackedTable(parts.get(Part.SHAPE_PAIRS).asLongBuffer()),
            parts.get(Part.SHAPE_PAIR_ROWS).asIntBuffer());
    classPairs = parts.get(Part.CLASS_PAIRS).asIntBuffer();
    classRows = parts.get(Part.CLASSES).asIntBuffer();
    shapeRows = parts.get(Part.SHAPES).asIntBuffer();
    shapeBase = new int[dimensions.models()];
    for (int m = 1; m < shapeBase.length; m++) {
      shapeBase[m] = shapeBase[m - 1] + description.models().get(m - 1).shapes() + 1;
    }
    shapes = new StringTable(parts.get(Part.SHAPE_SLOTS).asIntBuffer(), strings);
    grams = new StringTable(parts.get(Part.GRAM_SLOTS).asIntBuffer(), strings);
    knownLower = new StringTable(parts.get(Part.KNOWN_LOWER_SLOTS).asIntBuffer(), strings);
    lexicon = new Lexicon(parts.get(Part.LEXICON_SLOTS).asIntBuffer(), strings, description);
    respelling =
        new Respelling(
            new StringTable(parts.get(Part.RESPELLING_SLOTS).asIntBuffer(), strings),
            strings,
            description.respelled());
    precedence = new LabelPrecedence(description);
  }

  /**
   * Maps a model's file.
   *
   * @throws ModelLoadException if it is missing, damaged ({@link DamagedModelException}) or of
   *     another version
   */
  public static CompiledModel open(Path file) {
    MappedParts parts = MappedParts.open(file);
    try {
      return new CompiledModel(parts);
    } catch (IllegalArgumentException e) {
      parts.unmap();
      throw new DamagedModelException(
          "compiled model "
              + file.toAbsolutePath()
              + " is damaged: its description does not say what it must: "
              + e.getMessage()
              + "; make it again with `copydesk models compile`",
          e);
    }
  }

  /** Unmaps the file; nothing is to be asked of the model any more. */
  @Override
  public void close() {
    parts.unmap();
  }

  /** Which model it is, with the SHA-256 over the files that it was compiled from. */
  public ModelDescription model() {
    return new ModelDescription(description.name(), description.version(), Optional.of(source));
  }

  /** What tells the compiler that wrote the file from any other. */
  public int compiler() {
    return compiler;
  }

  /** The label that means "no name". */
  public String background() {
    return precedence.labels().get(0);
  }

  /** All labels of all CRFs: what {@link Labeller} counts in. The first is the background. */
  public List<String> labels() {
    return precedence.labels();
  }

  /** Takes a labeller that nobody uses, or makes one; give it back when done. */
  public Labeller borrow() {
    Labeller labeller = idle.pollFirst();
    return labeller == null ? new Labeller(this) : labeller;
  }

  /** Keeps a labeller for whoever is next. */
  public void giveBack(Labeller labeller) {
    idle.offerFirst(labeller);
  }

  /** Names and flags of the CRFs, in order of precedence. */
  public List<String> origins() {
    List<String> origins = new ArrayList<>();
    for (ModelSpec model : description.models()) {
      origins.add(model.name() + ": " + model.flags());
    }
    return origins;
  }

  Description description() {
    return description;
  }

  Dimensions dimensions() {
    return dimensions;
  }

  StringTable vocabulary() {
    return vocabulary;
  }

  Words words() {
    return words;
  }

  Sums nodeSums() {
    return nodeSums;
  }

  Sums edgeSums() {
    return edgeSums;
  }

  Rows nodeRows() {
    return nodeRows;
  }

  Rows edgeRows() {
    return edgeRows;
  }

  Neighbours neighbours() {
    return neighbours;
  }

  PackedTable shapeTriples() {
    return shapeTriples;
  }

  ShapePairs shapePairs() {
    return shapePairs;
  }

  IntBuffer classPairs() {
    return classPairs;
  }

  int classRow(int wordClass, ClassField field) {
    return classRows.get(wordClass * ClassField.values().length + field.ordinal());
  }

  int shapeRow(int model, int shape, ShapeField field) {
    return shapeRows.get((shapeBase[model] + shape) * ShapeField.values().length + field.ordinal());
  }

  /** The shape of a word for each model; 0 if the model has no features of it. */
  int[] shapesOf(String word) {
    int[] found = new int[dimensions.models()];
    // Most models share their shape function, and all of them the lower-case word.
    WordShape function = WordShape.NONE;
    StringBuilder shape = new StringBuilder();
    boolean marks = false;
    int length = 0;
    int knowing = -1;
    for (int m = 0; m < found.length; m++) {
      WordShape wanted = description.models().get(m).shape();
      if (m == 0 || wanted != function) {
        function = wanted;
        marks = wanted.marks(word);
        shape.setLength(0);
        // In the table, the model stands in front of its shape.
        shape.append('\0').append(wanted.bare(word));
        length = shape.length();
      }
      shape.setCharAt(0, (char) m);
      shape.setLength(length);
      if (marks) {
        knowing = knowing < 0 ? knowing(word) : knowing;
        if ((knowing >> m & 1) != 0) {
          shape.append('k');
        }
      }
      found[m] = Math.max(0, shapes.find(shape, 0, shape.length()));
    }
    return found;
  }

  /** The models that know a word in lower case, as bits. */
  private int knowing(String word) {
    return Math.max(0, knownLower.find(word.toLowerCase(Locale.ROOT)));
  }

  StringTable grams() {
    return grams;
  }

  Lexicon lexicon() {
    return lexicon;
  }

  Respelling respelling() {
    return respelling;
  }

  LabelPrecedence precedence() {
    return precedence;
  }
}
