package news.copydesk.registry.store;

import news.copydesk.registry.RegistryException;

/** Somebody else has changed a model between its ledger being read and being written. */
public final class LedgerConflictException extends RegistryException {

  private static final long serialVersionUID = 1L;

  /** Says which. */
  public LedgerConflictException(String model, String location) {
    super(
        "somebody else has just changed %s in %s; look at 'copydesk models history %s', then try again"
            .formatted(model, location, model));
  }
}
