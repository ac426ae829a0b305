package news.copydesk.annotation.corenlp.compile;

import edu.stanford.nlp.process.AmericanizeFunction;
import edu.stanford.nlp.sequences.SeqClassifierFlags;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import news.copydesk.annotation.compiled.WordShape;

/**
 * Refuses what would not be labelled as CoreNLP labels it. A flag is fine if it has its default, if
 * the compiler knows it, or if it says how to train, read or print and not how to label.
 */
final class SupportedFlags {

  /** What the compiler and the run time act on. */
  private static final Set<String> COMPILED =
      Set.of(
          "useWord",
          "useNGrams",
          "noMidNGrams",
          "maxNGramLeng",
          "usePrev",
          "useNext",
          "useSequences",
          "usePrevSequences",
          "wordShape",
          "useTypeSeqs",
          "useTypeSeqs2",
          "useTypeySequences",
          "useDisjunctive",
          "disjunctionWidth",
          "useClassFeature",
          "useLastRealWord",
          "useNextRealWord",
          "useOccurrencePatterns",
          "useTitle",
          "useDistSim",
          "unknownWordDistSimClass",
          "numberEquivalenceDistSim",
          "casedDistSim",
          "wordFunction",
          "maxLeft",
          "backgroundSymbol");

  /** What changes no label of tokens that are there, once a model is trained and in memory. */
  private static final Set<String> WITHOUT_EFFECT =
      new TreeSet<>(
          List.of(
              // Long sequences begin beyond a window of two.
              ("stringRep useLongSequences intern intern2 cacheNGrams serializeTo serializeToText"
                      + " loadClassifier loadTextClassifier trainFile trainFiles trainFileList"
                      + " testFile testFiles textFile textFiles devFile baseTrainDir baseTestDir"
                      + " answerFile map type classifierType documentReader readerAndWriter"
                      + " plainTextDocumentReaderAndWriter tokenFactory tokenFactoryArgs"
                      + " featureFactoryArgs saveFeatureIndexToDisk useObservedSequencesOnly"
                      + " removeBackgroundSingletonFeatures featureCountThresh featureDiffThresh"
                      + " numTimesPruneFeatures featureThreshold featureWeightThreshold normalize"
                      + " sigma epsilon tolerance priorType l1reg maxIterations QNsize QNsize2"
                      + " useQN useOWLQN useSGD useSGDtoQN useHybrid SGDPasses QNPasses tuneSGD"
                      + " gainSGD initialGain stochasticBatchSize stochasticMethod useSum"
                      + " useRobustQN useHuber useQuartic maxQNItr multiThreadGrad evaluateIters"
                      + " evalCmd evaluateTrain terminateOnEvalImprovement"
                      + " terminateOnAvgImprovement useRandomSeed inputEncoding outputEncoding"
                      + " outputFormat distSimLexicon distSimFileFormat distSimMaxBits dict2name"
                      + " keepOBInMemory printFeatures printFeaturesUpto printClassifier"
                      + " printClassifierParam verboseMode suppressTestDebug props initialWeights"
                      + " entitySubclassification retainEntitySubclassification mergeTags iobTags"
                      + " maxDocSize beamSize useKnownLCWords maxAdditionalKnownLCWords"
                      + " gazettes pad lastNameList maleNameList femaleNameList")
                  .split(" ")));

  private SupportedFlags() {}

  /**
   * Compares the flags of one CRF.
   *
   * @throws UnsupportedCrfException naming each flag that cannot be compiled
   */
  static void check(String name, SeqClassifierFlags flags) {
    List<String> problems = new ArrayList<>();
    SeqClassifierFlags defaults = new SeqClassifierFlags();
    for (Field field : SeqClassifierFlags.class.getFields()) {
      if (!Modifier.isStatic(field.getModifiers())
          && !COMPILED.contains(field.getName())
          && !WITHOUT_EFFECT.contains(field.getName())) {
        compare(field, flags, defaults, problems);
      }
    }
    if (flags.maxLeft != 1) {
      problems.add("maxLeft=" + flags.maxLeft + " (only 1)");
    }
    if (flags.useNGrams && !flags.noMidNGrams) {
      problems.add("noMidNGrams=false (only true, with useNGrams)");
    }
    if (Arrays.stream(WordShape.values()).noneMatch(shape -> shape.code() == flags.wordShape)) {
      problems.add("wordShape=" + flags.wordShape + " (only dan2, chris2 and their useLC)");
    }
    if (flags.useTypeySequences && flags.wordShape < 0) {
      problems.add("useTypeySequences=true (only with wordShape)");
    }
    if (flags.wordFunction != null && !(flags.wordFunction instanceof AmericanizeFunction)) {
      problems.add("wordFunction=" + flags.wordFunction.getClass().getName());
    }
    if (!problems.isEmpty()) {
      throw new UnsupportedCrfException(
          "CRF "
              + name
              + " cannot be compiled: unsupported "
              + String.join(", ", problems)
              + "; use it with CoreNLP itself");
    }
  }

  /** The flags that decide how a CRF labels, where they are not the default. */
  static String describe(SeqClassifierFlags flags) {
    SeqClassifierFlags defaults = new SeqClassifierFlags();
    List<String> set = new ArrayList<>();
    for (Field field : SeqClassifierFlags.class.getFields()) {
      if (COMPILED.contains(field.getName()) && !field.getName().equals("wordFunction")) {
        compare(field, flags, defaults, set);
      }
    }
    if (flags.wordFunction != null) {
      set.add("wordFunction=" + flags.wordFunction.getClass().getSimpleName());
    }
    return String.join(" ", set);
  }

  private static void compare(
      Field field, SeqClassifierFlags flags, SeqClassifierFlags defaults, List<String> problems) {
    try {
      Object value = field.get(flags);
      if (!Objects.equals(value, field.get(defaults)) && !blank(value)) {
        problems.add(field.getName() + "=" + value);
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("public fields can be read", e);
    }
  }

  // Older CoreNLPs left empty what newer ones leave out.
  private static boolean blank(Object value) {
    return value == null || value.equals("");
  }
}
