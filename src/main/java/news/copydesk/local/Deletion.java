package news.copydesk.local;

/** How far a deletion goes: out of sight, and in a second step out of the registry. */
enum Deletion {
  SOFT,
  PERMANENT;

  RegistryEvent of(RegistryState.Version version) {
    return this == SOFT
        ? new RegistryEvent.Hidden(version.subject(), version.version())
        : new RegistryEvent.Removed(version.subject(), version.version());
  }
}
