import { isMainThread } from 'node:worker_threads';
import type { Finding } from '../../../../src/core/lint/finding.ts';
import type { LintRun } from '../../../../src/services/files/lintFile.ts';
import { serveLintThread } from '../../../../src/services/files/serveLintThread.ts';
import { linterThat } from './fakeLinter.ts';

/** What the run is told: where it is, and whether it comes about at all. */
export interface BadWordSettings {
  readonly folder: string;
  readonly broken?: boolean;
}

/** A run that finds the word "bad" and has a fix for it; every file reads the configuration of its folder. */
export function badWordRun({ folder, broken = false }: BadWordSettings): LintRun {
  if (broken) throw new Error('the run is broken');
  const read = new Set<string>();
  return {
    folder,
    linterFor: (path) => {
      read.add(`${path.slice(folder.length + 1).split('/')[0]}/.slipway.yaml`);
      return Promise.resolve(linterThat(findBad));
    },
    checkConfiguration: () => Promise.reject(new Error('no configuration was named')),
    readConfigurations: () => [...read].map((file) => ({ file, text: '', kind: 'other', findings: [] })),
    fixes: 'none',
  };
}

function findBad(text: string): readonly Finding[] {
  const start = text.indexOf('bad');
  if (start < 0) return [];
  const span = { start, end: start + 3 };
  return [{ rule: 'r', severity: 'error', message: 'm', span, fixes: () => [{ title: 'Better', kind: 'safe', edits: [{ ...span, text: 'good' }] }] }];
}

// The same file is the program of the other threads.
if (!isMainThread) await serveLintThread(badWordRun);
