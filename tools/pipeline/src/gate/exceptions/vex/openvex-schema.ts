import * as z from 'zod';
import { instant } from './statement.ts';

const component = z.union([
  z.string().transform((id): Component => ({ '@id': id })),
  z.looseObject({
    '@id': z.string().optional(),
    identifiers: z.looseObject({ purl: z.string().optional() }).optional(),
    hashes: z.record(z.string(), z.string()).optional(),
  }),
]);
export interface Component {
  readonly '@id'?: string | undefined;
  readonly identifiers?: { readonly purl?: string | undefined } | undefined;
  readonly hashes?: Readonly<Record<string, string>> | undefined;
}
const product = z.union([
  z
    .string()
    .transform((id): Component & { subcomponents?: Component[] | undefined } => ({ '@id': id })),
  z.looseObject({
    '@id': z.string().optional(),
    identifiers: z.looseObject({ purl: z.string().optional() }).optional(),
    hashes: z.record(z.string(), z.string()).optional(),
    subcomponents: z.array(component).optional(),
  }),
]);
const JUSTIFICATIONS = [
  'component_not_present',
  'vulnerable_code_not_present',
  'vulnerable_code_not_in_execute_path',
  'vulnerable_code_cannot_be_controlled_by_adversary',
  'inline_mitigations_already_exist',
] as const;

/** https://github.com/openvex/spec/blob/main/OPENVEX-SPEC.md (0.2.0) */
export const openVexSchema = z.looseObject({
  '@id': z.string(),
  author: z.string().min(1),
  timestamp: instant,
  last_updated: instant.optional(),
  statements: z.array(
    z.looseObject({
      vulnerability: z.union([
        z.string().transform((name) => ({ name, aliases: [] as string[] })),
        z.looseObject({ name: z.string().min(1), aliases: z.array(z.string()).default([]) }),
      ]),
      products: z.array(product).default([]),
      subcomponents: z.array(component).optional(),
      status: z.enum(['not_affected', 'affected', 'fixed', 'under_investigation']),
      justification: z.enum(JUSTIFICATIONS).optional(),
      impact_statement: z.string().min(1).optional(),
      timestamp: instant.optional(),
      last_updated: instant.optional(),
    }),
  ),
});
export type OpenVex = z.infer<typeof openVexSchema>;
