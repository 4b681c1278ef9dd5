import type { Page } from 'playwright-core';

/** How long keystrokes took from the key to the frame that shows them, in milliseconds. */
export interface Typing {
  readonly median: number;
  readonly worst: number;
  readonly keys: number;
}

/** Types into the focused editor, one character after the other as people do, and measures in the browser. */
export async function type(page: Page, text: string, pause = 120): Promise<Typing> {
  await page.evaluate(() => {
    const lags: number[] = [];
    const listener = (event: Event): void => {
      // The frame after the next callback is the one that shows what the key has changed.
      requestAnimationFrame(() => requestAnimationFrame(() => lags.push(performance.now() - event.timeStamp)));
    };
    document.addEventListener('keydown', listener, { capture: true });
    Object.assign(globalThis, { endTyping: () => {
      document.removeEventListener('keydown', listener, { capture: true });
      return lags;
    } });
  });
  await page.keyboard.type(text, { delay: pause });
  await page.waitForTimeout(500);
  const lags = await page.evaluate(() => (globalThis as unknown as { endTyping(): number[] }).endTyping());
  const sorted = lags.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, worst: sorted.at(-1) ?? Number.NaN, keys: sorted.length };
}
