# Copydesk's image: docker build -t copydesk .
# One image for all commands: run (the default) enriches, sink writes the database.

FROM maven:3.9-eclipse-temurin-17 AS build
# For Maven's Java, such as a proxy: docker build --build-arg MAVEN_OPTS=-Dhttps.proxyHost=…
ARG MAVEN_OPTS
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
COPY schemas schemas
COPY src/main src/main
COPY LICENSE ./
# The checks ran before an image is built: mvn verify.
RUN mvn -q -B package -Dquick -Dmaven.test.skip=true

FROM eclipse-temurin:25-jre
LABEL org.opencontainers.image.title="Copydesk" \
      org.opencontainers.image.description="A Kafka Streams processor that enriches news articles" \
      org.opencontainers.image.licenses="GPL-3.0-or-later"
# The numeric id is for Kubernetes, which can only tell from a number that it is not root.
RUN groupadd --gid 10001 copydesk \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin copydesk
WORKDIR /opt/copydesk
# What changes seldom comes first: models, then libraries, then Copydesk itself.
COPY --from=build /build/target/distribution/models models
COPY --from=build /build/target/distribution/lib lib
COPY --from=build /build/target/distribution/LICENSE /build/target/distribution/copydesk.example.yaml ./
COPY --from=build /build/target/distribution/bin bin
# A trial run of everything, models, broker and database included, and its classes kept for a fast
# start (class-data sharing, JEP 350).
# The demo fails unless every article is accounted for, so that this is the image's first test too.
RUN COPYDESK_JAVA_OPTS="-Xlog:disable -XX:ArchiveClassesAtExit=/opt/copydesk/copydesk.jsa" \
    bin/copydesk demo --data /tmp/demo \
 && test -s copydesk.jsa \
 && chmod a+r copydesk.jsa \
 && rm -rf /tmp/*
USER 10001:10001
# All that is written goes to /tmp: native libraries are unpacked there, models are cached, Kafka Streams locks its
# directory. Mount a tmpfs there (not noexec) and the rest may be read-only.
ENV COPYDESK_KAFKA_STATE_DIR=/tmp/copydesk-streams \
    COPYDESK_MODELS_CACHE=/tmp/copydesk-models \
    COPYDESK_HTTP_HOST=0.0.0.0 \
    COPYDESK_LOG_FORMAT=json
EXPOSE 8900
# The launcher replaces itself with Java, so that Java is process 1 and SIGTERM reaches it.
ENTRYPOINT ["/opt/copydesk/bin/copydesk"]
CMD ["run"]
