/** The folder of a file, with a slash at its end; '' for a file at the top. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** True for two files of one folder. */
export function sameFolder(a: string, b: string): boolean {
  return folderOf(a) === folderOf(b);
}

/** The path as `joined` writes it: without a slash in front. */
export function withoutRoot(path: string): string {
  return path.replace(/^\/+/, '');
}

/** The path of what a file names relative to its own folder, without a slash in front. */
export function joined(path: string, relative: string): string {
  const steps = folderOf(path).split('/').filter((step) => step !== '');
  for (const step of relative.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}
