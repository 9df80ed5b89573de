import { startOfDay } from '#lib/kernel';

/** Whether days can be counted in it. */
export function isZone(zone: string): boolean {
  try {
    startOfDay('2000-01-01', zone);
    return true;
  } catch {
    return false;
  }
}
