package news.copydesk.registry.cache;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the cache is kept.
 *
 * @param root its directory, shared by all processes of a host
 * @param mostBytes above this, what was used least recently goes, unless a process holds it
 * @param downloads files fetched at once
 * @param patience how long a version's download may take, or be waited for in another process
 */
public record CacheOptions(Path root, long mostBytes, int downloads, Duration patience) {}
