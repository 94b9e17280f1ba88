import { soak } from './soak.ts';

describe('both services, under load for 20 s', () => {
  it('log every request once, mark aborted ones, break no line, keep their heap, and exit with 0', async () => {
    const { services, outcomes, problems } = await soak(20, () => undefined);
    expect(problems).toEqual([]);
    for (const { requests, accessLines, aborted, abortedLines, exit } of services) {
      expect({ accessLines, abortedLines, exit }).toEqual({
        accessLines: requests,
        abortedLines: aborted,
        exit: 0,
      });
      expect(aborted).toBeGreaterThan(10);
    }
    // It was no idle time: every kind of outcome came.
    for (const status of ['200', '201', '400', '401', '404', 'left'])
      expect(outcomes[status]).toBeGreaterThan(5);
    expect((outcomes['502'] ?? 0) + (outcomes['503'] ?? 0)).toBeGreaterThan(0);
  }, 180_000);
});
