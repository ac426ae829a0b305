package news.copydesk.rollout;

/**
 * What a record on the control topic says. A newer program may say more: what a reader does not
 * know it passes over.
 */
public sealed interface ControlMessage permits WantedVersion, WantedExperiment {

  /** The record's key; of two with the same key, the later counts. */
  String key();
}
