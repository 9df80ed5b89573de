import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { demonstrationEmail } from '#lib/participants';
import { PASSWORD, RunningSystem } from './running.js';

/** For one thing to appear, and for one story: the machine may be busy with other things. */
const PATIENCE_MS = 15_000;
const STORY_MS = 60_000;
const CHROMIUM = '/usr/bin/chromium';
const QUIET = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const built = fileURLToPath(new URL('../../apps/web/index.html', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const missing = existsSync(CHROMIUM) ? undefined : `there is no ${CHROMIUM} (Debian: apt-get install chromium)`;

/** The web as its readers meet it: served by the real api under its real policy, drawn by a real browser. */
if (missing && process.env['CI'] !== 'true') it.todo(`the web was NOT looked at: ${missing}`);
else {
  let system: RunningSystem;
  let browser: Browser;
  let id: string;
  /** What the pages complained of, a policy that was broken among it. Asking who is signed in is answered 401, and said to be. */
  let complaints: string[];
  let page: Page;

  beforeAll(async () => {
    if (missing) throw new Error(`The web cannot be looked at: ${missing}.`);
    if (!existsSync(built)) throw new Error('The web has not been built: npm run build.');
    system = await RunningSystem.start(['api', 'worker']);
    id = await system.propose(['en', 'pt']);
    browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
  }, 90_000);

  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });

  /** A reader of their own: browser language, colours, width; nothing kept from the one before. */
  async function read(locale: string, path: string, { dark = false, width = 1280 } = {}): Promise<void> {
    complaints = [];
    const context = await browser.newContext({ locale, colorScheme: dark ? 'dark' : 'light', viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (said) => {
      if (said.type() === 'error' && !said.text().includes('401')) complaints.push(said.text());
    });
    await page.goto(`${system.address}${path}`);
    await page.locator('h1').waitFor();
  }

  afterEach(async () => {
    await page?.context().close();
    expect(complaints).toEqual([]);
  });

  const see = (text: string) => page.getByText(text, { exact: true }).first().waitFor();
  const signIn = async (slug: string, password = PASSWORD) => {
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('E-mail').fill(demonstrationEmail(slug));
    await page.getByLabel('Password').fill(password);
    await page.getByRole('dialog').getByRole('button', { name: 'Sign in' }).click();
  };
  const barriers = async (): Promise<unknown> => {
    await page.evaluate(`${axe};0`);
    return page.evaluate(`axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`);
  };
  const widerThanTheWindow = () => page.evaluate('document.documentElement.scrollWidth > innerWidth');

  describe('why a standard cannot move, in the language of whoever reads', () => {
    it.each([
      ['zh-CN', 'zh-Hans', ['为什么还不能前进？', '“立项表决”还没有进行。', '缺少《项目建议书》。', '缺少《外文版项目建议书》（葡萄牙文）。', '由秘书处或主任委员解决：']],
      ['zh-HK', 'zh-Hant', ['為什麼還不能前進？', '「立項表決」還沒有進行。', '缺少《項目建議書》。', '缺少《外文版項目建議書》（葡萄牙文）。']],
      ['en-US', 'en', ['Why can it not move?', '“Vote on the proposal” has not been held.', 'The document “Project proposal” is missing.', 'The document “Language version proposal” for Portuguese is missing.', 'For the committee secretary or chair:']],
      ['pt-BR', 'pt', ['Porque não pode avançar?', '“Votação da proposta” ainda não se realizou.', 'Falta o documento “Proposta de projeto”.']],
    ])('%s', async (locale, lang, sentences) => {
      await read(locale, `/standards/${id}`);
      expect(await page.evaluate('document.documentElement.lang')).toBe(lang);
      for (const sentence of sentences) await see(sentence);
    }, STORY_MS);

    it('changes at once, and stays changed', async () => {
      await read('en-GB', `/standards/${id}`);
      await see('Why can it not move?');
      await page.getByTitle('简体中文').first().click();
      await see('为什么还不能前进？');
      await page.reload();
      await see('“立项表决”还没有进行。');
    }, STORY_MS);
  });

  describe('the portfolio', () => {
    it('keeps what is looked for, and how it is laid out, in its address', async () => {
      await read('en-GB', '/');
      await page.getByRole('link', { name: /licence compliance/ }).waitFor();
      await page.getByLabel('Number or title').fill('nothing like it');
      await see('No standard matches');
      await page.getByLabel('Number or title').fill('开源');
      await page.getByText('Board', { exact: true }).click();
      await page.getByRole('region', { name: 'Preliminary' }).getByRole('link', { name: /licence compliance/ }).waitFor();
      expect(new URL(page.url()).searchParams.get('view')).toBe('board');
      expect(new URL(page.url()).searchParams.get('q')).toBe('开源');
      await page.reload();
      await page.getByRole('region', { name: 'Preliminary' }).getByRole('link', { name: /licence compliance/ }).click();
      await see('Why can it not move?');
    }, STORY_MS);
  });

  describe('someone who is signed in', () => {
    it('is refused with the reason, then let in; sees the log, and what waits', async () => {
      await read('en-GB', `/standards/${id}`);
      await signIn('secretary', 'not the password');
      await see('Sign-in refused');
      await page.getByRole('button', { name: 'Close' }).click();
      await signIn('secretary');
      await see('Proposed. Base text: Simplified Chinese; language versions: English and Portuguese.');
      await page.getByRole('button', { name: 'Verify the record' }).click();
      await see('whole');
      await page.getByRole('link', { name: 'My work' }).click();
      await page.getByText('Open “Vote on the proposal”.').first().waitFor();
    }, STORY_MS);

    it('makes the move that is theirs, with what must come with it', async () => {
      const filed = await system.propose([]);
      const asking = async (as: string, path: string, body: object) => {
        const { status, body: answer } = await system.ask('POST', `/standards/${filed}${path}`, { as, body });
        if (status >= 300) throw new Error(JSON.stringify(answer));
      };
      await asking('secretary', '/ballots', { question: 'proposal' });
      for (let n = 1; n <= 31; n += 1) await asking(`member-${String(n).padStart(2, '0')}`, '/ballots/proposal/votes', { vote: 'approve' });
      await asking('secretary', '/ballots/proposal/closing', {});
      for (const kind of ['PROPOSAL', 'DRAFT']) await asking('secretary', '/documents', { kind, title: kind, mediaType: 'text/plain', content: 'eA==' });

      await read('en-GB', `/standards/${filed}`);
      await page.getByText('4 × 31 cast = 124 ≥ 3 × 41 members = 123 ✓').waitFor();
      await see('Can it move?');
      await signIn('secretary');
      await page.getByRole('button', { name: 'File the project' }).click();
      await see('From “Preliminary” to “Project approval”.');
      await page.getByRole('dialog').getByRole('button', { name: 'File the project' }).click();
      await see('“Project assessment” has not been done.');

      await page.getByRole('button', { name: /^Secretary/ }).click();
      await page.getByText('Sign out').click();
      await signIn('authority');
      await page.getByText('Other ways from here (3)').click();
      await page.getByRole('button', { name: 'Reject the project' }).click();
      await page.getByLabel('Reason').fill('A standard on this exists.');
      await page.getByRole('dialog').getByRole('button', { name: 'Reject the project' }).click();
      await page.getByText(/^It ended on .* \(Project rejected\)/).waitFor();
      await see('Reason: A standard on this exists.');
    }, STORY_MS);
  });

  describe('nobody is kept out', () => {
    it.each([
      ['en-GB', '/', false],
      ['zh-CN', '/?view=board', true],
      ['zh-TW', '/standards/', false],
      ['en-GB', '/standards/', true],
    ])('%s %s, dark: %s', async (locale, path, dark) => {
      await read(locale, path === '/standards/' ? path + id : path, { dark });
      await page.locator('.chip, .explanation').first().waitFor();
      expect(await barriers()).toEqual([]);
    }, STORY_MS);

    it.each(['/', '/standards/'])('a telephone shows %s without scrolling sideways', async (path) => {
      await read('zh-CN', path === '/' ? path : path + id, { width: 360 });
      await page.locator('.chip, .explanation').first().waitFor();
      expect(await widerThanTheWindow()).toBe(false);
      expect(await barriers()).toEqual([]);
    }, STORY_MS);
  });
}
