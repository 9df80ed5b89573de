import { randomUUID } from 'node:crypto';
import { canonicalJson, Fault, isRefusal, refuse, type Settled } from '#lib/kernel';
import { dueDates, type LoggedEvent, type Recorded, type StandardEvent, type Standards, tasksOf, type Tx, verifyChain } from '#lib/lifecycle';
import { type Asking, daysLater, disclosing, gbt, noon, observing, openingBallot, procedures, proposing, secretary, voting, votingNowhere } from './gbt-commands.js';
import { walkOf } from './random-commands.js';

/** Everything that is kept of one standard, in an order of its own; a store that kept nothing answers empty lists. */
export interface KeptRows {
  readonly version: number;
  readonly head: string;
  readonly events: readonly LoggedEvent[];
  readonly due: readonly { readonly key: string; readonly at: string; readonly facts: unknown }[];
  readonly tasks: readonly { readonly key: string; readonly role: string; readonly person: string | null; readonly language: string | null; readonly dueAt: string | null; readonly facts: unknown }[];
  readonly work: readonly { readonly kind: string; readonly position: number; readonly roles: readonly string[] }[];
  readonly standing: readonly string[];
  readonly receipts: readonly string[];
}

export interface StandardsHouse {
  readonly store: Standards;
  /** The same standards, as another process has them. */
  readonly other: Standards;
  rows(standardId: string): Promise<KeptRows>;
  /** Writes something of the spec's own within a decision. */
  note(tx: Tx, text: string): Promise<void>;
  notes(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** What every store of standards must do, whatever it is made of. */
export function standardsContract(open: () => Promise<StandardsHouse>): void {
  let house: StandardsHouse;
  beforeAll(async () => {
    house = await open();
  }, 60_000);
  afterAll(() => house?.close());

  const change = ([what, ask]: Asking, store: Standards = house.store) => store.change(what, ask);
  const proposed = async () => {
    const id = randomUUID();
    expectDone(await change(proposing(id)));
    return id;
  };
  /** Tries again as a caller would: others kept winning, and nothing was done. */
  const changeInTheEnd = async (asking: Asking, store: Standards): Promise<Settled<Recorded>> => {
    for (;;) {
      try {
        return await change(asking, store);
      } catch (error) {
        if (!(error instanceof Fault) || error.code !== 'STANDARD_BUSY') throw error;
      }
    }
  };
  const expectSound = async (id: string) => {
    const [{ standard, version, procedure }, rows] = [await house.store.load(id), await house.rows(id)];
    if (standard.is === 'unproposed' || !procedure) throw new Error('There is no such standard.');
    expect(rows.version).toBe(version);
    expect(await verifyChain(id, { version, state: standard, head: rows.head }, async (after) => rows.events.filter(({ position }) => position > after))).toEqual({ ok: true, events: version, head: rows.head, brokenAt: null });
    expect(rows.due).toEqual(inOrder(plain(dueDates(standard))));
    expect(rows.tasks).toEqual(inOrder(plain(tasksOf(standard, procedure))));
  };

  describe('keeping', () => {
    it('answers with what happened, and loads what is so since', async () => {
      const id = randomUUID();
      expect(await house.store.load(id)).toEqual({ standard: { is: 'unproposed' }, version: 0, procedure: undefined });
      const settled = expectDone(await change(proposing(id)));
      expect(settled).toMatchObject({ version: 1, replayed: false, events: [{ position: 1, type: 'StandardProposed', at: noon, body: { type: 'StandardProposed', id } }] });
      const { standard, version, procedure } = await house.other.load(id);
      expect(standard).toMatchObject({ is: 'underway', id, stage: '00', languages: { en: { mode: 'parallel' } } });
      expect([version, procedure]).toEqual([1, gbt]);
      await expectSound(id);
    });

    it('knows nothing of a standard nobody proposed, and takes no id twice', async () => {
      const id = randomUUID();
      expectRefused(await change(disclosing(id, 'p')), 'STANDARD_UNKNOWN');
      expectDone(await change(proposing(id)));
      const before = await house.rows(id);
      expectRefused(await change(proposing(id, { at: daysLater(noon, 1) })), 'STANDARD_EXISTS');
      expect(await house.rows(id)).toEqual(before);
    });

    it('writes who must be told, who stands how to the standard, what is due and what is to be done, with the event', async () => {
      const [id, members] = [await proposed(), [randomUUID(), randomUUID()]];
      expectDone(await change(openingBallot(id, members, daysLater(noon, 20))));
      const rows = await house.rows(id);
      expect(rows.standing).toEqual([expect.stringMatching(/ proposer$/)]);
      expect(rows.work.map(({ kind, position }) => [kind, position])).toEqual([
        ['notices', 1],
        ['notices', 2],
      ]);
      expect(rows.due.map(({ key, at }) => [key, at])).toEqual([['ballot:proposal:close', daysLater(noon, 20)]]);
      expect(rows.tasks.filter(({ person }) => person).map(({ person }) => person)).toEqual([...members].sort());
      await expectSound(id);
      expectDone(await change(voting(id, members[0]!)));
      expect((await house.rows(id)).tasks.filter(({ person }) => person).map(({ person }) => person)).toEqual([members[1]]);
      await expectSound(id);
    });

    it('leaves everything as it was when it refuses, and when there is nothing to decide', async () => {
      const id = await proposed();
      expectDone(await change(disclosing(id, 'p')));
      const before = await house.rows(id);
      expectRefused(await change([{ ...votingNowhere(id)[0], receipt: { key: randomUUID(), request: 'r' } }, votingNowhere(id)[1]]), 'BALLOT_UNKNOWN');
      expect(expectDone(await change(disclosing(id, 'p')))).toMatchObject({ version: 2, events: [] });
      expect(await house.rows(id)).toEqual(before);
    });

    it('gives a number to one standard only', async () => {
      const [first, second, number] = [randomUUID(), randomUUID(), `GB/T ${randomUUID()}`];
      expectDone(await change(observing(first, number)));
      expect(expectRefused(await change(observing(second, number)), 'NUMBER_TAKEN').facts).toEqual({ number });
      expect(await house.store.load(second)).toMatchObject({ version: 0 });
      expect(await house.rows(second)).toMatchObject({ events: [], due: [], tasks: [], work: [] });
    });

    it('lets one published standard replace a number, also when two are published at once', async () => {
      const old = `GB/T ${randomUUID()}`;
      const publishing = (id: string) => {
        const [asked, ask] = proposing(id);
        const published: StandardEvent = { type: 'StandardPublished', number: `GB/T ${id}`, amendment: 0, revision: 1, announcedOn: '2024-03-11', implementsOn: '2024-09-01', takesEffectAt: '2024-08-31T16:00:00.000Z', languages: [], at: noon };
        const replacing = (event: StandardEvent): StandardEvent => (event.type === 'StandardProposed' ? { ...event, replacedNumber: old } : event);
        return house.store
          .change(asked, (standard, law) => (ask(standard, law) as readonly StandardEvent[]).map(replacing))
          .then(() => house.store.change({ standardId: id, by: secretary, at: noon }, () => [published]));
      };
      const ids = [randomUUID(), randomUUID(), randomUUID()];
      const settled = await Promise.all(ids.map(publishing));
      expect(settled.filter(({ is }) => is === 'done')).toHaveLength(1);
      for (const one of settled) if (one.is === 'refused') expect(one.refusal).toMatchObject({ refused: 'REPLACED_TWICE', facts: { number: old } });
      const first = ids[settled.findIndex(({ is }) => is === 'done')]!;
      expect([await house.store.replacing(old), await house.store.replacing(`${old} B`)]).toEqual([first, undefined]);
      expectDone(await house.store.change({ standardId: first, by: secretary, at: noon }, () => [{ type: 'ReviewWarned', daysLeft: 0, dueOn: '2029-03-11', dueAt: noon, lateMs: 0, at: noon }]));
    });

    it('passes on what a broken question throws, changes nothing, and goes on', async () => {
      const [id, neighbour] = [await proposed(), await proposed()];
      const before = await house.rows(id);
      const broken = house.store.change({ standardId: id, by: secretary, at: noon }, () => {
        throw new TypeError('broken');
      });
      const [answer] = await Promise.all([change(disclosing(neighbour, 'p')), expect(broken).rejects.toThrow(new TypeError('broken'))]);
      expectDone(answer);
      expect(await house.rows(id)).toEqual(before);
      expectDone(await change(disclosing(id, 'p')));
    });
  });

  describe('a command that says which version it saw', () => {
    it('is refused when the standard has gone on, and says how far', async () => {
      const id = await proposed();
      expectDone(await change(disclosing(id, 'p', { ifVersion: 1 })));
      const before = await house.rows(id);
      expect(expectRefused(await change(disclosing(id, 'q', { ifVersion: 1 })), 'STALE_ETAG').facts).toEqual({ expected: 1, present: 2 });
      expect(await house.rows(id)).toEqual(before);
    });

    it('wins once, however many saw the same', async () => {
      const id = await proposed();
      const answers = await Promise.all([0, 1, 2, 3, 4, 5].map((n) => changeInTheEnd(disclosing(id, `p${n}`, { ifVersion: 1 }), n % 2 ? house.store : house.other)));
      expect(answers.filter(({ is }) => is === 'done')).toHaveLength(1);
      expect((await house.rows(id)).version).toBe(2);
    });
  });

  describe('a command with a key', () => {
    const receipt = (request = 'what was asked') => ({ key: randomUUID(), request });

    it('is done once, and answered alike each time, also after others', async () => {
      const [id, once] = [await proposed(), receipt()];
      const first = expectDone(await change(disclosing(id, 'p', { receipt: once })));
      expectDone(await change(disclosing(id, 'q')));
      const before = await house.rows(id);
      const again = expectDone(await change(disclosing(id, 'p', { receipt: once }), house.other));
      expect(again).toEqual({ ...first, replayed: true });
      expect(await house.rows(id)).toEqual(before);
    });

    it('is answered from memory even when it would be stale, or refused, by now', async () => {
      const [id, once] = [await proposed(), receipt()];
      const first = expectDone(await change(disclosing(id, 'p', { receipt: once, ifVersion: 1 })));
      expect(expectDone(await change(disclosing(id, 'p', { receipt: once, ifVersion: 1 })))).toEqual({ ...first, replayed: true });
    });

    it('is refused when the key was used for something else', async () => {
      const [id, once] = [await proposed(), receipt()];
      expectDone(await change(disclosing(id, 'p', { receipt: once })));
      const before = await house.rows(id);
      expect(expectRefused(await change(disclosing(id, 'q', { receipt: { ...once, request: 'another' } })), 'IDEMPOTENCY_KEY_REUSED').facts).toEqual({ key: once.key });
      expect(await house.rows(id)).toEqual(before);
    });

    it('may use a key that someone else has used', async () => {
      const [id, once] = [await proposed(), receipt()];
      expectDone(await change(disclosing(id, 'p', { receipt: once })));
      const other = expectDone(await change(disclosing(id, 'q', { receipt: once }, { ...secretary, id: randomUUID() })));
      expect(other).toMatchObject({ version: 3, replayed: false });
    });

    it('is done once when it comes twice at the same moment, to one process and to two', async () => {
      for (const second of [house.store, house.other]) {
        const [id, once] = [await proposed(), receipt()];
        const answers = await Promise.all([change(disclosing(id, 'p', { receipt: once })), change(disclosing(id, 'p', { receipt: once }), second)]);
        expect(answers.map((answer) => expectDone(answer).replayed).sort()).toEqual([false, true]);
        expect((await house.rows(id)).version).toBe(2);
      }
    });

    it('proposes one standard when it comes twice at the same moment, each time with an id of its own', async () => {
      for (const second of [house.store, house.other]) {
        const [once, ids] = [receipt(), [randomUUID(), randomUUID()]];
        const answers = await Promise.all(ids.map((id, n) => change(proposing(id, { receipt: once }), n === 0 ? house.store : second)));
        const versions = await Promise.all(ids.map(async (id) => (await house.store.load(id)).version));
        expect([...versions].sort()).toEqual([0, 1]);
        const standard = ids[versions.indexOf(1)];
        expect(answers.map((answer) => expectDone(answer).events)).toEqual([[expect.objectContaining({ body: expect.objectContaining({ id: standard }) })], [expect.objectContaining({ body: expect.objectContaining({ id: standard }) })]]);
      }
    });

    it('is not done again when others have undone it since, whichever process is asked', async () => {
      const [id, member] = [await proposed(), randomUUID()];
      expectDone(await change(openingBallot(id, [member])));
      const [approve, against] = [receipt(), receipt()];
      const first = expectDone(await change(voting(id, member, { receipt: approve })));
      expectDone(await change(voting(id, member, { receipt: against }, 'against')));
      const before = await house.rows(id);
      for (const store of [house.store, house.other]) expect(expectDone(await change(voting(id, member, { receipt: approve }), store))).toEqual({ ...first, replayed: true });
      expect(await house.rows(id)).toEqual(before);
    });

    it('keeps its key when it was refused: it may be tried again once things have changed', async () => {
      const [id, once] = [await proposed(), receipt()];
      expectRefused(await change(voting(id, secretary.id, { receipt: once })), 'BALLOT_UNKNOWN');
      expectDone(await change(openingBallot(id, [secretary.id])));
      expect(expectDone(await change(voting(id, secretary.id, { receipt: once })))).toMatchObject({ version: 3, replayed: false });
    });
  });

  describe('what another process has written', () => {
    it('counts at once: for what is refused, for what is done already, and for the version', async () => {
      const [id, member] = [await proposed(), randomUUID()];
      expectDone(await change(disclosing(id, 'p')));
      expectDone(await change(openingBallot(id, [member]), house.other));
      expectDone(await change(voting(id, member)));
      expectDone(await change(disclosing(id, 'theirs'), house.other));
      expect(expectDone(await change(disclosing(id, 'theirs')))).toEqual({ is: 'done', version: 5, events: [], replayed: false });
      expectDone(await change(disclosing(id, 'more of theirs'), house.other));
      expectDone(await change(disclosing(id, 'ours', { ifVersion: 6 })));
      expectDone(await change(disclosing(id, 'even more of theirs'), house.other));
      expectRefused(await change(disclosing(id, 'more of ours', { ifVersion: 7 })), 'STALE_ETAG');
      expectRefused(await change(votingNowhere(id)), 'BALLOT_UNKNOWN');
      expect((await house.store.load(id)).version).toBe(8);
      await expectSound(id);
    });

    it('is what everything goes on from, with and without rows alongside', async () => {
      const id = await proposed();
      for (let n = 0; n < 6; n += 1) {
        expectDone(await change(disclosing(id, `p${n}`), n % 2 ? house.store : house.other));
        expectDone(await (n % 3 ? house.store : house.other).changeWith({ standardId: id, by: secretary, at: noon }, async () => ({ ask: disclosing(id, `q${n}`)[1] })));
      }
      expect((await house.rows(id)).version).toBe(13);
      await expectSound(id);
    });
  });

  describe('when others write at the same time', () => {
    it('no two take the same position, and no decision is lost', async () => {
      const id = await proposed();
      const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => changeInTheEnd(disclosing(id, `p${n}`), n % 2 ? house.store : house.other)));
      const positions = answers.flatMap((answer) => expectDone(answer).events.map(({ position }) => position));
      expect(positions.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n + 2));
      await expectSound(id);
    });

    it('asks again, about what is so by then', async () => {
      const id = await proposed();
      const seen: number[] = [];
      const settled = await house.store.changeWith({ standardId: id, by: secretary, at: noon }, async (standard) => {
        seen.push(standard.is === 'underway' ? Object.keys(standard.patents).length : -1);
        if (seen.length < 3) expectDone(await change(disclosing(id, `theirs ${seen.length}`), house.other));
        return { ask: disclosing(id, 'ours')[1] };
      });
      expect(seen).toEqual([0, 1, 2]);
      expect(expectDone(settled).version).toBe(4);
      await expectSound(id);
    });

    it('gives up after a few tries with a fault, having changed nothing', async () => {
      const id = await proposed();
      let tries = 0;
      const losing = house.store.changeWith({ standardId: id, by: secretary, at: noon }, async () => {
        expectDone(await change(disclosing(id, `theirs ${(tries += 1)}`), house.other));
        return { ask: disclosing(id, 'ours')[1] };
      });
      await expect(losing).rejects.toMatchObject({ name: 'Fault', code: 'STANDARD_BUSY' });
      expect((await house.rows(id)).version).toBe(1 + tries);
      expect((await house.store.load(id)).standard).not.toMatchObject({ patents: { ours: expect.anything() } });
    });
  });

  describe('what is written alongside a decision', () => {
    const note = (tx: Tx) => {
      const text = randomUUID();
      return { text, write: () => house.note(tx, text) };
    };

    it('is kept with it', async () => {
      const id = await proposed();
      let text = '';
      const settled = await house.store.changeWith({ standardId: id, by: secretary, at: noon }, async (_standard, _procedure, tx) => {
        const noted = note(tx);
        text = noted.text;
        return { ask: disclosing(id, 'p')[1], alongside: noted.write };
      });
      expectDone(settled);
      expect(await house.notes()).toContain(text);
      await expectSound(id);
    });

    it.each([
      ['is refused', () => refuse('NO', 'No.', 'Do not.')],
      ['is nothing', () => []],
    ])('is not kept when the decision %s, even if it was written while preparing', async (_what, ask) => {
      const id = await proposed();
      const before = [await house.rows(id), await house.notes()];
      let written = 0;
      const settled = await house.store.changeWith({ standardId: id, by: secretary, at: noon, receipt: { key: randomUUID(), request: 'r' } }, async (_standard, _procedure, tx) => {
        await note(tx).write();
        return { ask, alongside: async () => void (written += 1) };
      });
      expect(settled.is === 'refused' ? settled.refusal.refused : settled.events).toEqual(isRefusal(ask()) ? 'NO' : []);
      expect(written).toBe(0);
      expect([await house.rows(id), await house.notes()]).toEqual(before);
    });

    it.each(['preparing', 'asking', 'writing'] as const)('takes the decision with it when %s breaks', async (when) => {
      const id = await proposed();
      const before = [await house.rows(id), await house.notes()];
      const breaking = house.store.changeWith({ standardId: id, by: secretary, at: noon, receipt: { key: randomUUID(), request: 'r' } }, async (_standard, _procedure, tx) => {
        await note(tx).write();
        if (when === 'preparing') throw new Error('broken');
        return {
          ask: (standard, procedure) => {
            if (when === 'asking') throw new Error('broken');
            return disclosing(id, 'p')[1](standard, procedure);
          },
          alongside: async () => {
            await note(tx).write();
            throw new Error('broken');
          },
        };
      });
      await expect(breaking).rejects.toThrow();
      expect([await house.rows(id), await house.notes()]).toEqual(before);
      expectDone(await change(disclosing(id, 'p')));
    });

    it('is not written again when the same key comes again', async () => {
      const [id, receipt] = [await proposed(), { key: randomUUID(), request: 'r' }];
      const ask = () =>
        house.store.changeWith({ standardId: id, by: secretary, at: noon, receipt }, async (_standard, _procedure, tx) => ({ ask: disclosing(id, 'p')[1], alongside: note(tx).write }));
      const first = expectDone(await ask());
      const notes = await house.notes();
      expect(expectDone(await ask())).toEqual({ ...first, replayed: true });
      expect(await house.notes()).toEqual(notes);
    });
  });

  describe('whatever is asked', () => {
    it.each([1, 2, 3])('the log tells the state, and due dates and tasks are what follows from it (walk %i)', async (seed) => {
      const walk = walkOf(seed, 260);
      let done = 0;
      for (const { asking, expected } of walk.steps) {
        const answer = await change(asking, done % 2 ? house.store : house.other);
        expect(answer.is === 'refused' ? answer.refusal.refused : answer.events.map(({ type }) => type)).toEqual(expected);
        if (answer.is === 'done' && answer.events.length > 0 && (done += 1) % 7 === 0) await expectSound(walk.id);
      }
      await expectSound(walk.id);
      const { standard } = await house.store.load(walk.id);
      expect(canonicalJson(standard)).toBe(canonicalJson(walk.ends));
      expect(done).toBeGreaterThan(30);
    }, 60_000);
  });

  describe('several standards changed together', () => {
    const together = (ids: readonly string[], patent: string, options: object = {}, store: Standards = house.store) =>
      store.changeTogether(
        ids.map((standardId, i) => ({ standardId, by: secretary, at: noon, ...(i === 0 ? options : {}) })),
        async (standards) => ({
          outcomes: standards.map(({ standard, procedure }, i) => {
            const outcome = disclosing(ids[i]!, patent)[1](standard, procedure);
            if (isRefusal(outcome)) throw new Error(outcome.because);
            return outcome;
          }),
        }),
      );

    it('are all changed, or none of them', async () => {
      const ids = [await proposed(), await proposed()];
      expect(expectDone(await together(ids, 'CN-1')).events).toMatchObject([{ position: 2, type: 'PatentDisclosed' }]);
      for (const id of ids) {
        expect((await house.store.load(id)).version).toBe(2);
        await expectSound(id);
      }
      const refusal = refuse('NO', 'No.', 'None.');
      expectRefused(await house.store.changeTogether(ids.map((standardId) => ({ standardId, by: secretary, at: noon })), async () => ({ outcomes: refusal })), 'NO');
      expectRefused(await together(ids, 'CN-2', { ifVersion: 9 }), 'STALE_ETAG');
      for (const id of ids) expect((await house.store.load(id)).version).toBe(2);
    });

    it('are changed once under one key, and answered as the first time', async () => {
      const ids = [await proposed(), await proposed()];
      const receipt = { key: randomUUID(), request: 'together' };
      const first = expectDone(await together(ids, 'CN-1', { receipt }));
      expect(expectDone(await together(ids, 'CN-9', { receipt }))).toEqual({ ...first, replayed: true });
      expect((await house.store.load(ids[1]!)).version).toBe(2);
    });

    it('lose nothing to others who change one of them at the same time', async () => {
      const ids = [await proposed(), await proposed()];
      await Promise.all([...['A', 'B', 'C'].map((patent) => together(ids, patent)), ...['D', 'E'].map((patent) => together(ids.toReversed(), patent, {}, house.other)), ...['F', 'G'].map((patent) => changeInTheEnd(disclosing(ids[1]!, patent), house.other))]);
      expect((await house.store.load(ids[0]!)).version).toBe(6);
      expect((await house.store.load(ids[1]!)).version).toBe(8);
      for (const id of ids) await expectSound(id);
    });
  });

  it('knows the procedure each standard is pinned to', async () => {
    expect((await house.store.load(await proposed())).procedure).toBe(procedures.of('gbt', 1));
  });
}

const inOrder = <Row extends { readonly key: string }>(rows: readonly Row[]): readonly Row[] => [...rows].sort((a, b) => (a.key < b.key ? -1 : 1));
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export function expectDone(settled: Settled<Recorded>) {
  if (settled.is === 'refused') throw new Error(`It was refused: ${JSON.stringify(settled.refusal)}`);
  return settled;
}
export function expectRefused(settled: Settled<Recorded>, code: string) {
  if (settled.is === 'done') throw new Error(`It was done: ${JSON.stringify(settled)}`);
  expect(settled.refusal).toMatchObject({ refused: code, because: expect.stringMatching(/\S/), remedy: expect.stringMatching(/\S/) });
  return settled.refusal;
}
