import { setTimeout as wait } from 'node:timers/promises';

/**
 * Asks again and again until the answer is accepted, and gives it back. What is waited for happens when it happens;
 * `seconds` is only the watchdog that ends a hopeless wait, and then says what the last answer was.
 */
export async function until<T>(what: string, ask: () => Promise<T> | T, accept: (answer: T) => boolean, seconds = 30): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const last = await ask();
    if (accept(last)) return last;
    if (Date.now() > end) throw new Error(`waited ${seconds} s for ${what}; last seen: ${JSON.stringify(last)}`);
    await wait(100);
  }
}
