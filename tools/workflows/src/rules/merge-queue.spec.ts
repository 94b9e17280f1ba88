import { complaintsOf } from '../test/complaints-of.ts';
import { mergeQueue } from './merge-queue.ts';

const complaints = (on: string) => complaintsOf(mergeQueue, `on: ${on}\njobs: {}\n`);

describe('merge-queue', () => {
  it('finds a check that would keep the queue waiting', () => {
    expect(complaints('[pull_request, push]')).toEqual(['1 Add "merge_group:"']);
  });

  it('is content with both, and with what checks no changes', () => {
    expect(complaints('[pull_request, merge_group]')).toEqual([]);
    expect(complaints('push')).toEqual([]);
  });
});
