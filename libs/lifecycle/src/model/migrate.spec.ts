import { isRefusal } from '#lib/kernel';
import { isBlocked, migrate, type Migrating, migrationOf, type MigrationRules, substanceOf, takeBack } from './migrate.js';
import { previewOf } from './migration-preview.js';
import { gbt, gbtWith } from './spec/gbt.js';
import * as pages from './spec/pages.js';
import { authority, secretary } from './spec/people.js';
import { move, on, openBallot, type Story } from './spec/story.js';

// The next version of the law: drafting is called "25" there, the development period has 24 months, and nobody else is told.
const next = gbtWith((law) => {
  law.version = 2;
  law.stages['25'] = law.stages['20']!;
  delete law.stages['20'];
  for (const way of law.moves) {
    way.from = way.from.map((stage) => (stage === '20' ? '25' : stage));
    if (way.to === '20') way.to = '25';
  }
  for (const task of Object.values(law.tasks)) task.stages = task.stages.map((stage) => (stage === '20' ? '25' : stage));
  law.clocks['plan']!.months = 24;
  law.told = { ...law.told, ProcedureChanged: ['secretary', 'drafter'] };
});
const rules: MigrationRules = { from: { id: 'gbt', version: 1 }, to: { id: 'gbt', version: 2 }, stages: { '20': '25' }, clocks: 'keep' };
const at = on('2023-09-01');
const [proposed, drafting, consulted] = [pages.proposed(), pages.planned(), pages.consulted()];

const planned = (story: Story, asked: MigrationRules = rules, law = next): Migrating => ({ plan: 'the-plan', rules: asked, substance: substanceOf(story.now, migrationOf(story.now, gbt, law, asked, at)), muted: false, at });
function under(story: Story, asked: MigrationRules = rules, law = next): Story {
  const events = migrate(story.now, gbt, law, planned(story, asked, law));
  if (isRefusal(events)) throw new Error(JSON.stringify(events));
  return story.after(events).withLaw(law);
}

describe('coming under another version', () => {
  it('takes the stage to the one of the same meaning, and goes on there', () => {
    const story = under(drafting);
    expect(story.now).toMatchObject({ procedure: { id: 'gbt', version: 2 }, stage: '25', rounds: { '00': 1, '10': 1, '25': 1 }, stageSince: drafting.now.stageSince });
    expect(story.events.at(-1)).toMatchObject({ type: 'ProcedureChanged', from: { version: 1 }, to: { version: 2 }, stage: { from: '20', to: '25' }, back: false, muted: false });
    expect(story.asks(authority, move('terminate', { reason: 'No longer needed.' }))).toMatchObject([{ type: 'StageEntered' }, { type: 'ClockStopped' }]);
  });

  it('lets periods that run end when it was announced, unless they are to be counted anew', () => {
    const kept = drafting.now.clocks['plan']!;
    expect(under(drafting).now.clocks['plan']).toEqual(kept);
    const anew = under(drafting, { ...rules, clocks: 'recount' }).now.clocks['plan']!;
    expect([kept.startedOn, anew.startedOn]).toEqual([kept.startedOn, kept.startedOn]);
    expect(Number(anew.dueOn.slice(0, 4)) * 12 + Number(anew.dueOn.slice(5, 7)) - Number(kept.dueOn.slice(0, 4)) * 12 - Number(kept.dueOn.slice(5, 7))).toBe(6);
  });

  it('is refused with everything that stands against it', () => {
    const voting = proposed.does(secretary, openBallot('proposal'));
    const law = gbtWith((other) => {
      other.version = 2;
      other.rules['V-TC']!.mayNotVote = [];
      delete other.stages['00'];
    });
    expect(migrationOf(voting.now, gbt, law, { ...rules, stages: {} }, at)).toMatchObject([
      { code: 'MIGRATION_STAGE_MISSING', facts: { stage: '00' } },
      { code: 'MIGRATION_BALLOT_OPEN', facts: { ballot: expect.stringMatching(/^proposal/) } },
    ]);
    expect(migrate(voting.now, gbt, law, { ...planned(voting), substance: '00 blocked', rules: { ...rules, stages: {} } })).toMatchObject({ refused: 'MIGRATION_BLOCKED', unmet: [{}, {}] });
  });

  it('never makes a period have ended', () => {
    const law = gbtWith((other) => {
      other.version = 2;
      other.clocks['plan']!.months = 1;
    });
    const late = on('2030-01-01');
    expect(migrationOf(drafting.now, gbt, law, { ...rules, stages: {}, clocks: 'recount' }, late)).toMatchObject([{ code: 'MIGRATION_CLOCK_PAST' }]);
    expect(isBlocked(migrationOf(drafting.now, gbt, law, { ...rules, stages: {}, clocks: 'keep' }, late))).toBe(false);
  });

  it('is not what was planned when the standard has moved since: then nothing is done', () => {
    expect(migrate(drafting.now, gbt, next, planned(proposed))).toMatchObject({ refused: 'MIGRATION_PLAN_STALE' });
  });

  it('asked twice is done once, and never for a standard that is elsewhere', () => {
    const story = under(drafting);
    expect(migrate(story.now, gbt, next, planned(drafting))).toEqual([]);
    expect(migrate(story.now, gbt, next, { ...planned(drafting), plan: 'another' })).toMatchObject({ refused: 'MIGRATION_ELSEWHERE' });
  });

  it('keeps consultations and votes in their round', () => {
    const renaming = gbtWith((law) => {
      law.version = 2;
      law.stages['35'] = law.stages['30']!;
      delete law.stages['30'];
      for (const way of law.moves) {
        way.from = way.from.map((stage) => (stage === '30' ? '35' : stage));
        if (way.to === '30') way.to = '35';
      }
      for (const kind of Object.values(law.consultations)) kind.stages = kind.stages.map((stage) => (stage === '30' ? '35' : stage));
    });
    const asked = { ...rules, stages: { '30': '35' } };
    const before = previewOf(consulted.now, gbt, gbt, { ...asked, stages: {} }, false, at);
    const preview = previewOf(consulted.now, gbt, renaming, asked, false, at);
    expect(before.tasks).toEqual({ put: [], drop: [] });
    // Nothing that was met is asked for again.
    expect(preview).toMatchObject({ present: '30', stage: { from: '30', to: '35' }, blocked: [], tasks: { put: [], drop: [] } });
    expect(under(consulted, asked, renaming).now.consultations['draft']!.stage).toBe('35');
  });
});

describe('a preview', () => {
  it('says what would change, for whom, and that nobody would be told when muted', () => {
    const asked = { ...rules, clocks: 'recount' as const };
    const preview = previewOf(drafting.now, gbt, next, asked, false, at);
    expect(preview).toMatchObject({ present: '20', stage: { from: '20', to: '25' }, told: ['secretary', 'drafter'], dueDates: { put: expect.arrayContaining([expect.objectContaining({ key: 'clock:plan:lapse' })]) } });
    expect(previewOf(drafting.now, gbt, next, asked, true, at).told).toEqual([]);
  });
});

describe('going back', () => {
  const back = (story: Story) => takeBack(story.now, next, gbt, planned(story));

  it('puts a standard that has not moved exactly where it was', () => {
    const there = under(drafting, { ...rules, clocks: 'recount' });
    const events = back(there);
    if (isRefusal(events)) throw new Error(JSON.stringify(events));
    const { migrated, ...now } = there.after(events).now;
    expect(now).toEqual(drafting.now);
    expect(migrated).toBeNull();
  });

  it('takes one that has moved to the stage of the same meaning, and refuses where there is none', () => {
    const story = under(drafting).on('2023-10-01').does(authority, move('terminate', { reason: 'No longer needed.' }));
    expect(back(story)).toMatchObject([{ type: 'ProcedureChanged', back: true, stage: { from: 'terminated', to: 'terminated' } }]);
    const elsewhere = { ...story.now, stage: 'only-there' };
    expect(takeBack(elsewhere, next, gbt, planned(story))).toMatchObject({ refused: 'MIGRATION_BLOCKED', unmet: [{ code: 'MIGRATION_STAGE_MISSING' }] });
  });

  it('asked twice is done once, and only for what this plan has done', () => {
    expect(back(drafting)).toEqual([]);
    const other = under(drafting);
    expect(takeBack(other.now, next, gbt, { ...planned(other), plan: 'another' })).toMatchObject({ refused: 'MIGRATION_ELSEWHERE' });
  });
});
