import { Inject, Injectable } from '@nestjs/common';
import { type Actor, Clock, dateIn, Ids, type Instant, isRefusal, type Outcome, refuse, type Refusal } from '#lib/kernel';
import type { StandardEvent } from '../model/events.js';
import { migrate, type MigrationRules, type Pinned, takeBack } from '../model/migrate.js';
import { previewOf } from '../model/migration-preview.js';
import type { Procedure } from '../model/procedure.js';
import { refusals } from '../model/refusals.js';
import type { Standard, Underway } from '../model/standard.js';
import { type MigrationPlan, Migrations, type PlannedStandard, type PlanProgress } from './migrations.js';
import { Procedures } from './procedures.js';
import { Standards } from './standards.js';

const PAGE = 500;

export interface PlanAsked {
  readonly rules: MigrationRules;
  readonly muted: boolean;
  readonly by: Actor;
}

export interface BatchAsked {
  readonly after: string | null;
  readonly limit: number;
  /** Leave those that have moved since the plan was made where they are, instead of refusing the whole. */
  readonly onlyUnchanged?: boolean;
  readonly by: Actor;
}

/** What became of one batch. */
export interface BatchDone {
  readonly done: number;
  /** Done before: asked twice, done once. */
  readonly already: number;
  /** Left where they are, each with why. */
  readonly left: readonly { readonly standardId: string; readonly refusal: Refusal }[];
  /** Where the next batch begins; null when this was the last. */
  readonly next: string | null;
}

/**
 * Brings standards under way from one version of a procedure to another: first a plan that anyone can read, then in
 * batches, while everyone goes on working. Each standard is decided on its own state at its own moment; one that has
 * changed since the plan was made is not touched. Batches may be repeated, and asked for by several at once.
 */
@Injectable()
export class MigrateStandards {
  constructor(
    @Inject(Standards) private readonly standards: Standards,
    @Inject(Procedures) private readonly procedures: Procedures,
    @Inject(Migrations) private readonly migrations: Migrations,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Ids) private readonly ids: Ids,
  ) {}

  /** Looks at every standard under the old version; writes nothing but the plan. */
  async plan({ rules, muted, by }: PlanAsked): Promise<MigrationPlan | Refusal> {
    const law = await this.lawsOf(rules);
    if (isRefusal(law)) return law;
    const wrong = unknownStages(rules, law);
    if (wrong) return wrong;
    const at = this.clock.now();
    const plan = { id: this.ids.next(), rules, muted, madeBy: by.id, madeAt: at, counts: { standards: 0, movable: 0, blocked: 0, notices: 0 } };
    return this.migrations.keep(plan, this.pages(plan, law, at));
  }

  async progress(planId: string): Promise<{ readonly plan: MigrationPlan; readonly progress: PlanProgress } | Refusal> {
    const plan = await this.migrations.plan(planId);
    return plan ? { plan, progress: await this.migrations.progress(plan) } : planUnknown(planId);
  }

  /** Carries out one batch. The first refuses the whole when what the plan says is no longer so. */
  async carryOut(planId: string, { after, limit, onlyUnchanged = false, by }: BatchAsked): Promise<BatchDone | Refusal> {
    const found = await this.progress(planId);
    if (isRefusal(found)) return found;
    const { plan, progress } = found;
    const law = await this.lawsOf(plan.rules);
    if (isRefusal(law)) return law;
    const at = this.clock.now();
    if (law.to.validFrom > dateIn(at, law.to.zone)) {
      return refuse('MIGRATION_TOO_EARLY', `Version ${law.to.version} is in force from ${law.to.validFrom}.`, 'Carry it out on that day or later.', { validFrom: law.to.validFrom });
    }
    if (!onlyUnchanged && (progress.movedCount > 0 || progress.unplanned > 0)) {
      return refuse('MIGRATION_PLAN_STALE', `${progress.movedCount} standards have moved since the plan was made, and ${progress.unplanned} are not in it.`, 'Make the plan again, or move only those that are still as it says.', { moved: progress.movedCount, unplanned: progress.unplanned, standards: progress.moved });
    }
    return this.batch(plan, 'from', { after, limit, by }, (standard, substance) => migrate(standard, law.from, law.to, { plan: plan.id, rules: plan.rules, substance, muted: plan.muted, at }));
  }

  /** Takes one batch back under the version it came from. */
  async rollBack(planId: string, asked: BatchAsked): Promise<BatchDone | Refusal> {
    const plan = await this.migrations.plan(planId);
    if (!plan) return planUnknown(planId);
    const law = await this.lawsOf(plan.rules);
    if (isRefusal(law)) return law;
    const at = this.clock.now();
    return this.batch(plan, 'to', asked, (standard) => takeBack(standard, law.to, law.from, { plan: plan.id, rules: plan.rules, muted: plan.muted, at }));
  }

  private async batch(plan: MigrationPlan, still: 'from' | 'to', { after, limit, by }: BatchAsked, ask: (standard: Underway, substance: string) => Outcome<StandardEvent>): Promise<BatchDone> {
    const due = await this.migrations.due(plan, still, after, limit);
    const at = this.clock.now();
    const settled = await Promise.all(
      due.map(async ({ standardId, substance }) => ({
        standardId,
        settled: await this.standards.change({ standardId, by, at }, (standard: Standard) => (standard.is === 'unproposed' ? refusals.standardUnknown() : ask(standard, substance))),
      })),
    );
    return {
      done: settled.filter((one) => one.settled.is === 'done' && one.settled.events.length > 0).length,
      already: settled.filter((one) => one.settled.is === 'done' && one.settled.events.length === 0).length,
      left: settled.flatMap((one) => (one.settled.is === 'refused' ? [{ standardId: one.standardId, refusal: one.settled.refusal }] : [])),
      next: due.length < limit ? null : due.at(-1)!.standardId,
    };
  }

  private async *pages(plan: MigrationPlan, law: { readonly from: Procedure; readonly to: Procedure }, at: Instant): AsyncGenerator<readonly PlannedStandard[]> {
    for (let after: string | null = null; ; ) {
      const found = await this.migrations.standardsUnder(plan.rules.from, after, PAGE);
      const previews = found.flatMap(({ id, standard }) => (standard.is === 'underway' && !standard.endedOn ? [{ standardId: id, ...previewOf(standard, law.from, law.to, plan.rules, plan.muted, at) }] : []));
      const people = await this.migrations.peopleTold(previews.map(({ standardId, told }) => ({ standardId, roles: told })), at);
      yield previews.map((preview) => ({ ...preview, people: people.get(preview.standardId) ?? 0 }));
      if (found.length < PAGE) return;
      after = found.at(-1)!.id;
    }
  }

  private async lawsOf({ from, to }: MigrationRules): Promise<{ readonly from: Procedure; readonly to: Procedure } | Refusal> {
    const [was, is] = await Promise.all([this.procedures.find(from.id, from.version), this.procedures.find(to.id, to.version)]);
    if (!was || !is) return versionUnknown(was ? to : from);
    if (was === is) return refuse('MIGRATION_NOWHERE', 'Both are the same version.', 'Name the version to come under.', { procedure: from });
    return { from: was, to: is };
  }
}

const planUnknown = (plan: string): Refusal => refuse('MIGRATION_PLAN_UNKNOWN', 'There is no such plan.', 'Make one first.', { plan });
const versionUnknown = ({ id, version }: Pinned): Refusal => refuse('PROCEDURE_VERSION_UNKNOWN', `There is no version ${version} of "${id}".`, 'See GET /procedures.', { procedure: id, version });

function unknownStages({ stages }: MigrationRules, { from, to }: { readonly from: Procedure; readonly to: Procedure }): Refusal | undefined {
  const unknown = [...Object.keys(stages).filter((stage) => !Object.hasOwn(from.stages, stage)), ...Object.values(stages).filter((stage) => !Object.hasOwn(to.stages, stage))];
  if (unknown.length === 0) return undefined;
  return refuse('STAGE_UNKNOWN', `There is no stage ${unknown.map((stage) => `"${stage}"`).join(', ')}.`, 'Name stages of the old version, each with one of the new.', { stages: unknown });
}
