/** What is known of a package that its sources do not show. */
export interface KnownPackage {
  /** Why it is bundled although a rule would leave it in node_modules. */
  readonly bundled?: string;
  /** Why it stays in node_modules although no rule finds anything in it. */
  readonly external?: string;
  /** It changes other packages when they load, by their names: these stay in node_modules too. */
  readonly instruments?: true;
  /** It reads the types of what is decorated: see `decorator-types.ts`. */
  readonly readsTypes?: true;
  /** It is used when the service is built, and never when it runs. */
  readonly builds?: true;
  /** What to use where its native part is missing, or what to do first. */
  readonly instead?: string;
}

/**
 * Data beside the rules of `find-uses.ts`, by name of the package. Add a package here when a rule is wrong for it.
 */
export const KNOWN_PACKAGES: Readonly<Record<string, KnownPackage>> = {
  // Loads view engines by name. These are dependencies of the service, which stay in node_modules then.
  express: { bundled: 'only its view engines are loaded by name' },
  '@opentelemetry/instrumentation': { instruments: true },
  'dd-trace': { instruments: true },
  'elastic-apm-node': { instruments: true },
  newrelic: { instruments: true },
  '@nestjs/core': { readsTypes: true },
  '@typegoose/typegoose': { readsTypes: true },
  inversify: { readsTypes: true },
  'routing-controllers': { readsTypes: true },
  'sequelize-typescript': { readsTypes: true },
  tsyringe: { readsTypes: true },
  'type-graphql': { readsTypes: true },
  typedi: { readsTypes: true },
  typeorm: { readsTypes: true },
  '@swc/core': { builds: true },
  '@prisma/client': {
    external: 'reads what "prisma generate" wrote into node_modules',
    instead:
      'set the provider "prisma-client" with an "output" below src and a driver adapter, which needs no engine',
  },
  'better-sqlite3': { instead: 'use node:sqlite or @libsql/client' },
  sqlite3: { instead: 'use node:sqlite or @libsql/client' },
  canvas: { instead: 'use @napi-rs/canvas' },
  bcrypt: { instead: 'use bcrypt 6 or newer' },
  argon2: { instead: 'use argon2 0.40 to 0.44, or @node-rs/argon2' },
  sharp: { instead: 'use sharp 0.33 or newer' },
  re2: { instead: 'use re2js' },
  'node-sass': { instead: 'use sass' },
};
