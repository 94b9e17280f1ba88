import pc from 'picocolors';
import type { ReporterOptions } from '../reporter.ts';

export const NOW = new Date('2026-07-20T12:00:00Z');

export const plain: ReporterOptions = { colours: pc.createColors(false), now: NOW };
export const coloured: ReporterOptions = { colours: pc.createColors(true), now: NOW };
