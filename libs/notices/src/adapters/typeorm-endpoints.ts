import { type DataSource, In, LessThan } from 'typeorm';
import type { Instant } from '#lib/kernel';
import { type DeliveryQuery, type DeliveryRecord, type Endpoint, Endpoints } from '../application/endpoints.js';
import { DeliveryRow } from './delivery.row.js';
import { WebhookEndpointRow } from './webhook-endpoint.row.js';

/** Administration by a person now and then: TypeORM. What is sent by the thousand is in postgres-deliveries.ts. */
export class TypeOrmEndpoints extends Endpoints {
  constructor(private readonly source: DataSource) {
    super();
  }

  /** A person's registrations take turns, or two at once could both be the last one allowed. */
  add(endpoint: Omit<Endpoint, 'disabledAt'> & { readonly secret: string }, most: number): Promise<boolean> {
    return this.source.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`webhooks of ${endpoint.personId}`]);
      if ((await manager.countBy(WebhookEndpointRow, { personId: endpoint.personId })) >= most) return false;
      await manager.insert(WebhookEndpointRow, { ...endpoint, kinds: endpoint.kinds && [...endpoint.kinds], disabledAt: null, createdAt: new Date(endpoint.createdAt) });
      return true;
    });
  }

  async of(personId: string): Promise<readonly Endpoint[]> {
    const rows = await this.source.getRepository(WebhookEndpointRow).find({ where: { personId }, order: { createdAt: 'ASC', id: 'ASC' } });
    return rows.map(({ id, url, kinds, disabledAt, createdAt }) => ({ id, personId, url, kinds, disabledAt: disabledAt?.toISOString() ?? null, createdAt: createdAt.toISOString() }));
  }

  async remove(personId: string, id: string): Promise<boolean> {
    const { affected } = await this.source.getRepository(WebhookEndpointRow).delete({ id, personId });
    return affected === 1;
  }

  async deliveries(personId: string, { state, before, limit }: DeliveryQuery): Promise<readonly DeliveryRecord[]> {
    const endpoints = await this.source.getRepository(WebhookEndpointRow).find({ where: { personId }, select: { id: true } });
    if (endpoints.length === 0) return [];
    const rows = await this.source.getRepository(DeliveryRow).find({
      where: { endpointId: In(endpoints.map(({ id }) => id)), ...(state && { state }), ...(before && { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
    return rows.map(({ leasedUntil: _, nextAt, deliveredAt, ...row }) => ({ ...row, nextAt: nextAt.toISOString(), deliveredAt: deliveredAt?.toISOString() ?? null }));
  }

  async again(personId: string, deliveryId: string, now: Instant) {
    return this.source.transaction(async (manager) => {
      const [row] = await manager.query<{ state: string; disabled: boolean; under_way: boolean }[]>(
        `SELECT d.state, w.disabled_at IS NOT NULL AS disabled, coalesce(d.leased_until > clock_timestamp(), false) AS under_way
         FROM delivery d JOIN webhook_endpoint w ON w.id = d.endpoint_id WHERE d.id = $1 AND w.person_id = $2 FOR UPDATE OF d`,
        [deliveryId, personId],
      );
      if (!row) return 'unknown';
      if (row.state === 'delivered') return 'made';
      if (row.disabled) return 'disabled';
      if (row.state === 'pending' && row.under_way) return 'under-way';
      await manager.update(DeliveryRow, { id: deliveryId }, { state: 'pending', nextAt: new Date(now), leasedUntil: null });
      return 'again';
    });
  }
}
