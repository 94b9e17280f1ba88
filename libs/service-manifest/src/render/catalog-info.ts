import { namesOf } from '../names.ts';
import { deployedEnvironments } from '../shared-names.ts';
import type { Manifest } from '../schema/manifest-schema.ts';
import type { Workspace } from '../schema/workspace-schema.ts';
import { HEADER } from './header.ts';

export interface CatalogInput {
  readonly name: string;
  readonly manifest: Manifest;
  /** Folder of the service, such as `apps/payments`. */
  readonly folder: string;
  /** The source code: an https address. */
  readonly repository: string;
}

interface Link {
  readonly title: string;
  readonly url: string;
}

/**
 * The service in a Backstage catalogue: its owner, and its dashboards, runbooks and report.
 * https://backstage.io/docs/features/software-catalog/descriptor-format
 */
export function catalogInfo(input: CatalogInput, workspace: Workspace): string {
  const { name, manifest, folder, repository } = input;
  const { description, owner = workspace.organisation.toLowerCase(), calls = [] } = manifest;
  const links: Link[] = [
    ...deployedEnvironments(workspace).map((environment) =>
      dashboard(workspace, environment, name),
    ),
    { title: 'Runbooks', url: `${repository}/tree/main/docs/runbooks` },
    { title: 'Weekly report', url: `${repository}/actions/workflows/report.yml` },
  ];
  // Every JSON string is also a YAML string.
  const text = (value: string) => JSON.stringify(value);
  const dependencies = [...calls].sort().map((each) => `    - ${text(`component:${each}`)}\n`);
  return `${HEADER}apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${text(name)}
  description: ${text(description)}
  annotations:
    backstage.io/source-location: ${text(`url:${repository}/tree/main/${folder}/`)}
    github.com/project-slug: ${text(`${workspace.organisation}/${workspace.repository}`)}
  links:
${links.map(({ title, url }) => `    - title: ${text(title)}\n      url: ${text(url)}\n`).join('')}spec:
  type: service
  lifecycle: production
  owner: ${text(`group:${owner}`)}
  system: ${text(workspace.repository.toLowerCase())}
${dependencies.length > 0 ? `  dependsOn:\n${dependencies.join('')}` : ''}`;
}

function dashboard(workspace: Workspace, environment: string, service: string): Link {
  const { region, family } = namesOf(workspace, environment, service);
  return {
    title: `Dashboard, ${environment}`,
    url: `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${family}`,
  };
}
