import type { Decision, Verdict } from '../model/verdict.ts';

/** Number of decisions with an action. */
export const countOf = ({ decisions }: Verdict, action: Decision['action']) =>
  decisions.reduce((count, each) => count + Number(each.action === action), 0);
