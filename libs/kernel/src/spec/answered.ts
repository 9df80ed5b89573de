import { isRefusal, type Outcome, type Refusal } from '../index.js';

/**
 * What came of a question put to a decision. Each way of saying it compares the whole answer, so no spec passes because it
 * looked at nothing.
 */
export function answered<Event extends object>(outcome: Outcome<Event>) {
  return {
    outcome,
    /** Exactly these events, in this order; of each, the members that are named. */
    then(...expected: readonly object[]): readonly Event[] {
      if (expected.length === 0) throw new Error('Say which events, or use thenNothing.');
      if (isRefusal(outcome)) throw new Error(`It was refused: ${said(outcome)}`);
      expect(outcome).toMatchObject(expected as object[]);
      expect(outcome).toHaveLength(expected.length);
      return outcome;
    },
    /** This refusal, with these facts among its own. */
    thenRefused(code: string, facts: Readonly<Record<string, unknown>>): Refusal {
      if (!isRefusal(outcome)) throw new Error(`It was not refused: ${said(outcome)}`);
      expect(outcome).toMatchObject({ refused: code, facts });
      expect(outcome.because).toMatch(/\S/);
      expect(outcome.remedy).toMatch(/\S/);
      return outcome;
    },
    /** Refused because of exactly these conditions, in this order. */
    thenUnmet(...expected: readonly { readonly code: string; readonly facts?: object; readonly who?: readonly string[] }[]): Refusal {
      if (!isRefusal(outcome)) throw new Error(`It was not refused: ${said(outcome)}`);
      if (expected.length === 0) throw new Error('Say which conditions.');
      expect(outcome.unmet.map(({ code }) => code)).toEqual(expected.map(({ code }) => code));
      expect(outcome.unmet).toMatchObject(expected as object[]);
      return outcome;
    },
    /** Done already, or nothing to do. */
    thenNothing(): void {
      expect(outcome).toEqual([]);
    },
  };
}

const said = (outcome: unknown): string => JSON.stringify(outcome);
