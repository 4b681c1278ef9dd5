/** Something that holds on to the world until it is told to let go. Calling `dispose` twice does nothing more. */
export interface Disposable {
  dispose(): void;
}

/** Makes a Disposable of a function that runs at most once. */
export function onDispose(release: () => void): Disposable {
  let released = false;
  return {
    dispose() {
      if (released) return;
      released = true;
      release();
    },
  };
}

/** Owns other disposables and releases them in reverse order; what is added after disposal is released at once. */
export class Disposables implements Disposable {
  private readonly owned: Disposable[] = [];
  private disposed = false;

  add<T extends Disposable>(item: T): T {
    if (this.disposed) item.dispose();
    else this.owned.push(item);
    return item;
  }

  dispose(): void {
    this.disposed = true;
    for (let item = this.owned.pop(); item; item = this.owned.pop()) item.dispose();
  }
}
