-- The enriched topic as tables, for PostgreSQL and SQLite alike; docs/database.md explains them.
-- Placeholders: ${timestamp} is timestamptz or text (ISO 8601, UTC, milliseconds), ${date} is date or
-- text (yyyy-mm-dd), ${key} makes numbers of its own, ${clustered} is empty or WITHOUT ROWID.
--
-- An article's other rows name it by a number, in the order in which articles come: an id of the producer's,
-- often random, would be repeated in some thirty rows and scatter them over all pages of the tables.

CREATE TABLE article (
  article_key      ${key},
  id               text NOT NULL UNIQUE,
  revision         bigint NOT NULL,
  model_epoch      bigint,            -- always null for now: the second half of the fence, see ArticleRows
  url              text,
  source           text NOT NULL,
  title            text,
  body             text,
  language         text,
  published_at     ${timestamp},
  fetched_at       ${timestamp},
  day              ${date} NOT NULL,  -- UTC day of published_at, else of fetched_at, else of enriched_at
  attributes       text NOT NULL,     -- a JSON object
  complete         boolean NOT NULL,
  truncated        boolean NOT NULL,
  enriched_at      ${timestamp} NOT NULL,
  record_partition integer NOT NULL,  -- the record that these rows were made of
  record_offset    bigint NOT NULL
);

CREATE INDEX article_by_day ON article (day);

CREATE TABLE entity (
  article_key        bigint NOT NULL REFERENCES article (article_key) ON DELETE CASCADE,
  position           integer NOT NULL,  -- from 0, in the record's order
  type               text NOT NULL,
  text               text NOT NULL,
  name               text NOT NULL,     -- the first 200 characters of text: what is indexed and grouped by
  mention_count      integer NOT NULL,
  link_id            text,
  link_name          text,
  link_category      text,
  link_latitude      double precision,
  link_longitude     double precision,
  link_score         double precision,
  link_match         text,
  sentiment_negative double precision,
  sentiment_neutral  double precision,
  sentiment_positive double precision,
  sentiment_label    text,
  PRIMARY KEY (article_key, position)
) ${clustered};

CREATE INDEX entity_by_name ON entity (name, type);

CREATE TABLE mention (
  article_key     bigint NOT NULL REFERENCES article (article_key) ON DELETE CASCADE,
  entity_position integer NOT NULL,
  position        integer NOT NULL,  -- from 0, within the entity
  section         text NOT NULL,     -- TITLE or BODY
  begin_offset    integer NOT NULL,  -- Unicode code points from 0
  end_offset      integer NOT NULL,  -- exclusive
  text            text NOT NULL,
  PRIMARY KEY (article_key, entity_position, position)
) ${clustered};

CREATE TABLE topic (
  article_key bigint NOT NULL REFERENCES article (article_key) ON DELETE CASCADE,
  position   integer NOT NULL,
  scheme     text NOT NULL,
  topic_id   text NOT NULL,
  label      text NOT NULL,
  confidence double precision,
  PRIMARY KEY (article_key, position)
) ${clustered};

CREATE TABLE sentiment (
  article_key bigint PRIMARY KEY REFERENCES article (article_key) ON DELETE CASCADE,
  negative   double precision,
  neutral    double precision,
  positive   double precision,
  label      text NOT NULL
) ${clustered};

CREATE TABLE provenance (
  article_key bigint NOT NULL REFERENCES article (article_key) ON DELETE CASCADE,
  position   integer NOT NULL,
  annotator  text NOT NULL,
  model      text NOT NULL,
  version    text NOT NULL,
  sha256     text,
  status     text NOT NULL,
  reason     text,
  micros     bigint NOT NULL,
  PRIMARY KEY (article_key, position)
) ${clustered};

-- Where each partition goes on. Changed in the transaction that writes the rows, by compare-and-set.
CREATE TABLE sink_offset (
  consumer_group   text NOT NULL,
  topic            text NOT NULL,
  partition_number integer NOT NULL,
  next_offset      bigint NOT NULL,
  PRIMARY KEY (consumer_group, topic, partition_number)
) ${clustered};
