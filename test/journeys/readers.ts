import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { demonstrationEmail } from '#lib/participants';
import { PASSWORD } from './running.js';

/** For one thing to appear, and for one story: the machine may be busy with other things. */
export const PATIENCE_MS = 15_000;
export const STORY_MS = 90_000;
const CHROMIUM = '/usr/bin/chromium';
const QUIET = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const built = fileURLToPath(new URL('../../apps/web/index.html', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Why nothing can be looked at here; undefined where it can. */
export const noBrowser = existsSync(CHROMIUM) ? undefined : `there is no ${CHROMIUM} (Debian: apt-get install chromium)`;

/** A place there is not. */
export const NOWHERE = '/nowhere';

interface Window {
  readonly dark?: boolean;
  readonly width?: number;
  /** Who reads; nobody in particular without it. */
  readonly as?: string;
}

/** Readers before a real browser, each with a language, colours and a width of their own; nothing is kept from the one before. */
export class Readers {
  private constructor(
    private readonly browser: Browser,
    private readonly address: string,
  ) {}

  static async at(address: string): Promise<Readers> {
    if (noBrowser) throw new Error(`The web cannot be looked at: ${noBrowser}.`);
    if (!existsSync(built)) throw new Error('The web has not been built: npm run build.');
    return new Readers(await chromium.launch({ executablePath: CHROMIUM, args: QUIET }), address);
  }

  async open(locale: string, path: string, { dark = false, width = 1280, as }: Window = {}): Promise<Reader> {
    const context = await this.browser.newContext({ locale, colorScheme: dark ? 'dark' : 'light', viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    if (as) await context.request.post(`${this.address}/api/v1/sessions`, { data: { email: demonstrationEmail(as), password: PASSWORD } });
    const reader = new Reader(context, await context.newPage());
    await reader.page.goto(`${this.address}${path}`);
    await reader.page.locator('h1').waitFor();
    return reader;
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

/** One of them. */
export class Reader {
  /** What the page complained of, a policy that was broken among it. A refusal, or asking who is signed in, is no complaint. */
  readonly complaints: string[] = [];

  constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (said) => {
      const isMeant = /status of (?:401|409|412)|ERR_FAILED/.test(said.text()) || said.location().url.endsWith(NOWHERE);
      if (said.type() === 'error' && !isMeant) this.complaints.push(`${said.text()} ${said.location().url}`);
    });
  }

  see(text: string | RegExp): Promise<void> {
    return this.page.getByText(text, { exact: true }).first().waitFor();
  }

  /** The dialog that is open. */
  get dialog() {
    return this.page.getByRole('dialog');
  }

  press(name: string | RegExp) {
    return this.page.getByRole('button', { name, exact: true }).first().click();
  }

  pressInDialog(name: string | RegExp) {
    return this.dialog.getByRole('button', { name, exact: true }).click();
  }

  /** A form that was sent and accepted is gone. */
  async gone(): Promise<void> {
    await this.dialog.waitFor({ state: 'detached' });
  }

  async signIn(slug: string, password = PASSWORD): Promise<void> {
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await this.page.getByLabel('E-mail').fill(demonstrationEmail(slug));
    await this.page.getByLabel('Password').fill(password);
    await this.dialog.getByRole('button', { name: 'Sign in' }).click();
  }

  /** What axe finds that keeps somebody out. */
  async barriers(): Promise<unknown> {
    await this.page.evaluate(`${axe};0`);
    return this.page.evaluate(`axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`);
  }

  isWiderThanTheWindow(): Promise<boolean> {
    return this.page.evaluate('document.documentElement.scrollWidth > innerWidth');
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}
