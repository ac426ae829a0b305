// Prints the names in each enriched article until stopped; with a number, stops after so many.
import kafkajs from 'kafkajs';
import LZ4 from 'kafkajs-lz4';
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';

// What Copydesk writes is compressed with LZ4, which KafkaJS has in a package of its own.
const { CompressionCodecs, CompressionTypes, Kafka } = kafkajs;
CompressionCodecs[CompressionTypes.LZ4] = new LZ4().codec;

const registry = new SchemaRegistry({ host: process.env.REGISTRY ?? 'http://localhost:8081' });
const kafka = new Kafka({ brokers: [process.env.BROKER ?? 'localhost:9092'] });
let left = Number(process.argv[2] ?? Infinity);

// KafkaJS reads only what is committed unless told otherwise: enriched articles are transactional.
const consumer = kafka.consumer({ groupId: 'node-reader' });
await consumer.connect();
await consumer.subscribe({ topic: 'articles.enriched', fromBeginning: true });
await consumer.run({
  eachMessage: async ({ message }) => {
    const article = await registry.decode(message.value);
    console.log(article.id, ...article.entities.map((entity) => `${entity.type}:${entity.text}`));
    if (--left === 0) setImmediate(() => consumer.disconnect());
  },
});
