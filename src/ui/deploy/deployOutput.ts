import { l10n, type OutputChannel, window } from 'vscode';
import { Disposables } from '../../base/lifecycle.ts';
import type { DeployPlan } from '../../core/deploy/plan.ts';
import { outputLine } from './deployTexts.ts';
import type { DeployRuns } from './deployRuns.ts';

/** The output channel that tells all of a deploy: build output, pushed layers, applied objects and the pods' logs. */
export class DeployOutput extends Disposables {
  private readonly channel: OutputChannel;

  constructor(runs: DeployRuns) {
    super();
    this.channel = this.add(window.createOutputChannel('Slipway Deploy', 'log'));
    this.add(
      runs.onEvent((event) => {
        const line = outputLine(event);
        if (line !== undefined) this.channel.appendLine(line);
      }),
    );
  }

  /** Begins a new deploy: says what will be done, and comes to the front without taking the focus. */
  begin(plan: DeployPlan): void {
    const { target } = plan;
    this.channel.appendLine('');
    this.channel.appendLine(target.cluster === '' ? l10n.t('── images of {0}', plan.folder) : l10n.t('── deploy of {0} to {1} · {2}', plan.folder, target.cluster, target.namespace));
    for (const image of plan.images) this.channel.appendLine(l10n.t('builds {0} from {1}', image.repository, image.dockerfile));
    for (const { file, why } of plan.leftOut) this.channel.appendLine(l10n.t('leaves out {0}: {1}', file, why));
    for (const note of plan.notes) this.channel.appendLine(note);
    this.channel.show(true);
  }

  end(summary: string, details: readonly string[]): void {
    for (const line of [...details, summary]) this.channel.appendLine(line);
  }

  show(): void {
    this.channel.show();
  }
}
