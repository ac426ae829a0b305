"""Prints the names in each enriched article until stopped; with a number, stops after so many."""
import os
import sys

from confluent_kafka import Consumer
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroDeserializer
from confluent_kafka.serialization import MessageField, SerializationContext

read = AvroDeserializer(SchemaRegistryClient({"url": os.environ.get("REGISTRY", "http://localhost:8081")}))
# Enriched articles are written in transactions: read committed ones.
consumer = Consumer({"bootstrap.servers": os.environ.get("BROKER", "localhost:9092"), "group.id": "python-reader",
                     "auto.offset.reset": "earliest", "isolation.level": "read_committed"})
consumer.subscribe(["articles.enriched"])
left = int(sys.argv[1]) if len(sys.argv) > 1 else -1
while left != 0:
    message = consumer.poll(1)
    if message is None or message.error():
        continue
    article = read(message.value(), SerializationContext("articles.enriched", MessageField.VALUE))
    print(article["id"], [f"{entity['type']}:{entity['text']}" for entity in article["entities"]])
    left -= 1
consumer.close()
