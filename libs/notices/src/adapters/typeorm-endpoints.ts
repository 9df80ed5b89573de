import { type DataSource, In, IsNull, LessThan, Not } from 'typeorm';
import type { Instant } from '#lib/kernel';
import { type DeliveryQuery, type DeliveryRecord, type Endpoint, Endpoints, type EndpointWithSecret } from '../application/endpoints.js';
import { DeliveryRow } from './delivery.row.js';
import { WebhookEndpointRow } from './webhook-endpoint.row.js';

/** Administration by a person now and then: TypeORM. What is sent by the thousand is in postgres-deliveries.ts. */
export class TypeOrmEndpoints extends Endpoints {
  constructor(private readonly source: DataSource) {
    super();
  }

  /** A person's registrations take turns, or two at once could both be the last one allowed. */
  add(endpoint: EndpointWithSecret, most: number): Promise<EndpointWithSecret | 'too-many'> {
    return this.source.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`webhooks of ${endpoint.personId}`]);
      const there = await manager.findOneBy(WebhookEndpointRow, { id: endpoint.id, personId: endpoint.personId });
      if (there) return { ...endpointOf(there), secret: there.secret };
      if ((await manager.countBy(WebhookEndpointRow, { personId: endpoint.personId })) >= most) return 'too-many';
      await manager.insert(WebhookEndpointRow, { ...endpoint, kinds: endpoint.kinds && [...endpoint.kinds], disabledAt: null, createdAt: new Date(endpoint.createdAt) });
      return endpoint;
    });
  }

  async of(personId: string): Promise<readonly Endpoint[]> {
    const rows = await this.source.getRepository(WebhookEndpointRow).find({ where: { personId }, order: { createdAt: 'ASC', id: 'ASC' } });
    return rows.map(endpointOf);
  }

  async remove(personId: string, id: string): Promise<boolean> {
    return this.source.transaction(async (manager) => {
      const { affected } = await manager.delete(WebhookEndpointRow, { id, personId });
      // One that is being planned at this moment is found homeless, and struck off, when it is due.
      if (affected === 1) await manager.delete(DeliveryRow, { endpointId: id });
      return affected === 1;
    });
  }

  async deliveries(personId: string, { state, before, limit }: DeliveryQuery): Promise<readonly DeliveryRecord[]> {
    const endpoints = await this.source.getRepository(WebhookEndpointRow).find({ where: { personId }, select: { id: true } });
    if (endpoints.length === 0) return [];
    const rows = await this.source.getRepository(DeliveryRow).find({
      where: { endpointId: In(endpoints.map(({ id }) => id)), ...(state && { state }), ...(state === 'dead' && { diedAt: Not(IsNull()) }), ...(before && { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
    return rows.map(deliveryOf);
  }

  async again(personId: string, deliveryId: string, now: Instant) {
    return this.source.transaction(async (manager) => {
      const [row] = await manager.query<{ state: string; next_at: Date; origin: string; disabled: boolean; under_way: boolean }[]>(
        `SELECT d.state, d.next_at, w.origin, w.disabled_at IS NOT NULL AS disabled,
                EXISTS (SELECT FROM delivery_bundle b WHERE b.due_at = d.next_at AND d.id = ANY (b.delivery_ids) AND b.leased_until > clock_timestamp()) AS under_way
         FROM delivery d JOIN webhook_endpoint w ON w.id = d.endpoint_id WHERE d.id = $1 AND w.person_id = $2 FOR UPDATE OF d`,
        [deliveryId, personId],
      );
      if (!row) return 'unknown';
      if (row.state === 'delivered') return 'made';
      if (row.disabled) return 'disabled';
      if (row.state === 'pending' && row.under_way) return 'under-way';
      // It is in a bundle that is due: in a second one it would be sent twice.
      if (row.state === 'pending' && row.next_at.getTime() <= Date.parse(now)) return 'again';
      await manager.update(DeliveryRow, { id: deliveryId }, { state: 'pending', nextAt: new Date(now), diedAt: null });
      await manager.query(`INSERT INTO delivery_bundle (origin, due_at, delivery_ids) VALUES ($1, $2, ARRAY[$3::bigint])`, [row.origin, now, deliveryId]);
      return 'again';
    });
  }
}

const endpointOf = ({ id, personId, url, kinds, disabledAt, createdAt }: WebhookEndpointRow): Endpoint => ({
  id,
  personId,
  url,
  kinds,
  disabledAt: disabledAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
});

const deliveryOf = ({ id, endpointId, standardId, position, state, attempts, nextAt, lastStatus, lastError, deliveredAt }: DeliveryRow): DeliveryRecord => ({
  id,
  endpointId,
  standardId,
  position,
  state,
  attempts,
  nextAt: nextAt.toISOString(),
  lastStatus,
  lastError,
  deliveredAt: deliveredAt?.toISOString() ?? null,
});
