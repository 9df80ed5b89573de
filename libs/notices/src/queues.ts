/** Queues whose hints say that work of this noun waits; also the payloads of NOTIFY lockstep_work. */
export const NOTICES_QUEUE = 'notices';
export const DELIVERIES_QUEUE = 'deliveries';
