import * as z from 'zod';
import { moment } from '../moment.ts';
import { probability, score } from './format.ts';

const issue = z.looseObject({
  id: z.string().min(1),
  type: z.string().optional(),
  title: z.string().default(''),
  severity: z.string().default(''),
  cvssScore: score.nullish(),
  identifiers: z.record(z.string(), z.array(z.string()).nullish()).nullish(),
  packageName: z.string().optional(),
  moduleName: z.string().optional(),
  name: z.string().optional(),
  version: z.string().default(''),
  packageManager: z.string().optional(),
  fixedIn: z.array(z.string()).nullish(),
  nearestFixedInVersion: z.string().nullish(),
  publicationTime: moment.nullish(),
  disclosureTime: moment.nullish(),
  epssDetails: z.looseObject({ probability: probability.nullish() }).nullish(),
});
const project = z.looseObject({
  // The error for an image that could not be tested.
  error: z.undefined({ error: 'must not be there: the test failed' }).optional(),
  vulnerabilities: z.array(issue),
  packageManager: z.string().optional(),
  dependencyCount: z.number().optional(),
  path: z.string().optional(),
  targetFile: z.string().nullish(),
  displayTargetFile: z.string().nullish(),
  severityThreshold: z.string().optional(),
  filtered: z
    .looseObject({ ignore: z.array(issue).nullish(), patch: z.array(issue).nullish() })
    .nullish(),
});
/** https://docs.snyk.io/developer-tools/snyk-cli/commands/container-test */
const container = project.extend({ applications: z.array(project).nullish() });
export const snykReport = z.union([z.array(container).min(1), container.transform((one) => [one])]);
export type SnykProject = z.infer<typeof project>;
export type SnykIssue = z.infer<typeof issue>;
