import type { PartName, PartState } from '../../test/sandbox/part.ts';

/** Writes one line per event, with the seconds since the start, so that the timings are in the output. */
export class Terminal {
  private readonly out: NodeJS.WritableStream;
  private readonly started = performance.now() - process.uptime() * 1000;

  constructor(out: NodeJS.WritableStream) {
    this.out = out;
  }

  say(sentence: string): void {
    const seconds = ((performance.now() - this.started) / 1000).toFixed(1).padStart(6);
    this.out.write(`[${seconds} s] ${sentence}\n`);
  }

  /** What a part of the sandbox does. */
  part(name: PartName, state: PartState, text: string): void {
    this.say(`${name.padEnd(12)} ${state.padEnd(8)} ${text}`);
  }
}
