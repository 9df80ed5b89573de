import { snippetOf, type FindingCode, type ImportFinding, type SourcePlace } from '../../model/parsed.js';

/** Gathers findings; those with the same `key` are one finding with a count. */
export class FindingList {
  private readonly found: ImportFinding[] = [];
  private readonly keys = new Map<string, number>();

  add(code: FindingCode, place: SourcePlace, text: string): void {
    this.found.push({ code, place, snippet: snippetOf(text) });
  }

  count(code: FindingCode, place: SourcePlace, text: string, key: string = code): void {
    const at = this.keys.get(key);
    if (at === undefined) {
      this.keys.set(key, this.found.length);
      this.add(code, place, text);
    } else {
      this.found[at] = { ...this.found[at]!, count: (this.found[at]!.count ?? 1) + 1 };
    }
  }

  all(): readonly ImportFinding[] {
    return this.found;
  }
}
