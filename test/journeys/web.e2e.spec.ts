import { noBrowser, type Reader, Readers, STORY_MS } from './readers.js';
import { RunningSystem } from './running.js';

/** The web as its readers meet it: served by the real api under its real policy, drawn by a real browser. */
if (noBrowser && process.env['CI'] !== 'true') it.todo(`the web was NOT looked at: ${noBrowser}`);
else {
  let system: RunningSystem;
  let readers: Readers;
  let id: string;
  let reader: Reader;

  beforeAll(async () => {
    system = await RunningSystem.start(['api', 'worker']);
    readers = await Readers.at(system.address);
    id = await system.propose(['en', 'pt']);
  }, 90_000);

  afterAll(async () => {
    await readers?.close();
    await system?.stop();
  });

  const read = async (...where: Parameters<Readers['open']>) => {
    reader = await readers.open(...where);
  };

  afterEach(async () => {
    await reader.leave();
    expect(reader.complaints).toEqual([]);
  });

  describe('why a standard cannot move, in the language of whoever reads', () => {
    it.each([
      ['zh-CN', 'zh-Hans', ['为什么还不能前进？', '“立项表决”还没有进行。', '缺少《项目建议书》。', '缺少《外文版项目建议书》（葡萄牙文）。', '由秘书处或主任委员解决：']],
      ['zh-HK', 'zh-Hant', ['為什麼還不能前進？', '「立項表決」還沒有進行。', '缺少《項目建議書》。', '缺少《外文版項目建議書》（葡萄牙文）。']],
      ['en-US', 'en', ['Why can it not move?', '“Vote on the proposal” has not been held.', 'The document “Project proposal” is missing.', 'The document “Language version proposal” for Portuguese is missing.', 'For the committee secretary or chair:']],
      ['pt-BR', 'pt', ['Porque não pode avançar?', '“Votação da proposta” ainda não se realizou.', 'Falta o documento “Proposta de projeto”.']],
    ])('%s', async (locale, lang, sentences) => {
      await read(locale, `/standards/${id}`);
      expect(await reader.page.evaluate('document.documentElement.lang')).toBe(lang);
      for (const sentence of sentences) await reader.see(sentence);
    }, STORY_MS);

    it('changes at once, and stays changed', async () => {
      await read('en-GB', `/standards/${id}`);
      await reader.see('Why can it not move?');
      await reader.page.getByTitle('简体中文').first().click();
      await reader.see('为什么还不能前进？');
      await reader.page.reload();
      await reader.see('“立项表决”还没有进行。');
    }, STORY_MS);
  });

  describe('the portfolio', () => {
    it('keeps what is looked for, and how it is laid out, in its address', async () => {
      await read('en-GB', '/');
      const { page } = reader;
      await page.getByRole('link', { name: /licence compliance/ }).waitFor();
      await page.getByLabel('Number or title').fill('nothing like it');
      await reader.see('No standard matches');
      await page.getByLabel('Number or title').fill('开源');
      await page.getByText('Board', { exact: true }).click();
      await page.getByRole('region', { name: 'Preliminary' }).getByRole('link', { name: /licence compliance/ }).waitFor();
      expect(new URL(page.url()).searchParams.get('view')).toBe('board');
      expect(new URL(page.url()).searchParams.get('q')).toBe('开源');
      await page.reload();
      await page.getByRole('region', { name: 'Preliminary' }).getByRole('link', { name: /licence compliance/ }).click();
      await reader.see('Why can it not move?');
    }, STORY_MS);
  });

  describe('someone who is signed in', () => {
    it('is refused with the reason, then let in; sees the log, and what waits', async () => {
      await read('en-GB', `/standards/${id}`);
      await reader.signIn('secretary', 'not the password');
      await reader.see('Sign-in refused');
      await reader.page.getByRole('button', { name: 'Close' }).click();
      await reader.signIn('secretary');
      await reader.see('Proposed. Base text: Simplified Chinese; language versions: English and Portuguese.');
      await reader.press('Verify the record');
      await reader.see('whole');
      await reader.page.getByRole('link', { name: 'My work' }).click();
      await reader.page.getByText('Open “Vote on the proposal”.').first().waitFor();
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
      const { page } = reader;
      await page.getByText('4 × 31 cast = 124 ≥ 3 × 41 members = 123 ✓').waitFor();
      await reader.see('Can it move?');
      await reader.signIn('secretary');
      await reader.press('File the project');
      await reader.see('From “Preliminary” to “Project approval”.');
      await reader.pressInDialog('File the project');
      await reader.see('“Project assessment” has not been done.');

      await page.getByRole('button', { name: /^Secretary/ }).click();
      await page.getByText('Sign out').click();
      await reader.signIn('authority');
      await page.getByText('Other ways from here (3)').click();
      await reader.press('Reject the project');
      await page.getByLabel('Reason').fill('A standard on this exists.');
      await reader.pressInDialog('Reject the project');
      await page.getByText(/^It ended on .* \(Project rejected\)/).waitFor();
      await reader.see('Reason: A standard on this exists.');
    }, STORY_MS);
  });

  it('a reader without a session is refused nothing on the way, and sees nothing red in the console', async () => {
    await read('en-GB', '/');
    const refused: string[] = [];
    reader.page.on('response', (response) => void (response.status() >= 400 && refused.push(`${response.status()} ${response.url()}`)));
    for (const path of ['/', `/standards/${id}`]) {
      await reader.page.goto(system.address + path);
      await reader.page.locator('.chip, .explanation').first().waitFor();
    }
    expect(refused).toEqual([]);
  }, STORY_MS);

  describe('nobody is kept out', () => {
    it.each([
      ['en-GB', '/', false],
      ['zh-CN', '/?view=board', true],
      ['zh-TW', '/standards/', false],
      ['en-GB', '/standards/', true],
    ])('%s %s, dark: %s', async (locale, path, dark) => {
      await read(locale, path === '/standards/' ? path + id : path, { dark });
      await reader.page.locator('.chip, .explanation').first().waitFor();
      expect(await reader.barriers()).toEqual([]);
    }, STORY_MS);

    it.each(['/', '/standards/'])('a telephone shows %s without scrolling sideways', async (path) => {
      await read('zh-CN', path === '/' ? path : path + id, { width: 360 });
      await reader.page.locator('.chip, .explanation').first().waitFor();
      expect(await reader.isWiderThanTheWindow()).toBe(false);
      expect(await reader.barriers()).toEqual([]);
    }, STORY_MS);
  });
}
