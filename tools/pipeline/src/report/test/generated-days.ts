import { basesOf, sha256 } from './bases-of.ts';
import { generatedDeployment } from './generated-deployment.ts';
import { generatedGate } from './generated-gate.ts';
import type { ServiceYear } from './service-year.ts';

/**
 * The records of a service, day by day.
 * @param renamed Day from which on "live" is called "production".
 */
export function generatedDays(
  of: ServiceYear,
  {
    begins,
    ends,
    renamed,
  }: { readonly begins: number; readonly ends: number; readonly renamed: number },
): void {
  const { service, today, random } = of;
  const running = new Map<string, { image: string; built: number }>();
  for (let day = begins; day <= Math.min(today, ends); day += 1) {
    const environments = ['development', day < renamed ? 'live' : 'production'];
    if (day === begins || random(7) === 0) {
      const image = `sha256:${sha256(`${service} ${day}`)}`;
      for (const environment of environments) {
        // A re-scan that is still to come decides on what a deployment has changed.
        if (
          generatedGate(of, { day, hour: 9, environment, kind: 'gate', image, built: day }) !==
            'passed' &&
          random(3) > 0
        )
          continue;
        const before = running.get(environment);
        const luck = random(20);
        if (luck === 0) {
          generatedDeployment(of, { day, hour: 11, environment }, { image, outcome: 'failed' });
          continue;
        }
        generatedDeployment(of, { day, hour: 11, environment }, { image, bases: basesOf(day) });
        running.set(environment, { image, built: day });
        if (luck === 1 && before) {
          generatedDeployment(
            of,
            { day, hour: 15, environment },
            { kind: 'rollback', image: before.image },
          );
          running.set(environment, before);
        }
        if (luck === 2)
          generatedDeployment(of, { day, hour: 17, environment }, { image, outcome: 'unchanged' });
      }
    }
    for (const environment of environments) {
      // What is renamed is deployed anew under its new name.
      if (environment === 'production' && !running.has('production') && running.has('live')) {
        const { image, built } = running.get('live') as { image: string; built: number };
        generatedDeployment(of, { day, hour: 1, environment }, { image });
        running.set('production', { image, built });
      }
      const runs = running.get(environment);
      // One service in ten has had no re-scan for days.
      const isSilent = service.endsWith('4') && day > today - 4;
      if (runs && random(15) > 0 && !isSilent)
        generatedGate(of, { day, hour: 3, environment, kind: 'rescan', ...runs });
    }
  }
}
