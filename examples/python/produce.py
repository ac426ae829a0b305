"""Sends one article. First: pip install -r requirements.txt, and in another terminal ./copydesk local"""
import os
import pathlib

from confluent_kafka import Producer
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroSerializer
from confluent_kafka.serialization import MessageField, SerializationContext

registry = SchemaRegistryClient({"url": os.environ.get("REGISTRY", "http://localhost:8081")})
schema = pathlib.Path(__file__).parents[2] / "schemas" / "Article.avsc"
write = AvroSerializer(registry, schema.read_text())

article = {"id": "python/1", "revision": 0, "url": None, "source": "Herald", "title": "Bridge opens",
           "body": "Mayor Jane Doe opened the Harbor Bridge in Portland on Monday.", "language": "en",
           "publishedAt": None, "fetchedAt": None, "attributes": {}}
producer = Producer({"bootstrap.servers": os.environ.get("BROKER", "localhost:9092")})
# The key is the article's id, as UTF-8.
producer.produce("articles.new", key=article["id"],
                 value=write(article, SerializationContext("articles.new", MessageField.VALUE)))
producer.flush()
print("sent", article["id"])
