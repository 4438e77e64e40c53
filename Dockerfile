# A small image with the program alone, static, for a user without rights:
#     docker build -t paylint .
#     docker run --rm -v "$PWD:/work:ro" -w /work paylint .
FROM debian:12 AS build
RUN apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y \
    --no-install-recommends install gcc libc6-dev make autoconf automake \
    pkg-config libyaml-dev libjson-c-dev libpcre2-dev zlib1g-dev libzstd-dev
COPY . /src
WORKDIR /src/build-static
RUN ../autogen.sh && \
    ../configure -q PKG_CONFIG='pkg-config --static' LDFLAGS=-static && \
    make -s && strip paylint

FROM scratch
COPY --from=build /src/build-static/paylint /paylint
USER 65534:65534
ENTRYPOINT ["/paylint"]
