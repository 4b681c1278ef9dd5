import { Emitter, type Event } from '../../base/event.ts';
import { Disposables } from '../../base/lifecycle.ts';
import type { ClusterVersion } from '../services.ts';
import type { ClusterDirectory } from './clusterDirectory.ts';
import type { TargetChoice } from './deployTarget.ts';

/** The version of the cluster that files are written for, as far as one is connected; nobody is asked for it. */
export class ConnectedVersion extends Disposables {
  private readonly directory: ClusterDirectory;
  private readonly choice: TargetChoice;
  private readonly changed = this.add(new Emitter<undefined>());
  private last: ClusterVersion | undefined;

  readonly onDidChange: Event<undefined> = this.changed.event;

  constructor(directory: ClusterDirectory, choice: TargetChoice) {
    super();
    this.directory = directory;
    this.choice = choice;
    this.add(directory.onDidChange(() => this.look()));
    this.add(choice.onDidChange(() => this.look()));
  }

  /** That of the cluster that is deployed to; without one, that of the only connected cluster. */
  get current(): ClusterVersion | undefined {
    return this.last;
  }

  private look(): void {
    const now = this.find();
    if (now?.name === this.last?.name && now?.version === this.last?.version) return;
    this.last = now;
    this.changed.fire(undefined);
  }

  private find(): ClusterVersion | undefined {
    const { sessions } = this.directory;
    const target = this.choice.current?.cluster;
    const [only, ...more] = target === undefined ? sessions : sessions.filter(({ name }) => name === target);
    return only?.version === undefined || more.length > 0 ? undefined : { name: only.name, version: only.version };
  }
}
