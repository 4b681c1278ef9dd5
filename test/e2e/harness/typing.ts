import type { CDPSession, Page } from 'playwright-core';

/** What keystrokes cost the browser, in milliseconds. */
export interface Typing {
  readonly keys: number;
  /** The work of the page's main thread for each key, by processor time: all that other programs cannot lengthen. */
  readonly work: number;
  /** From the key to the frame that shows it, by the clock. */
  readonly median: number;
  readonly worst: number;
}

/** Types into the focused editor, one character after the other as people do, and measures in the browser. */
export async function typeMeasured(page: Page, text: string, pause = 120): Promise<Typing> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.evaluate(listenToKeys);
  const before = await workOf(session);
  await page.keyboard.type(text, { delay: pause });
  // What the last keys bring about comes after them.
  await page.waitForTimeout(500);
  const work = (await workOf(session)) - before;
  await session.detach();
  const lags = (await page.evaluate(() => (globalThis as unknown as { keyLags: number[] }).keyLags)).toSorted((a, b) => a - b);
  return { keys: lags.length, work: work / lags.length, median: lags[Math.floor(lags.length / 2)] ?? Number.NaN, worst: lags.at(-1) ?? Number.NaN };
}

/** Runs in the page: keeps how long each key takes from now on. */
function listenToKeys(): void {
  const { endListening } = globalThis as unknown as { endListening?: () => void };
  endListening?.();
  const keyLags: number[] = [];
  const listener = ({ timeStamp }: Event): void => {
    // The frame after the next callback is the one that shows what the key has changed.
    requestAnimationFrame(() => requestAnimationFrame(() => keyLags.push(performance.now() - timeStamp)));
  };
  document.addEventListener('keydown', listener, { capture: true });
  Object.assign(globalThis, { keyLags, endListening: () => document.removeEventListener('keydown', listener, { capture: true }) });
}

/** The processor time that the tasks of the page's main thread have taken, in milliseconds. */
async function workOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const found = metrics.find(({ name }) => name === 'TaskDuration');
  if (!found) throw new Error('the browser does not tell how long its tasks took');
  return found.value * 1000;
}
