import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('organisation')
export class OrganisationRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('jsonb') name!: Record<string, string>;
  @Column('text') kind!: string;
}
