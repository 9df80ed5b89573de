import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { Module } from '@nestjs/common';
import { type Actor, Fault, type Settled } from '#lib/kernel';
import { AttachDocumentHandler, LifecycleModule, OpenBallotHandler, ProposeStandardHandler, StandardQueries } from '#lib/lifecycle';
import { demonstrationCommittee, demonstrationPersonId } from '#lib/participants';
import { openLog, PlatformModule, readConfig, repositoryFolder } from '#lib/platform';
import { ReviseBaseHandler, ReviseLanguageHandler, TextsModule } from '#lib/texts';

const actor = (slug: string, role: string, languages: readonly string[] = []): Actor => ({ id: demonstrationPersonId(slug), roles: [role], languages: languages.map((language) => ({ role, language })) });
const secretary = actor('secretary', 'secretary');

const title = {
  'zh-Hans': '信息技术 开源许可证合规计划要求',
  'zh-Hant': '資訊科技 開源特許合規計劃要求',
  en: 'Information technology — Requirements for open source licence compliance programmes',
  pt: 'Tecnologias da informação — Requisitos para programas de conformidade com licenças de código aberto',
};

/**
 * One real text for a newcomer to look at: ISO/IEC 5230 in Chinese with its English version, proposed as a GB/T, put to
 * the committee's vote and waiting for it. Does nothing where a standard is kept already. Answers its id.
 */
export async function demonstrationStandard(env: NodeJS.ProcessEnv): Promise<string | null> {
  const app = await NestFactory.createApplicationContext(parts(env), { logger: false });
  try {
    const { items } = await app.get(StandardQueries).portfolio({ limit: 1 });
    if (items.length > 0) return null;
    const proposed = await app.get(ProposeStandardHandler).execute({
      type: 'ProposeStandard',
      procedure: 'gbt',
      committee: demonstrationCommittee.id,
      title,
      baseLanguage: 'zh-Hans',
      languages: [{ language: 'en', mode: 'parallel', required: true }],
      adoption: 'none',
      replaces: null,
      by: actor('proposer', 'proposer'),
    });
    must(proposed.settled);
    const { id } = proposed;
    must((await app.get(ReviseBaseHandler).execute({ standardId: id, by: actor('drafter', 'drafter'), label: 'WD1', changeClass: null, file: text('2.1', 'zh-Hans.docx') })).settled);
    must((await app.get(ReviseLanguageHandler).execute({ standardId: id, by: actor('translator-en', 'translator', ['en']), language: 'en', label: 'WD1', changeClass: null, file: text('2.1', 'en.md') })).settled);
    for (const [kind, language] of [['PROPOSAL', null], ['DRAFT', null], ['FL_PROPOSAL', 'en']] as const) {
      const content = Buffer.from(`${Object.values(title).join('\n')}\n\n${kind}${language ? ` (${language})` : ''}\n`);
      must((await app.get(AttachDocumentHandler).execute(id, { type: 'AttachDocument', kind, language, title: `${kind}${language ? `-${language}` : ''}.txt`, mediaType: 'text/plain', content, counters: {}, by: secretary })).settled);
    }
    must(await app.get(OpenBallotHandler).execute(id, { type: 'OpenBallot', question: 'proposal', language: null, closesAt: null, by: secretary }));
    return id;
  } finally {
    await app.close();
  }
}

function parts(env: NodeJS.ProcessEnv) {
  @Module({ imports: [PlatformModule.forRoot(readConfig(env), openLog('silent', 'seed')), LifecycleModule, TextsModule] })
  class Demonstration {}
  return Demonstration;
}

function text(version: string, name: string) {
  return { name, bytes: readFileSync(join(repositoryFolder(), 'libs/texts/data/iso5230', version, name)) };
}

function must(settled: Settled): void {
  if (settled.is === 'refused') throw new Fault('DEMONSTRATION_REFUSED', settled.refusal.because, settled.refusal.remedy);
}
