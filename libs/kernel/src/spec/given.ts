import { isRefusal, type Outcome, type Refusal } from '../index.js';

/** What a decision needs to be told in the words of a spec. */
export interface Decider<State, Command, Event> {
  readonly unknown: State;
  decide(state: State, command: Command): Outcome<Event>;
  evolve(state: State, event: Event): State;
}

/**
 * `given(...facts).when(command).then(...events)`: each way of ending compares the whole answer, so no spec passes because
 * it looked at nothing.
 */
export function speaking<State, Command, Event extends object>({ unknown, decide, evolve }: Decider<State, Command, Event>) {
  return {
    given(...facts: readonly Event[]) {
      const before = facts.reduce(evolve, unknown);
      return {
        before,
        when: (command: Command) => answered(decide(before, command)),
        /** The same thing asked again, once it has been done. */
        whenAgain(command: Command) {
          const first = decide(before, command);
          if (isRefusal(first) || first.length === 0) throw new Error(`It was not done the first time: ${said(first)}`);
          return answered(decide(first.reduce(evolve, before), command));
        },
      };
    },
  };
}

/** The ways in which a spec says what came of it. */
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
