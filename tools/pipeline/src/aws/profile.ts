import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The profile `gatehouse-ENVIRONMENT` in AWS's configuration files, if it exists: with it, a command for several
 * environments has the right credentials for each. https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
export function profileOf(environment: string, env: NodeJS.ProcessEnv): string | undefined {
  const profile = `gatehouse-${environment}`;
  const home = env['HOME'] ?? homedir();
  const files = [
    env['AWS_SHARED_CREDENTIALS_FILE'] ?? join(home, '.aws/credentials'),
    env['AWS_CONFIG_FILE'] ?? join(home, '.aws/config'),
  ];
  const heading = new RegExp(`^\\s*\\[\\s*(?:profile\\s+)?${profile}\\s*\\]`, 'm');
  return files.some((file) => existsSync(file) && heading.test(readFileSync(file, 'utf8')))
    ? profile
    : undefined;
}
