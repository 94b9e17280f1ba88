import type { Manifest } from '../schema/manifest-schema.ts';
import { CONTAINER_USER, healthCheckCommand, NODE } from './container.ts';
import { HEADER } from './header.ts';
import { resolveSettings } from '../resolve.ts';

/** What the image of a service is made from. */
export interface ImageInput {
  readonly name: string;
  readonly manifest: Manifest;
  /** Where the source is, for the label: an https address. */
  readonly repository: string;
  /** Folder of the service, such as `apps/payments`. */
  readonly folder: string;
  /** Folders of all packages of the workspace that the bundle may be made of, the service's own included. */
  readonly packages: readonly string[];
  readonly bases: BaseImages;
}

/** Complete references, with tag and digest: `node:26@sha256:...`. */
export interface BaseImages {
  readonly build: string;
  readonly runtime: string;
}

/** The Dockerfile: everything is built inside, and what runs has neither shell nor package manager. */
export function dockerfile({
  name,
  manifest,
  repository,
  folder,
  packages,
  bases,
}: ImageInput): string {
  const { healthCheck } = resolveSettings(manifest, '');
  const sorted = [...packages].sort();
  const manifests = sorted.map((path) => `COPY ${path}/package.json ${path}/\n`).join('');
  const sources = sorted.map((path) => `COPY ${path} ${path}\n`).join('');
  return `${HEADER}ARG BUILD_IMAGE=${bases.build}
ARG RUNTIME_IMAGE=${bases.runtime}

FROM \${BUILD_IMAGE} AS build
WORKDIR /workspace
ENV CI=true NX_DAEMON=false
RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\
    --mount=type=cache,target=/var/lib/apt,sharing=locked \\
    apt-get update && apt-get install --yes --no-install-recommends dumb-init
COPY package.json package-lock.json .npmrc ./
${manifests}RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts --no-audit --no-fund
COPY nx.json tsconfig.base.json ./
${sources}RUN npx nx build ${name}

FROM \${RUNTIME_IMAGE}
ARG SERVICE_VERSION=development
ARG CREATED=
LABEL org.opencontainers.image.title="${name}" \\
      org.opencontainers.image.description="${label(manifest.description)}" \\
      org.opencontainers.image.source="${repository}" \\
      org.opencontainers.image.revision="\${SERVICE_VERSION}" \\
      org.opencontainers.image.created="\${CREATED}"
ENV NODE_ENV=production SERVICE_VERSION=\${SERVICE_VERSION} PORT=${manifest.port}
WORKDIR /app
COPY --from=build /usr/bin/dumb-init /usr/bin/dumb-init
COPY --from=build /workspace/${folder}/dist/bundle/ /app/
USER ${CONTAINER_USER}:${CONTAINER_USER}
EXPOSE ${manifest.port}
HEALTHCHECK --interval=${healthCheck.interval}s --timeout=${healthCheck.timeout}s --retries=${healthCheck.retries} --start-period=${healthCheck.startPeriod}s \\
    CMD ${JSON.stringify(healthCheckCommand(manifest.port).slice(1))}
ENTRYPOINT ["/usr/bin/dumb-init", "--", "${NODE}", "--enable-source-maps"]
CMD ["/app/main.js"]
`;
}

const label = (text: string) => text.replace(/["\\$\r\n]/g, (character) => `\\${character}`);

/** What reaches the build at all: the lock file, the settings, and the packages that the bundle is made of. */
export function dockerignore({ packages }: Pick<ImageInput, 'packages'>): string {
  const files = ['.npmrc', 'nx.json', 'package-lock.json', 'package.json', 'tsconfig.base.json'];
  const lines = [
    '*',
    ...[...files, ...[...packages].sort()].map((path) => `!${path}`),
    ...['dist', 'node_modules', 'deploy', 'test'].map((folder) => `**/${folder}`),
    ...['*.spec.ts', '*.md', '.env*', 'service.json', 'jest.config.js'].map((file) => `**/${file}`),
  ];
  return `${HEADER}${lines.join('\n')}\n`;
}
