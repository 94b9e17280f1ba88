import { names } from '@nx/devkit';
import { GRANT_KINDS, grantVariable, urlVariable } from '@gatehouse/service-manifest';
import { AWS } from './aws-checks.ts';
import { fileOf, type CheckKind } from './check-file.ts';
export const CHECK_KINDS: readonly CheckKind[] = [
  ...GRANT_KINDS.filter((kind) => kind !== 'database'),
  'service',
];

/** The source of one health check. */
export interface CheckSource {
  /** Its file in `src/checks`, without extension, and its name in the health report. */
  readonly file: string;
  /** The constant that it exports. */
  readonly variable: string;
  /** The environment variable that it reads, and the comment on it. */
  readonly setting: { readonly name: string; readonly comment: string };
  /** The package with the client that it needs. */
  readonly dependency: string | undefined;
  readonly text: string;
}

/** Writes the health check of a grant, or of a service that is called. */
export function checkSource(kind: CheckKind, name: string): CheckSource {
  const file = fileOf(kind, name);
  const variable = names(file).propertyName;
  const header =
    "import type { DependencyCheck } from '@gatehouse/service-kit';\nimport type { Configuration } from '../configuration.ts';\n";
  const opening = (what: string) =>
    `\n/** Checks that ${what} can be reached. */\nexport const ${variable}: DependencyCheck<Configuration> = `;
  switch (kind) {
    case 'service': {
      const setting = { name: urlVariable(name), comment: `URL of ${name}.` };
      const text = `import { httpCheck, type DependencyCheck } from '@gatehouse/service-kit';
import type { Configuration } from '../configuration.ts';
${opening(name)}({ configuration }) => ({
  name: '${file}',
  run: httpCheck(\`\${configuration.${setting.name}}/health\`),
});
`;
      return { file, variable, setting, dependency: undefined, text };
    }
    case 'topic': {
      const setting = {
        name: 'TOPIC_ARNS',
        comment: 'ARNs of the topics that it may publish to, comma-separated.',
      };
      const text = `import { GetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
${header}${opening('each topic')}({ aws, configuration }) => {
  const sns = aws.client(SNSClient);
  return {
    name: '${file}',
    async run(abortSignal) {
      for (const TopicArn of configuration.TOPIC_ARNS.split(','))
        await sns.send(new GetTopicAttributesCommand({ TopicArn }), { abortSignal });
    },
  };
};
`;
      return { file, variable, setting, dependency: '@aws-sdk/client-sns', text };
    }
    case 'volume': {
      const setting = {
        name: grantVariable(kind, name),
        comment: `Folder of the volume ${name}.`,
      };
      const text = `import { access } from 'node:fs/promises';
${header}${opening(`the volume ${name}`)}({ configuration }) => ({
  name: '${file}',
  run: () => access(configuration.${setting.name}),
});
`;
      return { file, variable, setting, dependency: undefined, text };
    }
    default: {
      const { client, command, package: dependency, input } = AWS[kind];
      const setting = {
        name: grantVariable(kind, name),
        comment: `${kind === 'queue' ? 'URL' : 'Name'} of the ${kind} ${name} in this environment.`,
      };
      const clientName = names(client.replace('Client', '')).propertyName;
      const short = kind === 'table' ? 'dynamodb' : clientName;
      const text = `import { ${[client, command].sort().join(', ')} } from '${dependency}';
${header}${opening(`the ${kind} ${name}`)}({ aws, configuration }) => {
  const ${short} = aws.client(${client});
  const command = new ${command}(${input(setting.name)});
  return { name: '${file}', run: (abortSignal) => ${short}.send(command, { abortSignal }) };
};
`;
      return { file, variable, setting, dependency, text };
    }
  }
}
