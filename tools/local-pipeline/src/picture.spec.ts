import pc from 'picocolors';
import { picture } from './picture.ts';

it('has a line for each stage, including unreached ones', () => {
  const finished = [
    { name: 'build', outcome: 'passed' as const, detail: 'a bundle', milliseconds: 2_340 },
    { name: 'scan', outcome: 'left-out' as const, detail: 'no scanner here', milliseconds: 4 },
    { name: 'gate', outcome: 'undecided' as const, detail: 'no scan', milliseconds: 12_000 },
  ];
  expect(picture(['build', 'scan', 'gate', 'deploy'], finished, pc.createColors(false))).toBe(
    [
      '  ✔ build     2.3 s   a bundle',
      '  – scan      0.0 s   no scanner here',
      '  ? gate     12.0 s   undecided: no scan',
      '  · deploy            not reached',
      '',
    ].join('\n'),
  );
});
