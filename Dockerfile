# fathom in an image, set up for prediction:
#   docker build -t fathom . && docker run --rm -v "$PWD:/data" fathom predict photo.jpg -o out
# With training and export too:
#   docker build --build-arg SETUP=--all -t fathom .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS dotnet

# Debian 12, because Fathom is built against its OpenCV, libtorch and Embree.
FROM debian:bookworm-slim
ARG SETUP=
COPY --from=dotnet /usr/share/dotnet /usr/share/dotnet
RUN ln -s /usr/share/dotnet/dotnet /usr/local/bin/dotnet
COPY . /fathom
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates npm \
    && /fathom/fathom setup $SETUP \
    && apt-get clean && rm -rf /var/lib/apt/lists/* ~/.npm ~/.nuget/packages
WORKDIR /data
ENTRYPOINT ["/fathom/fathom"]
