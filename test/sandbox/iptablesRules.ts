/** The chains which Docker's engine makes for itself, besides the rules in the built-in chains that jump to them. */
const dockerChain = /^DOCKER(-|$)/;

/**
 * The edits, in the format of iptables-restore --noflush, that take the engine's and the node's rules out of what
 * iptables-save printed. Rules that name an interface of `ours` go. Docker's chains go only when no
 * rule in them names another interface: then another engine uses them too. Empty when nothing is to be done.
 */
export function engineRuleEdits(saved: string, ours: readonly string[]): string {
  const namesOurs = (rule: string): boolean => interfacesOf(rule).some((name) => ours.includes(name));
  const namesOthers = (rule: string): boolean => interfacesOf(rule).some((name) => name !== 'lo' && !ours.includes(name));
  const lines = saved.split('\n');
  const rules = lines.filter((line) => line.startsWith('-A '));
  const shared = rules.some((rule) => concernsDocker(rule) && namesOthers(rule));
  const output: string[] = [];
  let table: string[] = [];
  for (const line of lines) {
    const chain = /^:(\S+)/.exec(line)?.[1];
    if (line.startsWith('*')) table = [line];
    else if (chain !== undefined && dockerChain.test(chain) && !shared) table.push(`-F ${chain}`, `-X ${chain}`);
    else if (line.startsWith('-A ') && (namesOurs(line) || (!shared && jumpsToDocker(line)))) table.push(`-D${line.slice(2)}`);
    else if (line === 'COMMIT' && table.length > 1) output.push(...inOrder(table), line);
  }
  return output.length === 0 ? '' : `${output.join('\n')}\n`;
}

/** Rules that jump to a chain must go before the chain can, and chains must be empty before they can go. */
function inOrder(table: readonly string[]): string[] {
  // A deleted rule inside a chain that is flushed anyway would be named twice, which is an error.
  const flushed = new Set(table.filter((line) => line.startsWith('-F ')).map((line) => line.slice(3)));
  const kept = table.filter((line) => !(line.startsWith('-D ') && flushed.has(line.split(' ')[1] ?? '')));
  return kept.sort((a, b) => rank(a) - rank(b));
}

function rank(line: string): number {
  return ['*', '-D', '-F', '-X'].findIndex((start) => line.startsWith(start));
}

function concernsDocker(rule: string): boolean {
  return dockerChain.test(rule.split(' ')[1] ?? '') || jumpsToDocker(rule);
}

function jumpsToDocker(rule: string): boolean {
  return dockerChain.test(/ -j (\S+)/.exec(rule)?.[1] ?? '');
}

function interfacesOf(rule: string): string[] {
  return [...rule.matchAll(/ -[io] (\S+)/g)].map((match) => match[1] ?? '');
}
