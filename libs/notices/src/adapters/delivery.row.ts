import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('delivery')
export class DeliveryRow {
  @PrimaryColumn('bigint') id!: string;
  @Column('uuid', { name: 'endpoint_id' }) endpointId!: string;
  @Column('uuid', { name: 'standard_id' }) standardId!: string;
  @Column('int') position!: number;
  @Column('text') state!: 'pending' | 'delivered' | 'dead';
  @Column('int') attempts!: number;
  /** Of one that is pending: also the `due_at` of the bundle it is in. */
  @Column('timestamptz', { name: 'next_at' }) nextAt!: Date;
  @Column('int', { name: 'last_status', nullable: true }) lastStatus!: number | null;
  @Column('text', { name: 'last_error', nullable: true }) lastError!: string | null;
  @Column('timestamptz', { name: 'delivered_at', nullable: true }) deliveredAt!: Date | null;
  @Column('timestamptz', { name: 'died_at', nullable: true }) diedAt!: Date | null;
}
