import { type DeployTexts, isDeployState, readStateMessage } from '../../src/protocol/deployView.ts';
import { openBridge } from '../bridge.ts';
import { registerComponents } from '../toolkit.ts';
import { createDeployPage } from './view.ts';

/** Connects the page to the extension: shows each newer state and keeps it over a reload of the window. */
function start(root: HTMLElement): void {
  registerComponents();
  const bridge = openBridge();
  // The texts come from the extension's own HTML, which nobody else writes.
  const texts = JSON.parse(root.dataset['texts'] ?? '{}') as DeployTexts;
  const page = createDeployPage(root, texts, (action) => bridge.post({ type: 'action', action }));
  const restored = isDeployState(bridge.kept) ? bridge.kept : undefined;
  let newest = -1;
  bridge.listen((received) => {
    const message = readStateMessage(received);
    if (!message || message.sequence <= newest) return;
    newest = message.sequence;
    if (message.state) bridge.keep(message.state);
    page.show(message.state);
  });
  page.show(restored);
  bridge.post({ type: 'ready', ...(restored && { restored }) });
}

const page = document.getElementById('page');
if (page) start(page);
