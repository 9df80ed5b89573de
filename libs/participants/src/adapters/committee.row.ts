import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('committee')
export class CommitteeRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('jsonb') name!: Record<string, string>;
}
