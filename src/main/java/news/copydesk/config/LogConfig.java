package news.copydesk.config;

import news.copydesk.ops.LogFormat;
import org.slf4j.event.Level;

/**
 * How log lines look.
 *
 * @param format for people or for machines
 * @param level the least serious level that is logged
 */
public record LogConfig(LogFormat format, Level level) {}
