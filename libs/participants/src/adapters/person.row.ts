import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { OrganisationRow } from './organisation.row.js';

@Entity('person')
export class PersonRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  /** Lower case; unique as such. */
  @Column('text') email!: string;
  /** Never selected unless asked for by name. */
  @Column('text', { name: 'password_hash', nullable: true, select: false }) passwordHash!: string | null;
  @Column('text') language!: string;
  @Column('uuid', { name: 'organisation_id', nullable: true }) organisationId!: string | null;

  @ManyToOne(() => OrganisationRow, { nullable: true })
  @JoinColumn({ name: 'organisation_id' })
  organisation?: Relation<OrganisationRow> | null;
}
