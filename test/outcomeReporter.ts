import type { TestEvent } from 'node:test/reporters';

/** How one test ended, as one line of JSON. */
export interface TestOutcome {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** The file that it stands in. */
  readonly file: string | undefined;
  /** How long it took, tests within it included. */
  readonly milliseconds: number;
}

/** A reporter of node:test: a line per test. Suites are left out, they only sum up what is in them. */
export default async function* outcomeReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string, void> {
  for await (const event of events) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const { data } = event;
    if (data.details.type === 'suite') continue;
    const outcome = data.skip !== undefined && data.skip !== false ? 'skipped' : event.type === 'test:pass' ? 'passed' : 'failed';
    yield `${JSON.stringify({ name: data.name, outcome, file: data.file, milliseconds: data.details.duration_ms } satisfies TestOutcome)}\n`;
  }
}
