import type { Instant } from '#lib/kernel';
import type { MigrationRules } from '../model/migrate.js';
import type { MigrationPreview } from '../model/migration-preview.js';
import type { Standard } from '../model/standard.js';

/** How many standards a plan is about, and how many of them it cannot move. */
export interface PlanCounts {
  readonly standards: number;
  readonly movable: number;
  readonly blocked: number;
  /** Notices that would go out, were all of it carried out now. */
  readonly notices: number;
}

export interface MigrationPlan {
  readonly id: string;
  readonly rules: MigrationRules;
  readonly muted: boolean;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly counts: PlanCounts;
}

/** What the plan says of one standard. */
export interface PlannedStandard extends MigrationPreview {
  readonly standardId: string;
  /** How many people would be told. */
  readonly people: number;
}

/** Where a plan stands, read from the standards themselves. */
export interface PlanProgress {
  readonly under: { readonly from: number; readonly to: number; readonly elsewhere: number };
  /** Planned ones that are at another stage than the plan says. */
  readonly moved: readonly string[];
  readonly movedCount: number;
  /** Standards under the old version that the plan knows nothing of. */
  readonly unplanned: number;
}

export interface StandardAt {
  readonly id: string;
  readonly standard: Standard;
}

/** Where plans are kept, and how they are compared with what is so. Set-based: a page costs a statement or two, not one each. */
export abstract class Migrations {
  /** Standards under a version, in the order of their ids. */
  abstract standardsUnder(procedure: { readonly id: string; readonly version: number }, after: string | null, limit: number): Promise<readonly StandardAt[]>;
  /** How many people hold one of the roles, for each standard. */
  abstract peopleTold(told: readonly { readonly standardId: string; readonly roles: readonly string[] }[], at: Instant): Promise<ReadonlyMap<string, number>>;
  abstract keep(plan: MigrationPlan, items: AsyncIterable<readonly PlannedStandard[]>): Promise<MigrationPlan>;
  abstract plan(id: string): Promise<MigrationPlan | undefined>;
  abstract items(plan: string, after: string | null, limit: number): Promise<readonly PlannedStandard[]>;
  abstract progress(plan: MigrationPlan): Promise<PlanProgress>;
  /** Planned, not blocked, and still under the version the plan starts from (`from`), or brought under the other (`to`). */
  abstract due(plan: MigrationPlan, still: 'from' | 'to', after: string | null, limit: number): Promise<readonly { readonly standardId: string; readonly substance: string }[]>;
}
