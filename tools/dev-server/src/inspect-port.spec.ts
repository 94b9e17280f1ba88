import * as fc from 'fast-check';
import { inspectPortOf } from './inspect-port.ts';

it('gives a service its own port, and the default one for port 3000', () => {
  expect(inspectPortOf(3000)).toBe(9229);
  expect(inspectPortOf(3001)).toBe(9230);
  fc.assert(
    fc.property(fc.integer({ min: 1024, max: 65_535 }), (port) => {
      const inspect = inspectPortOf(port);
      return inspect !== port && inspect > 1_023 && inspect <= 65_535;
    }),
  );
});
