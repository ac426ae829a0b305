-- What people ask for first; docs/database.md has an example query for each.

CREATE VIEW entity_per_day AS
SELECT a.day, e.type, e.name, count(DISTINCT e.article_key) AS articles, sum(e.mention_count) AS mentions
FROM entity e
JOIN article a ON a.article_key = e.article_key
GROUP BY a.day, e.type, e.name;

CREATE VIEW latest_mention AS
SELECT e.name, e.type, coalesce(a.published_at, a.fetched_at, a.enriched_at) AS dated_at,
       a.id AS article_id, a.source, a.title, a.url, e.mention_count AS mentions
FROM entity e
JOIN article a ON a.article_key = e.article_key;

-- Each pair twice, once from either side, so that one name finds all its company.
CREATE VIEW entity_pair AS
SELECT e.name, e.type, o.name AS other_name, o.type AS other_type,
       count(DISTINCT e.article_key) AS articles
FROM entity e
JOIN entity o ON o.article_key = e.article_key AND (o.name <> e.name OR o.type <> e.type)
GROUP BY e.name, e.type, o.name, o.type;
