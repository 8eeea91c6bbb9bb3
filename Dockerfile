# An image of the bot: docker build --tag vraagbaak .
# It holds the program and the documents, and nothing else: no shell, no package manager. docs/running.md
# tells how to run it.

# What the program and its documents become, as packaging/image-root lays them out. A release has built the
# program already and brings this stage along: docker build --build-context build=FOLDER, with a folder below
# it for each machine (amd64, arm64).
FROM rust:1.94-slim-bookworm AS build
ARG TARGETARCH=amd64
RUN apt-get update && apt-get install --yes --no-install-recommends python3 \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry --mount=type=cache,target=/src/target \
  cargo build --locked --profile dist --bin vraagbaak \
  && packaging/image-root target/dist/vraagbaak "/$TARGETARCH"

# The same Debian as above, with its C library and a user `nonroot` (65532), and little else.
FROM gcr.io/distroless/cc-debian12:nonroot
ARG TARGETARCH=amd64
COPY --from=build /${TARGETARCH}/usr /usr
COPY --from=build /${TARGETARCH}/corpus /corpus
COPY --from=build --chown=65532:65532 /${TARGETARCH}/data /data

# Relative folders are those of the image: a copy of .env.example, in which they are called `corpus` and
# `data`, means the same.
WORKDIR /
ENV CORPUS_DIR=/corpus DATA_DIR=/data METRICS_ADDR=127.0.0.1:9100
USER 65532:65532
VOLUME /data
# Silence may last for five minutes (docs/running.md, 14): a container that is unwell is to be looked at, and
# not to be restarted at once.
HEALTHCHECK --interval=30s --timeout=10s --start-period=2m --retries=10 CMD ["/usr/local/bin/vraagbaak", "health"]
ENTRYPOINT ["/usr/local/bin/vraagbaak"]
