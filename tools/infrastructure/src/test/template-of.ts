import type { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { newApp } from '../new-app.ts';

/**
 * The template of a single stack, synthesised as `nx synth` does it.
 * @throws where cdk-nag finds something that nobody gave a reason for
 */
export const templateOf = (make: (app: App) => Stack): Template =>
  Template.fromStack(make(newApp()));
