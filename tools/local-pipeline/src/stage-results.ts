import type { StageResult } from './stage.ts';

export const passed = (detail: string): StageResult => ({ outcome: 'passed', detail });
export const leftOut = (detail: string): StageResult => ({ outcome: 'left-out', detail });
export const failed = (detail: string): StageResult => ({ outcome: 'failed', detail });
export const passedIf = ({ code }: { code: number }, detail: string) =>
  code === 0 ? passed(detail) : failed(`exit code ${code}`);
