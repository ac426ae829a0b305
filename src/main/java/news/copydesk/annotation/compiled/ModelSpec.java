package news.copydesk.annotation.compiled;

import java.util.List;

/**
 * What is particular to one CRF of a compiled model.
 *
 * @param name where it comes from, for example a file's name
 * @param labels in the order of its weights
 * @param pairs which labels follow which: previous label times number of labels plus label; sorted
 *     by label, then by previous label. Others never were in training, and are not considered
 * @param nodeBase first of its columns among the labels of all CRFs
 * @param edgeBase first of its columns among the label pairs of all CRFs
 * @param background which of them means "no name"
 * @param shape its word-shape function
 * @param shapes how many shapes it has features of; ids begin at 1, and 0 is any other shape
 * @param disjunctionWidth how many words on each side are seen regardless of their place; 0: none
 * @param titles whether it looks for words like Mrs
 * @param flags its flags in CoreNLP's words, for people
 */
public record ModelSpec(
    String name,
    List<String> labels,
    List<Integer> pairs,
    int nodeBase,
    int edgeBase,
    int background,
    WordShape shape,
    int shapes,
    int disjunctionWidth,
    boolean titles,
    String flags) {}
