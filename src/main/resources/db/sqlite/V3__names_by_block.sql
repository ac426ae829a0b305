-- SQLite only. New names go all over an index of all names, so that a batch of articles rewrites nearly every page of it.
-- By blocks of 2,048 articles they go to the last block, whose pages are few and in memory. A name is then sought once in
-- each block: a skip-scan, which SQLite considers only where statistics say that blocks have many rows. So they say that;
-- ANALYZE would replace them by true ones, which say the same. docs/rationale/sink.md has the numbers.

DROP INDEX entity_by_name;

CREATE INDEX entity_by_name ON entity (article_key / 2048, name, type);

ANALYZE sqlite_schema;

DELETE FROM sqlite_stat1 WHERE tbl = 'entity';

-- Rows, and how many of them there are to a block, a name in it, a type of that, an article, a position.
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('entity', 'entity_by_name', '1000000 22000 3 3 1 1');

ANALYZE sqlite_schema;
