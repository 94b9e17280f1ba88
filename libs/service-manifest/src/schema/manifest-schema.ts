import * as z from 'zod';
import { HIGHEST_GROUP, MOST_SERVICES_OF_GROUP } from '../group-limits.ts';
import { bundleSchema } from './bundle-schema.ts';
import { grantSchema } from './grant-schema.ts';
import { environmentName, hostName, variableName } from './names-schema.ts';
import { releaseSchema } from './release-schema.ts';
import { injectedSecretsSchema, secretsSchema } from './secrets-schema.ts';
import { serviceName } from './service-name.ts';
import { overridesSchema, settingsShape } from './settings-schema.ts';
import { text } from './text-schema.ts';
import { whole } from './whole-number.ts';

/** Higher ports are ephemeral ports of clients: https://www.rfc-editor.org/rfc/rfc6335#section-6 */
const HIGHEST_PORT = 49_151;

/** A service's manifest, `service.json`: JSON with comments. */
export const manifestSchema = z
  .strictObject({
    $schema: z.string().optional().describe('Where editors find the schema'),
    description: text(
      'one line of 1 to 200 characters',
      /^[^\p{C}\p{Zl}\p{Zp}]{1,200}$/u,
      'What the service does, in a sentence',
    ),
    owner: text(
      'a team, such as payments-team',
      /^[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?$/,
      'Team that owns the service, as catalog-info.yaml names it. Default: the organisation',
    ).optional(),
    port: whole(
      1_024,
      HIGHEST_PORT,
      'a port; lower ones need a privilege that Fargate does not grant, higher ones are for clients',
    ).describe(
      'Port that the service listens on. Each service has its own, so that all can run on one laptop',
    ),
    previousPort: whole(1_024, HIGHEST_PORT, 'a port')
      .optional()
      .describe(
        'Port that running tasks still listen on while "port" changes. Load balancers reach both; remove it after the deployment',
      ),
    group: whole(1, HIGHEST_GROUP, 'a group of services')
      .optional()
      .describe(
        `Group of services whose load balancers and deploy role it shares; AWS allows about ${MOST_SERVICES_OF_GROUP} services in each. "nx generate service" chooses it. Default 1`,
      ),
    exposure: z
      .enum(['internal', 'public'])
      .describe('Who can reach it: other services only, or the internet as well'),
    secrets: secretsSchema,
    injectedSecrets: injectedSecretsSchema,
    grants: z
      .array(grantSchema)
      .optional()
      .describe('AWS resources that the service may use, by name'),
    base: z
      .enum(['distroless', 'alpine'])
      .optional()
      .describe('Base of the image. Alpine has a shell. Default distroless'),
    architecture: z
      .enum(['X86_64', 'ARM64'])
      .optional()
      .describe('Processor architecture of the image. Default X86_64'),
    bundle: bundleSchema.optional(),
    release: releaseSchema.optional(),
    outputs: z
      .record(variableName, z.string({ error: 'must be a string' }).max(1_024))
      .optional()
      .describe(
        'Variables whose values infrastructure.ts of the service outputs, with their values on a laptop. Never a secret',
      ),
    calls: z.array(serviceName).optional().describe('Services that it calls over HTTP'),
    tls: z
      .boolean({ error: 'must be true or false' })
      .optional()
      .describe('TLS from the load balancer to the task as well. Default false'),
    internet: z
      .array(hostName)
      .optional()
      .describe(
        'Hosts outside AWS that it calls over HTTPS. Default: none, and all other hosts are blocked',
      ),
    ...z.strictObject(settingsShape).partial().shape,
    environments: z
      .record(environmentName, overridesSchema)
      .optional()
      .describe('Settings that differ in an environment'),
  })
  .meta({ title: 'Gatehouse service manifest' });

/** A manifest as written, without defaults. */
export type Manifest = z.infer<typeof manifestSchema>;
