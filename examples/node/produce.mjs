// Sends one article. First: npm install, and in another terminal ./copydesk local
import { readFileSync } from 'node:fs';
import { Kafka } from 'kafkajs';
import { SchemaRegistry, SchemaType } from '@kafkajs/confluent-schema-registry';

const registry = new SchemaRegistry({ host: process.env.REGISTRY ?? 'http://localhost:8081' });
const kafka = new Kafka({ brokers: [process.env.BROKER ?? 'localhost:9092'] });

const schema = readFileSync(new URL('../../schemas/Article.avsc', import.meta.url), 'utf8');
const { id } = await registry.register(
  { type: SchemaType.AVRO, schema }, { subject: 'articles.new-value' });

const article = {
  id: 'node/1', revision: 0, url: null, source: 'Herald', title: 'Bridge opens',
  body: 'Mayor Jane Doe opened the Harbor Bridge in Portland on Monday.', language: 'en',
  publishedAt: Date.now(), fetchedAt: null, attributes: {},
};
const producer = kafka.producer();
await producer.connect();
// The key is the article's id.
await producer.send({
  topic: 'articles.new',
  messages: [{ key: article.id, value: await registry.encode(id, article) }],
});
await producer.disconnect();
console.log(`sent ${article.id}`);
