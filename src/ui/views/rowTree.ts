import type { Row, RowNode, Target } from './row.ts';

/** A row as the tree holds it: the object stays the same while its row changes, so that the editor recognises it. */
export interface RowElement {
  readonly id: string;
  readonly row: Row;
  readonly target: Target | undefined;
}

class Element implements RowElement {
  readonly parent: Element | undefined;
  node: RowNode;
  /** Undefined until somebody asked for them; only then they are kept up to date. */
  children: readonly Element[] | undefined;

  constructor(node: RowNode, parent: Element | undefined) {
    this.node = node;
    this.parent = parent;
  }

  get id(): string {
    return this.node.id;
  }
  get row(): Row {
    return this.node;
  }
  get target(): Target | undefined {
    return this.node.target;
  }
}

/** Which parts of the tree have to be drawn again: everything, or these rows with what is below them. */
export type Dirty = 'all' | readonly RowElement[];

/**
 * Keeps the rows that are on display and finds out, when they are rendered anew, which ones differ. Rows below an
 * element that was never opened are never made.
 */
export class RowTree {
  private readonly elements = new Map<string, Element>();
  private roots: readonly Element[] = [];

  /** Takes the newly rendered rows and answers what changed against those before. */
  update(rendered: readonly RowNode[]): Dirty {
    const dirty: Element[] = [];
    const before = this.roots;
    this.roots = this.merge(before, rendered, undefined, dirty);
    return sameElements(before, this.roots) ? withoutNested(dirty) : 'all';
  }

  /** The rows below an element, or the topmost ones. */
  children(of: RowElement | undefined): readonly RowElement[] {
    if (of === undefined) return this.roots;
    const element = this.elements.get(of.id);
    if (element === undefined) return [];
    element.children ??= this.merge([], element.node.children(), element, []);
    return element.children;
  }

  parent(of: RowElement): RowElement | undefined {
    return this.elements.get(of.id)?.parent;
  }

  find(id: string): RowElement | undefined {
    return this.elements.get(id);
  }

  private merge(before: readonly Element[], rendered: readonly RowNode[], parent: Element | undefined, dirty: Element[]): readonly Element[] {
    const gone = new Map(before.map((element) => [element.id, element]));
    const merged = rendered.map((node) => {
      const known = gone.get(node.id);
      gone.delete(node.id);
      return known ? this.refresh(known, node, dirty) : this.adopt(node, parent);
    });
    for (const element of gone.values()) this.forget(element);
    return merged;
  }

  private adopt(node: RowNode, parent: Element | undefined): Element {
    const element = new Element(node, parent);
    this.elements.set(node.id, element);
    return element;
  }

  private refresh(element: Element, node: RowNode, dirty: Element[]): Element {
    let changed = !sameRow(element.node, node);
    element.node = node;
    if (element.children) {
      const before = element.children;
      element.children = this.merge(before, node.children(), element, dirty);
      changed ||= !sameElements(before, element.children);
    }
    if (changed) dirty.push(element);
    return element;
  }

  private forget(element: Element): void {
    if (this.elements.get(element.id) === element) this.elements.delete(element.id);
    for (const child of element.children ?? []) this.forget(child);
  }
}

function sameElements(a: readonly Element[], b: readonly Element[]): boolean {
  return a.length === b.length && a.every((element, index) => element === b[index]);
}

function sameRow(a: Row, b: Row): boolean {
  return JSON.stringify({ ...a, children: undefined }) === JSON.stringify({ ...b, children: undefined });
}

/** Refreshing a row refreshes everything below it, so a row below another dirty one need not be named. */
function withoutNested(dirty: readonly Element[]): readonly Element[] {
  const all = new Set(dirty);
  const isNested = (element: Element): boolean => {
    for (let above = element.parent; above; above = above.parent) if (all.has(above)) return true;
    return false;
  };
  return dirty.filter((element) => !isNested(element));
}
