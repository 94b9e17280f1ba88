import { describeTerminal } from './test/describe-terminal.ts';

describeTerminal(80);
