import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault, isWorkingDay, lastDayOf } from '#lib/kernel';
import type { Located } from '../procedures/located.js';
import { lifecycleFolder } from '../procedures/own-folder.js';
import { loadCalendars } from './yaml-calendars.js';

const calendars = await loadCalendars();
const worked = (id: string, day: string) => isWorkingDay(day, calendars[id]!);

describe('the calendars of this repository', () => {
  it('are the mainland, Hong Kong, Macao and the seat of ISO, each for the years that were announced', () => {
    expect(Object.fromEntries(Object.values(calendars).map(({ id, years }) => [id, Object.keys(years).join(' ')]))).toEqual({
      'cn-hk': '2023 2024 2025 2026',
      'cn-mainland': '2023 2024 2025 2026',
      'cn-mo': '2024 2025',
      'iso-cs': '2024 2025 2026',
    });
  });

  it.each([
    ['2024-02-18', true, '国务院办公厅关于2024年部分节假日安排的通知: the Sunday after the Spring Festival is worked'],
    ['2024-05-10', true, 'the end of the consultation of the worked timeline'],
    ['2024-09-08', false, 'a Sunday: the last day of the sixty for filing DB44/T'],
    ['2025-01-26', true, '关于2025年部分节假日安排的通知: a Sunday worked before the Spring Festival'],
    ['2025-10-08', false, 'the eighth day of National Day and Mid-Autumn'],
    ['2026-02-16', false, '关于2026年部分节假日安排的通知: nine days of the Spring Festival'],
    ['2026-02-14', true, 'the Saturday before it'],
    ['2026-10-10', true, 'the Saturday after National Day'],
  ])('on the mainland %s is worked: %s (%s)', (day, is) => {
    expect(worked('cn-mainland', day)).toBe(is);
  });

  it.each([
    ['cn-hk', '2024-04-01', false],
    ['cn-hk', '2026-04-07', false],
    ['cn-hk', '2024-10-02', true],
    ['cn-mo', '2024-10-02', false],
    ['cn-mo', '2024-12-23', false],
    ['iso-cs', '2025-09-11', false],
    ['iso-cs', '2025-10-01', true],
  ])('in %s, %s is worked: %s', (id, day, is) => {
    expect(worked(id, day)).toBe(is);
  });

  it('move the sixtieth day after 2024-07-10, a Sunday, to the Monday; and answer 2027 with the gap', () => {
    const sixty = { days: 60, calendar: 'cn-mainland', endOnDayOff: 'moves' } as const;
    expect(lastDayOf(sixty, '2024-07-10', calendars)).toBe('2024-09-09');
    expect(lastDayOf(sixty, '2026-12-01', calendars)).toEqual({ calendar: 'cn-mainland', year: 2027 });
  });
});

describe('a calendar that cannot be meant', () => {
  async function problemsOf(change: (text: string) => string): Promise<readonly Located[]> {
    const folder = await mkdtemp(join(tmpdir(), 'calendars-'));
    await writeFile(join(folder, 'cn-mainland.yaml'), change(await readFile(join(lifecycleFolder('calendars'), 'cn-mainland.yaml'), 'utf8')));
    return loadCalendars(folder).then(
      () => [],
      (fault: unknown) => (fault as Fault).cause as readonly Located[],
    );
  }

  it.each([
    ['DATE_INVALID', 'from: 2024-04-04, to: 2024-04-06', 'from: 2024-04-04, to: 2024-04-31'],
    ['DAY_OF_ANOTHER_YEAR', '[2026-01-04,', '[2027-01-03,'],
    ['RANGE_BACKWARDS', 'from: 2024-04-04, to: 2024-04-06', 'from: 2024-04-06, to: 2024-04-04'],
    ['DAY_OFF_TWICE', 'from: 2024-06-10, to: 2024-06-10', 'from: 2024-05-05, to: 2024-05-06'],
    ['DAY_OFF_AND_WORKED', '[2024-02-04,', '[2024-02-11,'],
    ['WORKED_ANYWAY', '[2024-02-04,', '[2024-02-05,'],
    ['WEEKEND_OF_ALL_DAYS', 'weekend: [6, 7]', 'weekend: [1, 2, 3, 4, 5, 6, 7]'],
    ['SHAPE_INVALID', 'mark: seen', 'mark: heard'],
    ['FILE_MISNAMED', 'id: cn-mainland', 'id: mainland'],
    ['YAML_INVALID', 'years:', 'years: ['],
  ])('is refused with its line: %s', async (code, from, to) => {
    const problems = await problemsOf((text) => text.replace(from, to));
    expect(problems.map((problem) => problem.code)).toContain(code);
    for (const { line, because, remedy } of problems) expect([line > 0, because, remedy]).toEqual([true, expect.stringMatching(/\S\.$/), expect.stringMatching(/\S\.$/)]);
  });
});
