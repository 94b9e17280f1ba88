import * as z from 'zod';

export const whole = (min: number, max: number, unit: string) => {
  const error = `must be a whole number from ${min} to ${max} (${unit})`;
  return z.number({ error }).int({ error }).min(min, { error }).max(max, { error });
};
