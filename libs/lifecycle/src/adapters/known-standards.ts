import type { Loaded } from './decided.js';

const KEPT = 2_048;

/**
 * Standards as this process last wrote them, so that a busy one need not be read again before each decision. Another
 * process may have gone further: what is decided from here counts only if the write finds the same version, and an answer
 * that writes nothing is never given from here. The longest unused is forgotten first.
 */
export class KnownStandards {
  private readonly known = new Map<string, Loaded>();

  constructor(private readonly kept = KEPT) {}

  get(id: string): Loaded | undefined {
    const found = this.known.get(id);
    if (found) {
      this.known.delete(id);
      this.known.set(id, found);
    }
    return found;
  }

  /** Keeps the newer of what is known and this. */
  keep(id: string, loaded: Loaded): void {
    if ((this.known.get(id)?.version ?? 0) >= loaded.version) return;
    this.known.delete(id);
    this.known.set(id, loaded);
    if (this.known.size > this.kept) this.known.delete(this.known.keys().next().value!);
  }

  /** It proved out of date. */
  forget(id: string): void {
    this.known.delete(id);
  }
}
