import type { Route } from 'playwright-core';
import { demonstrationPersonId } from '#lib/participants';
import { NOWHERE, noBrowser, type Reader, Readers, STORY_MS } from './readers.js';
import { RunningSystem } from './running.js';

/** A request that the page gave up meanwhile, by a reload or because it was closed, wants no answer. */
const unlessGivenUp = (answer: (route: Route) => Promise<void>) => (route: Route) => answer(route).catch(() => undefined);
const txt = (name: string, content: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
const member = (n: number) => `member-${String(n).padStart(2, '0')}`;

/** Everybody's move, made from the page: by the real api, in a real browser. */
if (noBrowser && process.env['CI'] !== 'true') it.todo(`nobody's move was made from the page: ${noBrowser}`);
else {
  let system: RunningSystem;
  let readers: Readers;
  const open: Reader[] = [];

  beforeAll(async () => {
    system = await RunningSystem.start(['api', 'worker']);
    readers = await Readers.at(system.address);
  }, 90_000);

  afterAll(async () => {
    await readers?.close();
    await system?.stop();
  });

  afterEach(async () => {
    const complaints = open.flatMap(({ complaints: heard }) => heard);
    await Promise.all(open.splice(0).map((reader) => reader.leave()));
    expect(complaints).toEqual([]);
  });

  const read = async (as: string | undefined, path: string, window: { locale?: string; dark?: boolean; width?: number } = {}) => {
    const { locale = 'en-GB', ...rest } = window;
    const reader = await readers.open(locale, path, { ...rest, ...(as && { as }) });
    open.push(reader);
    return reader;
  };
  const asking = async (id: string, as: string, path: string, body: object) => {
    const { status, body: answer } = await system.ask('POST', `/standards/${id}${path}`, { as, body });
    if (status >= 300) throw new Error(`${path}: ${JSON.stringify(answer)}`);
  };
  const events = async (id: string, type: string) => {
    const { body } = await system.ask('GET', `/standards/${id}/events?limit=1000`, { as: 'secretary' });
    return (body['events'] as { type: string; body: Record<string, unknown> }[]).filter((event) => event.type === type);
  };
  const inTwoMonths = () => new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
  /** A proposal that passed and was filed, by those who had to. */
  const filed = async (languages: readonly string[] = [], texts: Readonly<Record<string, string>> = {}) => {
    const id = await system.propose(languages);
    for (const [name, text] of Object.entries(texts)) {
      const form = new FormData();
      form.append('file', new Blob([text]), name);
      const { status, body } = await system.ask('POST', `/standards/${id}/texts/zh-Hans/imports`, { as: 'drafter', form });
      if (status >= 300) throw new Error(JSON.stringify(body));
    }
    await asking(id, 'secretary', '/ballots', { question: 'proposal' });
    for (let n = 1; n <= 31; n += 1) await asking(id, member(n), '/ballots/proposal/votes', { vote: 'approve' });
    await asking(id, 'secretary', '/ballots/proposal/closing', {});
    for (const kind of ['PROPOSAL', 'DRAFT']) await asking(id, 'secretary', '/documents', { kind, title: kind, mediaType: 'text/plain', content: 'eA==' });
    for (const language of languages) await asking(id, 'secretary', '/documents', { kind: 'FL_PROPOSAL', language, title: 'FL', mediaType: 'text/plain', content: 'eA==' });
    await asking(id, 'secretary', '/moves', { move: 'file' });
    return id;
  };

  describe('my work, from the proposal to the plan', () => {
    it('opens a ballot, votes in it, counts it, attaches what is missing, and files', async () => {
      const id = await system.propose([]);
      const secretary = await read('secretary', '/work');
      await secretary.press('Open the ballot');
      await secretary.pressInDialog('Open the ballot');
      await secretary.gone();
      await secretary.page.getByText(/Close “Vote on the proposal” and count it: 0 of 41/).waitFor();

      const voter = await read(member(1), '/work');
      await voter.press('Vote');
      await voter.dialog.getByLabel('Against').check();
      await voter.dialog.getByLabel(/^Reason/).fill('The scope is too wide.');
      // Pressed twice, done once.
      await voter.dialog.getByRole('button', { name: 'Vote' }).dblclick();
      await voter.gone();
      await voter.see('Nothing waits for you.');
      expect(await events(id, 'VoteCast')).toHaveLength(1);

      // How one voted is shown to oneself, and may be changed; to others it is sealed.
      await voter.page.goto(`${system.address}/standards/${id}`);
      await voter.see('Your vote: Against');
      await voter.press('Change the vote');
      await voter.dialog.getByLabel('For', { exact: true }).check();
      await voter.pressInDialog('Change the vote');
      await voter.see('Your vote: For');
      await voter.see('1 of 41 have voted so far.');
      for (let n = 2; n <= 31; n += 1) await asking(id, member(n), '/ballots/proposal/votes', { vote: 'approve' });
      // Those who vote elsewhere are counted while one looks on.
      await voter.see('31 of 41 have voted so far.');

      await secretary.page.reload();
      await secretary.press('Close and count');
      await secretary.pressInDialog('Close and count');
      await secretary.gone();
      for (const kind of ['Project proposal', 'Draft text']) {
        await secretary.page.locator('.task').filter({ hasText: `Attach “${kind}”` }).getByRole('button', { name: 'Attach' }).click();
        await secretary.dialog.getByLabel('File').setInputFiles(txt(`${kind}.txt`, kind));
        await secretary.pressInDialog('Attach');
        await secretary.gone();
      }
      await secretary.press('File the project');
      await secretary.pressInDialog('File the project');
      await secretary.gone();
      expect((await events(id, 'StageEntered')).at(-1)?.body).toMatchObject({ move: 'file', stage: '10' });
      expect((await events(id, 'DocumentAttached')).map(({ body }) => body['title'])).toEqual(['Project proposal.txt', 'Draft text.txt']);
    }, STORY_MS);

    it('decides, opens a consultation, comments, answers many comments at once, and issues the plan', async () => {
      const id = await filed();
      const assessor = await read('assessor', '/work');
      const waiting = assessor.page.getByRole('listitem').filter({ has: assessor.page.locator(`a[href="/standards/${id}"]`) });
      await waiting.getByRole('button', { name: 'Decide' }).click();
      await assessor.dialog.getByLabel('Return').check();
      await assessor.pressInDialog('Record');
      await assessor.see('This is needed.');
      await assessor.dialog.getByLabel('Pass').check();
      await assessor.pressInDialog('Record');
      await assessor.gone();

      const authority = await read('authority', `/standards/${id}`);
      await authority.press('Open the consultation');
      await authority.dialog.getByLabel('Last day for comments').fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10));
      await authority.pressInDialog('Open the consultation');
      // Refused where it stands, with the figures of the law.
      await authority.dialog.getByRole('alert').getByText(/30/).first().waitFor();
      await authority.dialog.getByLabel('Last day for comments').fill(inTwoMonths());
      await authority.pressInDialog('Open the consultation');
      await authority.gone();

      const enterprise = await read('enterprise-01', `/standards/${id}`);
      for (const text of ['Say how this relates to the edition in force.', '建议说明适用范围。', 'Use one term throughout.']) {
        await enterprise.press('Comment');
        await enterprise.dialog.getByLabel('editorial').check();
        await enterprise.dialog.getByLabel('Comment', { exact: true }).fill(text);
        await enterprise.pressInDialog('Comment');
        await enterprise.gone();
        await enterprise.see(text);
      }
      expect((await events(id, 'CommentReceived')).map(({ body }) => body['author'])).toEqual(Array(3).fill(demonstrationPersonId('enterprise-01')));

      // More than the api gives at once by itself: none may be left out of what is answered.
      for (let n = 4; n <= 60; n += 1) await asking(id, 'enterprise-02', '/consultations/project-notice/comments', { language: 'zh-Hans', type: 'ge', text: `第 ${n} 条` });
      const secretary = await read('secretary', `/standards/${id}`);
      await secretary.dialog.waitFor({ state: 'detached' });
      await secretary.page.getByLabel('Choose all without an answer').check();
      await secretary.press('Answer 60 comments');
      await secretary.dialog.getByLabel('not accepted').check();
      await secretary.pressInDialog('Answer 60 comments');
      await secretary.see('This is needed.');
      await secretary.dialog.getByLabel('Reason').fill('Covered by the introduction.');
      await secretary.pressInDialog('Answer 60 comments');
      await secretary.gone();
      await secretary.see('Without an answer (0)');
      expect((await events(id, 'CommentsDisposed'))[0]?.body['dispositions']).toHaveLength(60);
    }, STORY_MS);
  });

  describe('one standard', () => {
    it('takes a comment on one unit of its text; shows a waiver that was granted, and the document it rests on', async () => {
      const id = await filed(['en'], { '第一稿.md': '# 信息技术\n\n## 1 范围\n\n本文件规定了开源许可证合规计划的要求。\n' });
      await asking(id, 'authority', '/consultations', { kind: 'project-notice', closesOn: inTwoMonths() });
      const enterprise = await read('enterprise-02', `/standards/${id}`);
      await enterprise.press('Comment');
      const units = enterprise.dialog.getByLabel(/^About/);
      const unit = units.locator('option', { hasText: '本文件规定了' });
      await unit.waitFor({ state: 'attached' });
      await units.selectOption((await unit.getAttribute('value'))!);
      await enterprise.dialog.getByLabel('Comment', { exact: true }).fill('“要求”宜改为“规定”。');
      await enterprise.pressInDialog('Comment');
      await enterprise.gone();
      await enterprise.page.locator('.comments').getByText(/本文件规定了开源许可证合规计划的要求。/).waitFor();
      expect((await events(id, 'CommentReceived'))[0]?.body['unit']).toEqual(expect.any(String));

      const authority = await read('authority', `/standards/${id}`);
      await authority.press('Let a version follow later');
      await authority.dialog.getByLabel('Reason').fill('The only translator is ill.');
      await authority.pressInDialog('Let a version follow later');
      await authority.gone();
      await authority.page.getByRole('region', { name: 'Waivers' }).getByText('The only translator is ill.').waitFor();
      await authority.page.getByText(/counted from the publication of the base text/).first().waitFor();
      const [download] = await Promise.all([authority.page.waitForEvent('download'), authority.page.getByRole('region', { name: 'Documents' }).getByRole('link', { name: 'PROPOSAL' }).click()]);
      expect(download.suggestedFilename()).toMatch(/^PROPOSAL/);
    }, STORY_MS);
  });

  describe('what is refused, lost or cut off', () => {
    it('shows every condition that is not met, who can mend it, and how', async () => {
      const id = await filed();
      const authority = await read('authority', `/standards/${id}`);
      // What the page shows is older than what is so: the assessment is taken back by a return, and so is the way on.
      await authority.see('“Project assessment” has not been done.');
      const { status, body } = await system.ask('POST', `/standards/${id}/moves`, { as: 'authority', body: { move: 'issue-plan', details: { planNumber: '1' } } });
      expect([status, body['unmet'].length]).toEqual([409, 2]);
      await authority.page.route('**/next', unlessGivenUp(async (route) => {
        const answer = await route.fetch();
        const next = await answer.json();
        await route.fulfill({ response: answer, json: { ...next, moves: next.moves.map((move: { move: string }) => (move.move === 'issue-plan' ? { ...move, open: true, unmet: [] } : move)) } });
      }));
      await authority.page.reload();
      await authority.press('Issue the plan');
      await authority.dialog.getByLabel('Plan number').fill('20261234-T-469');
      await authority.pressInDialog('Issue the plan');
      const told = authority.dialog.getByRole('alert');
      await told.getByText('“Project assessment” has not been done.').waitFor();
      await told.getByText('For the project assessment body:').waitFor();
      await told.getByText(/“Project notice” has not been held/).waitFor();
      expect(await authority.dialog.getByLabel('Plan number').inputValue()).toBe('20261234-T-469');
    }, STORY_MS);

    it('keeps what was written when the network fails, and does it once', async () => {
      const id = await filed();
      await asking(id, 'authority', '/consultations', { kind: 'project-notice', closesOn: inTwoMonths() });
      const enterprise = await read('enterprise-02', `/standards/${id}`);
      const keys: (string | undefined)[] = [];
      let cut = true;
      await enterprise.page.route('**/comments', unlessGivenUp(async (route) => {
        if (route.request().method() !== 'POST') return route.continue();
        keys.push(route.request().headers()['idempotency-key']);
        if (!cut) return route.continue();
        // It arrives, is done, and the answer is lost on its way back.
        cut = false;
        await route.fetch();
        await route.abort('failed');
      }));
      await enterprise.press('Comment');
      await enterprise.dialog.getByLabel('Comment', { exact: true }).fill('Lost and found.');
      await enterprise.pressInDialog('Comment');
      await enterprise.see('The system does not answer');
      await enterprise.see('Nothing you have written is lost. Sent again, it is done once only.');
      expect(await enterprise.dialog.getByLabel('Comment', { exact: true }).inputValue()).toBe('Lost and found.');
      await enterprise.pressInDialog('Comment: send again');
      await enterprise.gone();
      await enterprise.see('Lost and found.');
      expect(keys[0]).toBeDefined();
      expect(keys).toEqual([keys[0], keys[0]]);
      expect(await events(id, 'CommentReceived')).toHaveLength(1);
    }, STORY_MS);

    it('asks to sign in again where a session has ended, and goes on from there', async () => {
      const id = await filed();
      await asking(id, 'authority', '/consultations', { kind: 'project-notice', closesOn: inTwoMonths() });
      const enterprise = await read('enterprise-03', `/standards/${id}`);
      await enterprise.press('Comment');
      await enterprise.dialog.getByLabel('Comment', { exact: true }).fill('Written before the session ended.');
      await enterprise.context.clearCookies();
      await enterprise.pressInDialog('Comment');
      await enterprise.see('Your session has ended. Sign in to go on: what you have written is kept.');
      await enterprise.dialog.getByLabel('E-mail').fill('enterprise-03@demo.lockstep.example');
      await enterprise.dialog.getByLabel('Password').fill('a-shared-demonstration-password');
      await enterprise.pressInDialog('Sign in');
      await enterprise.page.getByText('Your session has ended.').waitFor({ state: 'detached' });
      expect(await enterprise.dialog.getByLabel('Comment', { exact: true }).inputValue()).toBe('Written before the session ended.');
      await enterprise.pressInDialog('Comment');
      await enterprise.gone();
      await enterprise.see('Written before the session ended.');
    }, STORY_MS);

    it('keeps what was written when the page is left, and gives it to nobody else', async () => {
      const id = await filed();
      await asking(id, 'authority', '/consultations', { kind: 'project-notice', closesOn: inTwoMonths() });
      const enterprise = await read('enterprise-01', `/standards/${id}`);
      await enterprise.press('Comment');
      await enterprise.dialog.getByLabel('Comment', { exact: true }).fill('Half a thought');
      await enterprise.page.reload();
      await enterprise.press('Comment');
      expect(await enterprise.dialog.getByLabel('Comment', { exact: true }).inputValue()).toBe('Half a thought');
      await enterprise.page.keyboard.press('Escape');
      await enterprise.page.getByRole('button', { name: /^Enterprise/ }).click();
      await enterprise.page.getByText('Sign out').click();
      await enterprise.signIn('enterprise-02');
      await enterprise.press('Comment');
      expect(await enterprise.dialog.getByLabel('Comment', { exact: true }).inputValue()).toBe('');
    }, STORY_MS);
  });

  describe('the inbox', () => {
    it('is reached by its badge; says what, and why; is read one by one, and all at once', async () => {
      const id = await filed();
      const secretary = await read('secretary', '/');
      const told = async () => ((await system.ask('GET', '/inbox?limit=1', { as: 'secretary' })).body['unread'] as number) > 2;
      for (let tries = 0; tries < 50 && !(await told()); tries += 1) await new Promise((resolve) => setTimeout(resolve, 200));
      await secretary.page.reload();
      await secretary.page.getByRole('link', { name: /^Inbox.*unread/ }).click();
      await secretary.page.waitForFunction('document.title === "Inbox · Lockstep"');
      const first = secretary.page.locator('.notices > li').first();
      await first.getByText(/You are told because/).waitFor();
      await first.getByRole('button', { name: /^Mark as read/ }).click();
      await first.getByText('new', { exact: true }).waitFor({ state: 'detached' });
      await secretary.page.getByText('Unread', { exact: true }).click();
      expect(new URL(secretary.page.url()).searchParams.get('show')).toBe('unread');
      await secretary.page.locator('.notices > li.unread').first().waitFor();
      await secretary.press('Mark all as read');
      await secretary.see('Everything is read.');
      expect((await system.ask('GET', '/inbox?limit=1', { as: 'secretary' })).body['unread']).toBe(0);
      expect(id).toBeDefined();
    }, STORY_MS);
  });

  describe('nobody is kept out', () => {
    it.each([
      ['zh-CN', 360, false],
      ['zh-TW', 1280, true],
      ['en-GB', 360, true],
      ['pt-PT', 1280, false],
    ] as const)('%s, %s wide, dark: %s: work, inbox, one standard with a form open', async (locale, width, dark) => {
      const id = await filed(['en']);
      await asking(id, 'authority', '/consultations', { kind: 'project-notice', closesOn: inTwoMonths() });
      await asking(id, 'enterprise-01', '/consultations/project-notice/comments', { language: 'zh-Hans', type: 'te', text: '建议说明适用范围。' });
      const reader = await read('authority', '/work', { locale, width, dark });
      const look = async () => {
        expect(await reader.isWiderThanTheWindow()).toBe(false);
        expect(await reader.barriers()).toEqual([]);
        return reader.page.title();
      };
      const titles = [];
      for (const [path, there] of [['/work', '.work, .empty'], ['/inbox', '.notices, .empty'], [`/standards/${id}`, '.comments'], [NOWHERE, 'h1']] as const) {
        await reader.page.goto(`${system.address}${path}`);
        await reader.page.locator(there).first().waitFor();
        titles.push(await look());
      }
      expect(new Set(titles).size).toBe(4);
      await reader.page.goto(`${system.address}/standards/${id}`);
      await reader.page.locator('.consultations .act').first().click();
      await reader.dialog.waitFor();
      await look();
      // By keyboard alone: out of the dialog, back to where one was, and on from there with the focus in sight.
      await reader.page.keyboard.press('Escape');
      await reader.gone();
      expect(await reader.page.evaluate('document.activeElement?.classList.contains("act")')).toBe(true);
      await reader.page.keyboard.press('Tab');
      expect(await reader.page.evaluate('getComputedStyle(document.activeElement).outlineStyle !== "none" || document.activeElement.matches("input, label *, [type=radio]")')).toBe(true);
    }, STORY_MS);
  });

  describe('a proposal', () => {
    it('is written, refused until it has a title, sent once, and is the page of a standard', async () => {
      const proposer = await read('proposer', '/');
      await proposer.page.getByRole('link', { name: 'Propose a standard' }).click();
      await proposer.page.getByRole('main').getByLabel('English').first().check();
      await proposer.page.getByRole('main').getByLabel('Portuguese').last().check();
      await proposer.page.getByLabel('Title in English').fill('Bamboo scaffolding');
      await proposer.press('Propose');
      await proposer.see('This is needed.');
      await proposer.page.reload();
      await expect(proposer.page.getByLabel('Title in English').inputValue()).resolves.toBe('Bamboo scaffolding');
      await proposer.page.getByLabel('Title in Simplified Chinese').fill('竹脚手架');
      expect(await proposer.barriers()).toEqual([]);
      await proposer.press('Propose');
      await proposer.see('Why can it not move?');
      const id = new URL(proposer.page.url()).pathname.split('/').at(-1)!;
      const proposed = await events(id, 'StandardProposed');
      expect(proposed.map(({ body }) => body)).toMatchObject([{ title: { 'zh-Hans': '竹脚手架', en: 'Bamboo scaffolding' }, baseLanguage: 'zh-Hans', languages: [{ language: 'en', mode: 'parallel' }, { language: 'pt', mode: 'later' }] }]);
    }, STORY_MS);

    it('is not for those who hold no such role', async () => {
      const nobody = await read('assessor', '/');
      await nobody.page.locator('.portfolio, .empty').first().waitFor();
      expect(await nobody.page.getByRole('link', { name: 'Propose a standard' }).count()).toBe(0);
      await nobody.page.goto(`${system.address}/propose`);
      await nobody.see(/You hold no role in which a standard can be proposed/);
    }, STORY_MS);
  });
}
