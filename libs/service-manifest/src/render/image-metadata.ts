import { CONTAINER_USER, healthCheckCommand, nodeOf, runtimeBaseOf } from './container.ts';
import type { ImageInput } from './image-input.ts';
import { resolveSettings } from '../resolve.ts';

/** What the final image says of itself: user, port, health check, command and labels. */
export function metadata({ name, manifest, repository }: ImageInput): string {
  const { healthCheck } = resolveSettings(manifest, '');
  const node = nodeOf(runtimeBaseOf(manifest));
  // The task definition turns TLS on; by default, as on a laptop, the image does not use it.
  const healthCheckOfImage = healthCheckCommand({ ...manifest, tls: false });
  return `USER ${CONTAINER_USER}:${CONTAINER_USER}
EXPOSE ${manifest.port}
HEALTHCHECK --interval=${healthCheck.interval}s --timeout=${healthCheck.timeout}s --retries=${healthCheck.retries} --start-period=${healthCheck.startPeriod}s \\
    CMD ${JSON.stringify(healthCheckOfImage.slice(1))}
ENTRYPOINT ["/usr/bin/dumb-init", "--", "${node}", "--enable-source-maps", "--require", "/app/compile-cache.cjs"]
CMD ["/app/main.mjs"]
ARG SERVICE_VERSION=development
ARG CREATED=
ENV NODE_ENV=production PORT=${manifest.port} SERVICE_VERSION=\${SERVICE_VERSION}
LABEL org.opencontainers.image.title="${name}" \\
      org.opencontainers.image.description="${label(manifest.description)}" \\
      org.opencontainers.image.source="${repository}" \\
      org.opencontainers.image.revision="\${SERVICE_VERSION}" \\
      org.opencontainers.image.created="\${CREATED}"
`;
}

const label = (text: string) => text.replace(/["\\$\r\n]/g, (character) => `\\${character}`);
