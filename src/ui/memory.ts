/** Where choices are kept between sessions; the editor's mementos are such. */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}
