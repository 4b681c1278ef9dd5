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
