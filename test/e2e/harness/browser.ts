import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { browserProgram, installBrowser } from '../../sandbox/editor/browserInstall.ts';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium without a window, installed when it is missing. What it writes goes into a folder removed with it. */
export async function launchBrowser(say: (sentence: string) => void, signal: AbortSignal): Promise<Browser> {
  await installBrowser(say, signal);
  const home = mkdtempSync(join(tmpdir(), 'slipway-browser-'));
  const browser = await chromium.launch({ executablePath: browserProgram, args, env: { ...process.env, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home } });
  browser.on('disconnected', () => rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return browser;
}
