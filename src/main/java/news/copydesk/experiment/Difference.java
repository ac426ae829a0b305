package news.copydesk.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Entity;
import news.copydesk.annotation.Mention;
import news.copydesk.annotation.Section;
import news.copydesk.annotation.Sentiment;
import news.copydesk.annotation.Topic;

/**
 * How what a candidate found differs from what the live version found.
 *
 * @param same spans that both found, with the same type
 * @param spans those that differ, in the order of the text
 * @param relinked spans that both found and that they link to different entries
 * @param topicsSame topics that both found
 * @param topicsAdded ids of topics that only the candidate found
 * @param topicsLost ids of topics that only the live version found
 * @param sentiment the two labels, where they differ
 */
public record Difference(
    int same,
    List<Span> spans,
    int relinked,
    int topicsSame,
    List<String> topicsAdded,
    List<String> topicsLost,
    Optional<Move> sentiment) {

  /**
   * A span that only one found, or that they call differently.
   *
   * @param begin in code points of the text that annotators read
   * @param live the live version's type; empty if it did not find it
   * @param candidate the candidate's type; empty if it did not find it
   */
  public record Span(
      Section section, int begin, int end, Optional<String> live, Optional<String> candidate) {}

  /** From one label to another. */
  public record Move(String live, String candidate) {}

  /** Copies the lists. */
  public Difference {
    spans = List.copyOf(spans);
    topicsAdded = List.copyOf(topicsAdded);
    topicsLost = List.copyOf(topicsLost);
  }

  private record Place(Section section, int begin, int end) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int bySection = section.compareTo(other.section);
      int byBegin = bySection == 0 ? Integer.compare(begin, other.begin) : bySection;
      return byBegin == 0 ? Integer.compare(end, other.end) : byBegin;
    }
  }

  private record Meaning(String type, Optional<String> link) {}

  /**
   * Compares what two versions of one annotator made of what the annotators before it had found;
   * what neither touched is no agreement.
   */
  public static Difference between(
      Annotations before, Annotations live, Annotations candidate) {
    boolean named =
        !before.entities().equals(live.entities())
            || !before.entities().equals(candidate.entities());
    Map<Place, Meaning> ours = named ? places(live) : Map.of();
    Map<Place, Meaning> theirs = named ? places(candidate) : Map.of();
    TreeSet<Place> all = new TreeSet<>(ours.keySet());
    all.addAll(theirs.keySet());
    int same = 0;
    int relinked = 0;
    List<Span> spans = new ArrayList<>();
    for (Place place : all) {
      Optional<Meaning> our = Optional.ofNullable(ours.get(place));
      Optional<Meaning> their = Optional.ofNullable(theirs.get(place));
      if (our.map(Meaning::type).equals(their.map(Meaning::type))) {
        same++;
        relinked += our.equals(their) ? 0 : 1;
      } else {
        spans.add(
            new Span(
                place.section(),
                place.begin(),
                place.end(),
                our.map(Meaning::type),
                their.map(Meaning::type)));
      }
    }
    Set<String> ourTopics = topics(live);
    Set<String> theirTopics = topics(candidate);
    return new Difference(
        same,
        spans,
        relinked,
        both(ourTopics, theirTopics).size(),
        without(theirTopics, ourTopics),
        without(ourTopics, theirTopics),
        moved(live.sentiment(), candidate.sentiment()));
  }

  /** Spans that only the candidate found. */
  public long added() {
    return spans.stream().filter(span -> span.live().isEmpty()).count();
  }

  /** Spans that only the live version found. */
  public long lost() {
    return spans.stream().filter(span -> span.candidate().isEmpty()).count();
  }

  /** Spans that both found and call differently. */
  public long retyped() {
    return spans.size() - added() - lost();
  }

  /** Whether there is none. */
  public boolean none() {
    return spans.isEmpty()
        && relinked == 0
        && topicsAdded.isEmpty()
        && topicsLost.isEmpty()
        && sentiment.isEmpty();
  }

  private static Map<Place, Meaning> places(Annotations annotations) {
    Map<Place, Meaning> places = new TreeMap<>();
    for (Entity entity : annotations.entities()) {
      Optional<String> link = entity.link().map(found -> found.id());
      for (Mention mention : entity.mentions()) {
        places.put(
            new Place(mention.section(), mention.begin(), mention.end()),
            new Meaning(entity.type(), link));
      }
    }
    return places;
  }

  private static Set<String> topics(Annotations annotations) {
    Set<String> ids = new TreeSet<>();
    for (Topic topic : annotations.topics()) {
      ids.add(topic.id());
    }
    return ids;
  }

  private static Set<String> both(Set<String> some, Set<String> others) {
    Set<String> both = new HashSet<>(some);
    both.retainAll(others);
    return both;
  }

  private static List<String> without(Set<String> some, Set<String> others) {
    return some.stream().filter(id -> !others.contains(id)).toList();
  }

  private static Optional<Move> moved(Optional<Sentiment> live, Optional<Sentiment> candidate) {
    String from = live.map(tone -> tone.label().name()).orElse("NONE");
    String to = candidate.map(tone -> tone.label().name()).orElse("NONE");
    return from.equals(to) ? Optional.empty() : Optional.of(new Move(from, to));
  }
}
