import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Workspace } from '@gatehouse/service-manifest';
import { profileOf } from '../../aws/profile.ts';
import { accountsOf, targetsOf, type AwsTarget } from '../aws/aws-targets.ts';
import { done, missing, type AutomaticStep } from '../step.ts';

const ROLE = 'AdministratorAccess';

/** A profile for the registry and each environment, with the names that every `gatehouse` command uses. */
export const awsProfiles: AutomaticStep = {
  id: 'profiles',
  isGate: true,
  title: 'Your AWS configuration has a profile for each place',
  kind: 'automatic',
  places: [],
  needs: ['settings'],
  question: 'Start URL of IAM Identity Center',
  check: ({ workspace, env }) => {
    const settings = workspace();
    const lacking = lackingIn(settings, env);
    if (lacking.length === 0)
      return Promise.resolve(done(`${targetsOf(settings).length} profiles`));
    // With one account, any available credentials can be the right ones.
    if (accountsOf(settings).length === 1)
      return Promise.resolve(done('one account: the credentials of the environment'));
    return Promise.resolve(
      missing(`there is no profile ${lacking.map(({ name }) => `gatehouse-${name}`).join(', ')}`),
    );
  },
  async apply({ workspace, env, ask }) {
    const settings = workspace();
    const start = await ask({
      id: 'sso-start-url',
      text: 'Start URL of IAM Identity Center, such as https://acme.awsapps.com/start',
      problem: (answer) =>
        /^https:\/\/[\w.-]+\/\S*$/.test(answer) ? undefined : 'must be an https address',
    });
    const file = env['AWS_CONFIG_FILE'] ?? join(env['HOME'] ?? homedir(), '.aws/config');
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const existing = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const session = sessionOf(settings);
    const sections = [
      ...(existing.includes(`[sso-session ${session}]`)
        ? []
        : [sessionSection(session, start, settings.registry.region)]),
      ...lackingIn(settings, env).map((place) => profileSection(place, session)),
    ];
    const gap = existing === '' || existing.endsWith('\n') ? '' : '\n';
    // Atomically: an interrupted run leaves all of it or nothing.
    appendFileSync(file, `${gap}${existing === '' ? '' : '\n'}${sections.join('\n')}`, {
      mode: 0o600,
    });
  },
};

const lackingIn = (workspace: Workspace, env: NodeJS.ProcessEnv): readonly AwsTarget[] =>
  targetsOf(workspace).filter(({ name }) => profileOf(name, env) === undefined);

/** Its name in AWS's configuration, which lets one sign-in serve all profiles. */
export const sessionOf = ({ organisation }: Workspace): string => organisation.toLowerCase();

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html */
const sessionSection = (session: string, start: string, region: string) =>
  `[sso-session ${session}]\nsso_start_url = ${start}\nsso_region = ${region}\nsso_registration_scopes = sso:account:access\n`;

const profileSection = ({ name, account, region }: AwsTarget, session: string) =>
  `[profile gatehouse-${name}]\nsso_session = ${session}\nsso_account_id = ${account}\nsso_role_name = ${ROLE}\nregion = ${region}\n`;
