import type { SandboxDescription } from '../../sandbox/sandbox.ts';
import { withPortForward } from './portForward.ts';

/** A seven, 8 × 8 pixels, drawn otherwise than the ones the sample model was trained on. */
const seven = [
  [0, 1, 1, 1, 1, 1, 0, 0],
  [0, 0, 0, 0, 0, 1, 0, 0],
  [0, 0, 0, 0, 1, 0, 0, 0],
  [0, 0, 0, 1, 0, 0, 0, 0],
  [0, 0, 0, 1, 0, 0, 0, 0],
  [0, 0, 1, 0, 0, 0, 0, 0],
  [0, 0, 1, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 0, 0],
];

/** Shows the deployed sample model a seven through a port-forward and answers which digit it says that is. */
export function askDigits(sandbox: SandboxDescription, namespace: string): Promise<number> {
  const target = { kubeconfig: sandbox.kubeconfig, context: sandbox.context, namespace, service: 'digits', containerPort: 8080 };
  return withPortForward(target, async (url) => {
    const response = await fetch(`${url}/predict`, { method: 'POST', body: JSON.stringify(seven.flat()) });
    if (!response.ok) throw new Error(`POST /predict answered ${response.status}: ${await response.text()}`);
    const { digit } = (await response.json()) as { digit: number };
    return digit;
  });
}
