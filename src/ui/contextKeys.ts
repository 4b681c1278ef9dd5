import { commands } from 'vscode';
import type { ContextKeys } from './contributions.ts';

/** Writes context keys, each only when its value differs from what was written last. */
export class ContextKeyWriter {
  private readonly written = new Map<string, unknown>();

  set<K extends keyof ContextKeys>(key: K, value: ContextKeys[K]): void {
    if (this.written.get(key) === value) return;
    this.written.set(key, value);
    void commands.executeCommand('setContext', key, value);
  }
}
