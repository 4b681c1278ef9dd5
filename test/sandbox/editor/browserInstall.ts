import { provide } from '../debian.ts';

/** Debian's Chromium without the user interface of a browser, which drives the editor in the tests and in `npm start -- --check`. */
export const browserProgram = '/usr/lib/chromium/chromium-headless-shell';

/** Installs it when it is missing, after saying so. */
export function installBrowser(say: (sentence: string) => void, signal: AbortSignal): Promise<void> {
  return provide([{ program: browserProgram, package: 'chromium-headless-shell' }], 'Driving the editor', { say, signal });
}
