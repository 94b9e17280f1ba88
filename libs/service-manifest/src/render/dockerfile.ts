import type { Manifest } from '../schema/manifest-schema.ts';
import {
  CONTAINER_USER,
  healthCheckCommand,
  nodeOf,
  runtimeBaseOf,
  type RuntimeBase,
} from './container.ts';
import { HEADER } from './header.ts';
import { lockfilesOf, NPM, type PackageManager } from './package-manager.ts';
import { resolveSettings } from '../resolve.ts';

/** The inputs of a service's image. */
export interface ImageInput {
  readonly name: string;
  readonly manifest: Manifest;
  /** The source code, for the label: an https address. */
  readonly repository: string;
  /** Folder of the service, such as `apps/payments`. */
  readonly folder: string;
  /** Folders of all workspace packages that the bundle may contain, including the service's own. */
  readonly packages: readonly string[];
  /**
   * Folder of @gatehouse/bundle if it is part of the workspace; otherwise it is a dependency of the
   * workspace's root.
   */
  readonly bundler?: string | undefined;
  /** Default: npm. */
  readonly packageManager?: PackageManager | undefined;
  readonly bases: BaseImages;
}

/** Complete references, with tag and digest: `docker.io/library/node:26@sha256:...`. */
export type BaseImages = Readonly<Record<'build' | RuntimeBase, string>>;

/**
 * The bundler runs in the image's build stage and stays there: its sources from this workspace, or the
 * package at the version in the lockfile.
 */
const bundlerOf = ({ bundler, folder }: ImageInput) =>
  bundler === undefined
    ? {
        // A team may have none.
        npmrc: '.npmrc*',
        installed: [folder, '.'],
        program: 'node_modules/@gatehouse/bundle/bin/gatehouse-build.js',
      }
    : {
        npmrc: '.npmrc',
        installed: [folder, bundler],
        program: `${bundler}/src/main.ts`,
      };

/** Where caches of packages are while an image is built. */
const CACHES = { npm: '/root/.npm', pnpm: '/root/.pnpm-store' };

/** Installs what ships of some packages of the workspace; `.` is the workspace itself. */
function install({ name }: PackageManager, folders: readonly string[]): string {
  if (name === 'pnpm')
    return `pnpm install --frozen-lockfile --prod --ignore-scripts --config.pm-on-fail=ignore --store-dir=${CACHES.pnpm} ${folders
      .map((folder) => (folder === '.' ? '--filter={.}' : `--filter={${folder}}...`))
      .join(' ')}`;
  const options = folders.map((folder) =>
    folder === '.' ? '--include-workspace-root' : `--workspace=${folder}`,
  );
  return `npm ci --ignore-scripts --omit=dev ${options.join(' ')} --no-audit --no-fund`;
}

/** The build image has npm. */
const pnpmInstalled = (manager: PackageManager) =>
  manager.name === 'npm'
    ? ''
    : `RUN --mount=type=cache,target=${CACHES.npm} \\
    npm install --global pnpm@${manager.version} --no-audit --no-fund
`;

/** Folders of the copied packages. */
const copiedOf = ({ packages, bundler }: Pick<ImageInput, 'packages' | 'bundler'>) =>
  [...packages, ...(bundler === undefined ? [] : [bundler])].sort();

/**
 * The Dockerfile: everything is built inside, and the final image has no package manager, no build tool
 * and (on the default base) no shell. All files of the last stage form one layer without dates, so that
 * the same sources produce the same layer.
 */
export function dockerfile(input: ImageInput): string {
  const { manifest, folder, bases } = input;
  const base = runtimeBaseOf(manifest);
  const packages = copiedOf(input);
  const bundler = bundlerOf(input);
  const manager = input.packageManager ?? NPM;
  const lines = (line: (folder: string) => string) => packages.map(line).join('\n');
  return `${HEADER}ARG BUILD_IMAGE=${bases.build}
ARG RUNTIME_IMAGE=${bases[base]}
${base === 'distroless' ? INIT_FROM_DEBIAN : ''}
FROM \${RUNTIME_IMAGE} AS runtime
${base === 'alpine' ? 'RUN apk add --no-cache dumb-init nodejs\n' : ''}
FROM --platform=\${BUILDPLATFORM} \${BUILD_IMAGE} AS dependencies
${pnpmInstalled(manager)}WORKDIR /workspace
ENV CI=true
COPY ${bundler.npmrc} package.json ${lockfilesOf(manager).join(' ')} ./
${lines((path) => `COPY ${path}/package.json ${path}/`)}
RUN --mount=type=cache,target=${CACHES[manager.name]} \\
    --mount=type=secret,id=npmrc,target=/root/.npmrc \\
    ${install(manager, bundler.installed)}

FROM dependencies AS build
COPY tsconfig.base.json ./
${lines((path) => `COPY ${path} ${path}`)}
ARG TARGETARCH
RUN --mount=from=runtime,target=/runtime \\
${base === 'distroless' ? '    --mount=from=init,source=/init,target=/init \\\n' : ''}    --mount=type=cache,target=/root/.npm \\
    --mount=type=secret,id=npmrc,target=/root/.npmrc \\
    node ${bundler.program} ${folder} --platform=linux/\${TARGETARCH}/${LIBC[base]} \\
    --base=/runtime${base === 'distroless' ? ' --init=/init' : ''}${bundleOptions(manifest)}

FROM --platform=\${BUILDPLATFORM} \${BUILD_IMAGE} AS files
COPY --from=build /workspace/${folder}/dist/bundle/ /files/app/
${base === 'distroless' ? compileCache(folder) : ''}${base === 'distroless' ? 'COPY --from=init /init/usr/bin/dumb-init /files/usr/bin/\n' : ''}RUN find /files -exec touch --no-dereference --date=@0 {} +

FROM runtime
COPY --from=files /files/ /
WORKDIR /app
${metadata(input)}`;
}

/**
 * Debian's, because the runtime base is Debian's; unpacked rather than installed, to work for any
 * platform on any platform.
 */
const INIT_FROM_DEBIAN = `
FROM --platform=\${BUILDPLATFORM} \${BUILD_IMAGE} AS init
ARG TARGETARCH
WORKDIR /init
RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\
    --mount=type=cache,target=/var/lib/apt,sharing=locked \\
    dpkg --add-architecture "\${TARGETARCH}" && apt-get update \\
    && apt-get download "dumb-init:\${TARGETARCH}" && dpkg --extract dumb-init_*.deb . \\
    && dpkg-deb --field dumb-init_*.deb >control
`;

/** The C library of a base: native parts of packages depend on it. */
const LIBC: Readonly<Record<RuntimeBase, string>> = { distroless: 'glibc', alpine: 'musl' };

/** The build has no manifest: its other fields would rebuild the bundle. */
const bundleOptions = ({ bundle: { external = [], assets = [] } = {} }: Manifest): string =>
  [...external.map((name) => `--external=${name}`), ...assets.map((path) => `--asset=${path}`)]
    .map((option) => ` \\\n    ${option}`)
    .join('');

/**
 * Creates V8's compile cache with the Node that will use it, which starts the service without a
 * configuration: that loads its code and exits. Packages execute their code in this step, so they may
 * only read: no network, no other program, no writes. Native parts of packages that stay in node_modules
 * are loaded too, since the first that is refused would end the start. The seed makes the cache
 * reproducible. Alpine's Node does not run on this stage's base, and Node for another processor may not
 * either: such an image has no cache.
 */
const compileCache = (folder: string) => `ARG BUILDARCH
ARG TARGETARCH
RUN --mount=from=runtime,source=/nodejs/bin,target=/nodejs/bin \\
    --mount=from=build,source=/workspace/${folder}/dist/bundle,target=/app \\
    [ "\${BUILDARCH}" != "\${TARGETARCH}" ] || { mkdir /files/app/compile-cache /tmp/cache; \\
    NODE_COMPILE_CACHE=/tmp/cache timeout 60 ${nodeOf('distroless')} --random-seed=1 \\
    --permission $([ ! -d /app/node_modules ] || echo --allow-addons) \\
    --allow-fs-read=* --allow-fs-write=/tmp/cache /app/main.mjs >/dev/null 2>&1; \\
    find /tmp/cache -type f -exec install --mode=644 --target-directory=/files/app/compile-cache {} +; }
`;

function metadata({ name, manifest, repository }: ImageInput): string {
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

/** Everything that reaches the build: the lockfile, the settings, and the packages of the bundle. */
export function dockerignore(
  input: Pick<ImageInput, 'packages' | 'bundler' | 'packageManager'>,
): string {
  const locks = lockfilesOf(input.packageManager ?? NPM);
  const files = ['.npmrc', ...locks, 'package.json', 'tsconfig.base.json'];
  const lines = [
    '*',
    ...[...files, ...copiedOf(input)].map((path) => `!${path}`),
    // The outputs and the rendered files of packages; a folder of that name in their sources is part of
    // them.
    ...['dist', 'deploy'].map((folder) => `*/*/${folder}`),
    ...['node_modules', 'test'].map((folder) => `**/${folder}`),
    ...['*.spec.ts', '*.md', '.env*', 'service.json', 'jest.config.js'].map((file) => `**/${file}`),
  ];
  return `${HEADER}${lines.join('\n')}\n`;
}
