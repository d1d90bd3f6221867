# The service in a container. The RUN lines call build/container.sh, which the per-commit suite runs too.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN build/container.sh publish /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
COPY --from=build /app /app
COPY build/container.sh /app/container.sh
RUN /app/container.sh user
USER search
VOLUME /data
EXPOSE 50051
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["/app/search", "health"]
# Inside the container only loopback is bound unless the run line says otherwise:
#   docker run -p 50051:50051 -v search:/data IMAGE serve --data /data --listen 0.0.0.0:50051 --allow-insecure-remote
ENTRYPOINT ["/app/search"]
CMD ["serve", "--data", "/data"]
