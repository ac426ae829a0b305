package news.copydesk.local;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One change of the registry; its whole state is the sequence of them. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RegistryEvent.Registered.class, name = "registered"),
  @JsonSubTypes.Type(value = RegistryEvent.Hidden.class, name = "hidden"),
  @JsonSubTypes.Type(value = RegistryEvent.Removed.class, name = "removed"),
  @JsonSubTypes.Type(value = RegistryEvent.RuleSet.class, name = "rule-set"),
  @JsonSubTypes.Type(value = RegistryEvent.RuleCleared.class, name = "rule-cleared")
})
sealed interface RegistryEvent {
  /** The subject got a version; the schema in canonical form. */
  record Registered(String subject, int version, int id, String schema) implements RegistryEvent {}

  /** A version was deleted softly: out of sight, still readable by id. */
  record Hidden(String subject, int version) implements RegistryEvent {}

  /** A version was deleted for good. */
  record Removed(String subject, int version) implements RegistryEvent {}

  /** A subject, or every subject without its own where it is empty, got a compatibility rule. */
  record RuleSet(String subject, CompatibilityRule rule) implements RegistryEvent {}

  /** A subject follows the global rule again. */
  record RuleCleared(String subject) implements RegistryEvent {}
}
