import * as z from 'zod';
import { moment } from '../moment.ts';
import { grypeMatch } from './grype-match-schema.ts';

const ignoreRule = z.looseObject({
  vulnerability: z.string().optional(),
  reason: z.string().optional(),
  namespace: z.string().optional(),
  'fix-state': z.string().optional(),
  'vex-status': z.string().optional(),
  'match-type': z.string().optional(),
  package: z
    .looseObject({
      name: z.string().optional(),
      version: z.string().optional(),
      language: z.string().optional(),
      type: z.string().optional(),
      location: z.string().optional(),
      'upstream-name': z.string().optional(),
    })
    .nullish(),
});

/** Grype's configuration; the keys that can make it omit something. */
const configuration = z.looseObject({
  'only-fixed': z.boolean().optional(),
  'only-notfixed': z.boolean().optional(),
  // The states to ignore, under the name of an option that used to be a switch.
  'ignore-wontfix': z.union([z.string(), z.boolean()]).optional(),
  exclude: z.array(z.string()).nullish(),
  distro: z.string().optional(),
  search: z.looseObject({ scope: z.string().optional() }).optional(),
  match: z
    .looseObject({
      stock: z.looseObject({ 'using-cpes': z.boolean().optional() }).optional(),
    })
    .optional(),
});

const builtAt = z.union([moment, z.literal('').transform(() => undefined)]).optional();
/** In the forms of Grype 0.88 and later (`status`) and before. */
const database = z.looseObject({
  built: builtAt,
  error: z.unknown().optional(),
  valid: z.boolean().optional(),
  status: z
    .looseObject({ built: builtAt, valid: z.boolean().optional(), error: z.unknown().optional() })
    .nullish(),
});

/** https://github.com/anchore/grype/blob/main/grype/presenter/models/document.go */
export const grypeReport = z.looseObject({
  matches: z.array(grypeMatch),
  ignoredMatches: z
    .array(grypeMatch.extend({ appliedIgnoreRules: z.array(ignoreRule).nullish() }))
    .nullish(),
  alertsByPackage: z
    .array(z.looseObject({ alerts: z.array(z.looseObject({ type: z.string() })).nullish() }))
    .nullish(),
  source: z.looseObject({
    type: z.string(),
    target: z
      .union([
        z.string(),
        z.looseObject({
          imageID: z.string().optional(),
          manifestDigest: z.string().optional(),
          repoDigests: z.array(z.string()).nullish(),
        }),
      ])
      .nullish(),
  }),
  distro: z
    .looseObject({ name: z.string().default(''), version: z.string().default('') })
    .nullish(),
  descriptor: z.looseObject({
    name: z.literal('grype'),
    version: z.string().optional(),
    timestamp: moment.optional(),
    configuration: configuration.nullish(),
    db: database.nullish(),
  }),
});

export type GrypeReport = z.infer<typeof grypeReport>;
export type GrypeIgnoreRule = z.infer<typeof ignoreRule>;
export type GrypeDescriptor = GrypeReport['descriptor'];
