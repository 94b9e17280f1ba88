import { isRefusal } from '../../aws/aws-error.ts';
import { credentialsOf } from '../aws/credentials.ts';
import { namesIn, type Account } from '../aws/aws-targets.ts';
import { succeeded } from '../local/programs.ts';
import { differs, done, missing, type AutomaticStep } from '../step.ts';

/** Of `cdk bootstrap`: below it, templates of today's CDK are refused. */
const LEAST_VERSION = 6;
/** GitHub's roles may assume only the roles of this qualifier. */
const PARAMETER = '/cdk-bootstrap/hnb659fds/version';

/** CDK's bucket and roles, once for each account and region. */
export const bootstrap = (account: Account): AutomaticStep => {
  const { id, place } = account;
  const target = `aws://${id}/${place.region}`;
  return {
    id: `bootstrap/${id}/${place.region}`,
    title: `CDK is bootstrapped in ${id}`,
    kind: 'automatic',
    places: namesIn(account),
    needs: [`region/${id}/${place.region}`],
    minutes: 2,
    async check({ aws }) {
      try {
        const { Parameter } = await aws(place).ssm.getParameter({ Name: PARAMETER });
        const version = Number(Parameter?.Value);
        return version >= LEAST_VERSION
          ? done(`version ${version}`)
          : differs(`version ${Parameter?.Value}; at least ${LEAST_VERSION} is needed`);
      } catch (error) {
        if (isRefusal(error, 'ParameterNotFound')) return missing(`there is no ${PARAMETER}`);
        throw error;
      }
    },
    async apply({ programs, env }) {
      await succeeded(
        `cdk bootstrap ${target}`,
        programs.local('cdk', ['bootstrap', target], credentialsOf(place, env)),
      );
    },
  };
};
