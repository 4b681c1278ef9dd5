import type { DeployPageMessage, DeployState } from '../src/protocol/deployView.ts';

/** What the editor gives a page; it may be asked for once only. */
interface EditorApi {
  postMessage(message: DeployPageMessage): void;
  getState(): unknown;
  setState(state: DeployState): void;
}

declare function acquireVsCodeApi(): EditorApi;

/** The page's side of the conversation with the extension. */
export interface Bridge {
  post(message: DeployPageMessage): void;
  /** What was kept before the window was reloaded; not checked yet. */
  readonly kept: unknown;
  /** Keeps a state over a reload. */
  keep(state: DeployState): void;
  /** Calls `take` with every message of the extension; not checked yet. */
  listen(take: (message: unknown) => void): void;
}

export function openBridge(): Bridge {
  const editor = acquireVsCodeApi();
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- this is the editor's function, which takes none
    post: (message) => editor.postMessage(message),
    kept: editor.getState(),
    keep: (state) => editor.setState(state),
    listen: (take) => addEventListener('message', (event: MessageEvent<unknown>) => take(event.data)),
  };
}
