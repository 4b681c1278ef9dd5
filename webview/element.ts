/** Attributes of an element; `undefined` leaves one out. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** Makes an element. Children that are texts become text, never markup. */
export function element(name: string, attributes: Attributes = {}, ...children: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}
