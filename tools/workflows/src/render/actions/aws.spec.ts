import { renderedFrom } from '../../test/rendered.ts';
import { settingsWith } from '../../test/settings.ts';

const ACTION = '.github/actions/aws/action.yml';
const DELIVERY = '.github/workflows/deliver-service.yml';
const ROLLBACK = '.github/workflows/rollback.yml';
const settings = settingsWith(['only']);
/** The step that takes the deploy role of the service. */
const OF_SERVICE = /role: deploy\n +environment: .*\n +service: \$\{\{ inputs\.service \}\}\n/;

describe('the role that deploys a service', () => {
  it('is the same for all services while there is a single group', () => {
    const files = renderedFrom(settings);
    expect(files[ACTION]).not.toContain('inputs.service');
    for (const file of [DELIVERY, ROLLBACK]) expect(files[file]).not.toMatch(OF_SERVICE);
  });

  it('is that of the group for services of later groups', () => {
    const files = renderedFrom(
      settings,
      new Map([
        ['orders', 2],
        ['payments', 3],
      ]),
    );
    expect(files[ACTION]).toContain(
      `${"[format('{0} {1}', inputs.role, inputs.environment)] }}"}\${{ inputs.role == 'deploy' && fromJSON('{"orders":"-2","payments":"-3"}')[inputs.service] || '' }}`,
    );
    expect(files[ACTION]).toContain('  service:\n    description: Service that the role "deploy"');
    for (const file of [DELIVERY, ROLLBACK]) expect(files[file]).toMatch(OF_SERVICE);
  });

  it('fits into an expression of GitHub, 21,000 characters long, for 300 services of the longest names', () => {
    const groups = new Map(
      Array.from({ length: 260 }, (_, at) => [`s${at}`.padEnd(40, 'x'), 2 + Math.floor(at / 40)]),
    );
    const text = renderedFrom(settingsWith(['development', 'staging', 'production']), groups)[
      ACTION
    ]!;
    const [value] = /role-to-assume: >-[^]*?aws-region/.exec(text)!;
    expect(value.length).toBeLessThan(21_000);
  });
});
