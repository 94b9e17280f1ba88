import { combinations } from './combinations.ts';

const RESULTS = ['success', 'failure', 'cancelled', 'skipped'];

/** Ways in which jobs end of which at most two do not succeed; all ways would be too many. */
export const jobEndings = (jobs: number): string[][] => {
  const good = Array.from({ length: jobs }, () => 'success');
  const at = good.map((_, index) => index);
  return at.flatMap((one) =>
    at
      .filter((other) => other > one || jobs === 1)
      .flatMap((other) =>
        combinations([RESULTS, RESULTS]).map(([first, second]) =>
          good.map((result, index) =>
            index === one ? first! : index === other ? second! : result,
          ),
        ),
      ),
  );
};
