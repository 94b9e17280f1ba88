import type { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { newApp } from '../new-app.ts';

/**
 * The template of a single stack, synthesised as by `nx synth`.
 * @throws if cdk-nag has a finding that is not suppressed with a reason
 */
export const templateOf = (make: (app: App) => Stack): Template =>
  Template.fromStack(make(newApp()));
