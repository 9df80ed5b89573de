/** What a figure is to be, and what it must not miss: `least` for rates, `most` for times. `times` is against a yardstick. */
export interface Goal {
  readonly goal: number;
  readonly floor: number;
  readonly better: 'more' | 'less';
}

const more = (goal: number, floor: number): Goal => ({ goal, floor, better: 'more' });
const less = (goal: number, floor: number): Goal => ({ goal, floor, better: 'less' });

/** By workload and figure. Rates and times hold for two virtual cores with nothing else to do; the ratios hold anywhere. */
export const goals: Readonly<Record<string, Readonly<Record<string, Goal>>>> = {
  W1: { 'transitions/s': more(6_000, 3_500), 'notices/s': more(30_000, 17_500), 'CPU ms': less(0.33, 0.57), 'lag p99 ms': less(100, 1_000), 'x BullMQ outbox': more(6, 4) },
  'W1-http': { 'transitions/s': more(2_000, 1_200), 'lag p99 ms': less(30, 1_000) },
  W2: { 'deliveries/s': more(6_000, 0), 'share of raw POSTs': more(0.65, 0.5), 'CPU ms': less(0.25, 0.5) },
  W3: { 'late p50 ms': less(2, 30), 'late p99 ms': less(10, 30), 'late max ms': less(50, 1_000), 'CPU ms': less(0.3, 1) },
  D: { 'median µs': less(50, 50) },
  Q: Object.fromEntries([['next', 20], ['portfolio', 100], ['by stage', 100], ['by committee', 100], ['late', 100], ['late at a stage', 100]].map(([name, ms]) => [`${name} p95 ms`, less(Number(ms), Number(ms))])),
  T: { 'staleness p95 ms': less(50, 50), 'redline, 1 in 50 changed, ms': less(200, 200), 'redline, 1 in 10 changed, ms': less(200, 200) },
  W4: { 'commit to seen p50 ms': less(3, 5), 'commit to seen p99 ms': less(8, 50), 'HTTP call to seen p50 ms': less(6, 20) },
};

export function judge(value: number, { goal, floor, better }: Goal): 'goal' | 'floor' | 'MISSED' {
  const reaches = (bound: number) => (better === 'more' ? value >= bound : value <= bound);
  return reaches(goal) ? 'goal' : reaches(floor) ? 'floor' : 'MISSED';
}
