/** The folders on the way to a file, from the workspace on. */
export function folderOf(path: string): readonly string[] {
  return path.split('/').slice(0, -1);
}

/** True for two files of one folder. */
export function sameFolder(a: string, b: string): boolean {
  return folderOf(a).join('/') === folderOf(b).join('/');
}

/** The path of what a file names relative to its own folder. */
export function joined(path: string, relative: string): string {
  const steps = [...folderOf(path)];
  for (const step of relative.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}
