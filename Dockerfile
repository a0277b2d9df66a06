# One image file for the four services:
#   docker build --build-arg SERVICE=rental-command -t clothing-rental/rental-command .

FROM eclipse-temurin:25.0.1_8-jdk-noble AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends maven \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
ARG SERVICE
# Maven's own cache is kept between builds and enters no layer
RUN --mount=type=cache,target=/root/.m2,sharing=locked \
    mvn -B -ntp -DskipTests -Dspotless.check.skip -pl "${SERVICE:?name a service with --build-arg SERVICE=…}" -am package \
    && cp "${SERVICE}/target/${SERVICE}"-*-exec.jar app.jar \
    && java -Djarmode=tools -jar app.jar extract --layers --destination /layers

FROM eclipse-temurin:25.0.1_8-jre-noble
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin rental
WORKDIR /app
# what changes seldom comes first
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/spring-boot-loader/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
COPY --chmod=755 deploy/service/ready.sh /usr/local/bin/ready

# The same flags for training and running, or the cache is useless without a word.
ENV JAVA_FLAGS="-XX:+UseSerialGC --enable-native-access=ALL-UNNAMED"

# The AOT cache: classes loaded and linked in a start that ends by itself as soon as the context is refreshed. No store is
# there in a build; rental-query needs none for that, the others start without what asks theirs. What that would have
# loaded is not in the cache and is loaded as usual, as is everything that is first needed when the service works.
COPY deploy/service/training.options /tmp/training.options
ARG SERVICE
RUN if [ "$SERVICE" = rental-query ]; then training=; else training=@/tmp/training.options; fi \
    && java $JAVA_FLAGS -XX:AOTCacheOutput=app.aot -Dspring.context.exit=onRefresh $training -jar app.jar \
    && test -s app.aot

USER 10001
# heap and stacks fit into the container's memory limit
ENV JAVA_MEMORY="-XX:MaxRAMPercentage=60"
# exec: the service gets the signal to stop, not a shell; AOTMode auto: without a usable cache it starts all the same
ENTRYPOINT ["/bin/sh", "-c", "exec java $JAVA_FLAGS $JAVA_MEMORY -XX:AOTCache=app.aot -XX:+ExitOnOutOfMemoryError -jar app.jar \"$@\"", "java"]
