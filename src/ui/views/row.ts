/** What the commands of a row's menu act on. */
export type Target =
  | { readonly type: 'image'; readonly reference: string }
  | { readonly type: 'cluster'; readonly context: string }
  | { readonly type: 'pod'; readonly context: string; readonly namespace: string; readonly pod: string };

/** One line of a tree, as a value. */
export interface Row {
  /** Unique in its tree and the same after every refresh, or the tree would forget what is open and selected. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** Name of a product icon, and the theme colour it is drawn in. Colour is never the only sign of a meaning. */
  readonly icon?: string;
  readonly color?: string;
  /** Space-separated words that the `when` clauses of menus match. */
  readonly contextValue: string;
  readonly tooltip?: string;
  /** What a screen reader says: label and description as one phrase. */
  readonly accessibilityLabel: string;
  readonly collapsible: 'none' | 'collapsed' | 'expanded';
  /** True when the connection to what the row shows is lost; it is drawn grey. */
  readonly stale?: boolean;
  readonly target?: Target;
}

/** A row with the rows below it, which are made only when somebody opens it. */
export interface RowNode extends Row {
  readonly children: () => readonly RowNode[];
}

/** What a leaf has below it. */
export const noChildren = (): readonly RowNode[] => [];

/** Makes the label, the description and the phrase for screen readers of one row agree. */
export function described(label: string, description: string | undefined): Pick<Row, 'label' | 'description' | 'accessibilityLabel'> {
  return description === undefined || description === ''
    ? { label, accessibilityLabel: label }
    : { label, description, accessibilityLabel: `${label}, ${description}` };
}
