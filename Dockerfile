# fathom in an image, set up for prediction:  docker build -t fathom . && docker run --rm -v "$PWD:/data" fathom predict /data/photo.jpg -o /data/out
# With training and export:                   docker build --build-arg SETUP=--all -t fathom .
FROM mcr.microsoft.com/dotnet/sdk:10.0-bookworm-slim
ARG SETUP=
COPY . /fathom
RUN /fathom/fathom setup $SETUP && apt-get clean && rm -rf /var/lib/apt/lists/* /root/.npm /root/.nuget /tmp/*
WORKDIR /data
ENTRYPOINT ["/fathom/fathom"]
