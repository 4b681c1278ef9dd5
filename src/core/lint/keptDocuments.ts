import type { DocumentResult } from './documentResult.ts';

/** The documents of a file as they were judged, to be found again by their text. */
export class KeptDocuments {
  private readonly byText = new Map<string, DocumentResult>();
  private readonly inOrder: DocumentResult[] = [];

  /** The document of that text. Most often it stands where it stood before, and then its text need not be hashed. */
  find(text: string, index: number): DocumentResult | undefined {
    const likely = this.inOrder[index];
    return likely?.text === text ? likely : this.byText.get(text);
  }

  /** Adds the next document of the file. */
  add(document: DocumentResult): void {
    this.byText.set(document.text, document);
    this.inOrder.push(document);
  }

  /** Adds a document that has no place in the file yet. */
  learn(document: DocumentResult): void {
    this.byText.set(document.text, document);
  }
}

/** Files whose documents are kept; the least recently used one goes first. */
const most = 64;

/** The documents of the files that were linted last. */
export class KeptFiles {
  private readonly files = new Map<string, KeptDocuments>();

  /** What is kept of a file, which is the last one that goes now. */
  use(path: string): KeptDocuments {
    const known = this.files.get(path) ?? new KeptDocuments();
    this.keep(path, known);
    return known;
  }

  /** Puts documents in the place of those of a file, unless the file was dropped or replaced since they were used. */
  replace(path: string, before: KeptDocuments, now: KeptDocuments): void {
    if (this.files.get(path) === before) this.keep(path, now);
  }

  drop(path: string): void {
    this.files.delete(path);
  }

  clear(): void {
    this.files.clear();
  }

  private keep(path: string, documents: KeptDocuments): void {
    this.files.delete(path);
    this.files.set(path, documents);
    for (const oldest of this.files.keys()) if (this.files.size > most) this.files.delete(oldest);
  }
}
