import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { asInstant } from './instant-column.js';
import { PersonRow } from './person.row.js';

/** One row per person, committee and role; held from `fromAt` (included) until `untilAt` (excluded). */
@Entity('membership')
export class MembershipRow {
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: string;
  @PrimaryColumn('uuid', { name: 'committee_id' }) committeeId!: string;
  @PrimaryColumn('text') role!: string;
  @Column('text', { array: true, default: {} }) languages!: string[];
  @Column('timestamptz', { name: 'from_at', transformer: asInstant }) fromAt!: string;
  @Column('timestamptz', { name: 'until_at', nullable: true, transformer: asInstant }) untilAt!: string | null;

  @ManyToOne(() => PersonRow)
  @JoinColumn({ name: 'person_id' })
  person?: Relation<PersonRow>;
}
