import { csafSchema } from './csaf-schema.ts';
import { readCsaf } from './csaf.ts';
import { cycloneDxVexSchema } from './cyclonedx-vex-schema.ts';
import { readCycloneDxVex } from './cyclonedx-vex.ts';
import { openVexSchema } from './openvex-schema.ts';
import { readOpenVex } from './openvex.ts';
import type { VexDocument } from './statement.ts';

/** Kinds of VEX documents, by their marks. */
export const KINDS: readonly {
  is(document: Readonly<Record<string, unknown>>): boolean;
  read(document: unknown): VexDocument;
}[] = [
  {
    is: ({ '@context': context }) =>
      typeof context === 'string' && context.startsWith('https://openvex.dev/ns'),
    read: (document) => readOpenVex(openVexSchema.parse(document)),
  },
  {
    is: ({ bomFormat }) => bomFormat === 'CycloneDX',
    read: (document) => readCycloneDxVex(cycloneDxVexSchema.parse(document)),
  },
  {
    is: ({ document }) =>
      String((document as Readonly<Record<string, unknown>> | null)?.['category']) === 'csaf_vex',
    read: (document) => readCsaf(csafSchema.parse(document)),
  },
];

/** Whether a document is meant to be OpenVEX, CycloneDX VEX or CSAF VEX. */
export const isVex = (document: unknown): boolean =>
  typeof document === 'object' &&
  document !== null &&
  KINDS.some(({ is }) => is(document as Readonly<Record<string, unknown>>));
