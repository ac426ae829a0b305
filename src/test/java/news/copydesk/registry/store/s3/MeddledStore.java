package news.copydesk.registry.store.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import news.copydesk.registry.manifest.ModelFile;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.registry.store.Staging;
import news.copydesk.registry.store.WritableStore;

/**
 * A store to which somebody else does something in the worst moment, once: after the ledger was
 * read, before anything is written. (S3Mock looks at a condition and then writes, without a lock
 * around the two, so threads that hurry prove nothing with it; Amazon's S3 does both at once.)
 */
final class MeddledStore implements WritableStore {

  private final WritableStore store;
  private final Meddling meddling;
  private boolean done;
  private int writes;

  /** What somebody else does. */
  @FunctionalInterface
  interface Meddling {
    Object meddle() throws IOException;
  }

  MeddledStore(WritableStore store, Meddling meddling) {
    this.store = store;
    this.meddling = meddling;
  }

  int writes() {
    return writes;
  }

  private void meddle() throws IOException {
    if (!done) {
      done = true;
      meddling.meddle();
    }
  }

  @Override
  public void publish(Staging staging, String model, SemanticVersion version) throws IOException {
    meddle();
    store.publish(staging, model, version);
  }

  @Override
  public void writeLedger(String model, byte[] before, byte[] after) throws IOException {
    meddle();
    writes++;
    store.writeLedger(model, before, after);
  }

  @Override
  public <T> T exclusively(String model, Change<T> change) throws IOException {
    return store.exclusively(model, change);
  }

  @Override
  public String location() {
    return store.location();
  }

  @Override
  public List<String> models() throws IOException {
    return store.models();
  }

  @Override
  public byte[] ledger(String model) throws IOException {
    return store.ledger(model);
  }

  @Override
  public byte[] manifest(String model, SemanticVersion version) throws IOException {
    return store.manifest(model, version);
  }

  @Override
  public InputStream open(String model, SemanticVersion version, ModelFile file, long offset)
      throws IOException {
    return store.open(model, version, file, offset);
  }

  @Override
  public Staging stage() throws IOException {
    return store.stage();
  }

  @Override
  public void delete(String model, SemanticVersion version) throws IOException {
    store.delete(model, version);
  }

  @Override
  public int cleanUp() throws IOException {
    return store.cleanUp();
  }
}
