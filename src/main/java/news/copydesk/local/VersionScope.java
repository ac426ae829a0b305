package news.copydesk.local;

/** Which versions a question is about. */
enum VersionScope {
  VISIBLE,
  ALL;

  boolean shows(RegistryState.Version version) {
    return this == ALL || !version.hidden();
  }
}
