import { getMetadataStorage } from 'class-validator';
import { DisposedDto, LodgeCommentDto } from '../consultation/consultation.dto.js';
import * as ballots from '../ballots/ballots.dto.js';
import * as consultation from '../consultation/consultation.dto.js';
import { details, textsByLanguage } from '../lifecycle/bodies.js';
import * as documents from '../lifecycle/documents.dto.js';
import * as observed from '../lifecycle/observed.dto.js';
import * as lifecycle from '../lifecycle/standards.dto.js';
import * as sessions from '../sessions/sessions.dto.js';
import { baseEdits } from '../texts/edits.js';
import * as texts from '../texts/texts.dto.js';
import { Refused } from './refused.js';
import { requestValidation } from './validation.js';

const dtos = [ballots, consultation, documents, lifecycle, observed, sessions, texts].flatMap((module) => Object.values(module)).filter((one): one is new () => object => typeof one === 'function');
const rulesOf = (dto: new () => object) => getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
/** Rules that bound a text by themselves. */
const bounding = ['maxLength', 'matches', 'isIn', 'isUuid', 'isDay', 'isInstant', 'isEmail'];

const refusedWith = async (dto: new () => object, value: object) => {
  try {
    await requestValidation().transform(value, { type: 'body', metatype: dto });
  } catch (refused) {
    return (refused as Refused).broken.map(({ field, rule }) => [field, rule]);
  }
  return [];
};

const comment = { language: 'en', type: 'te', text: 'Say who.' };

describe('every text that is sent', () => {
  it('has a longest length', () => {
    const unbounded = dtos.flatMap((dto) => {
      const rules = rulesOf(dto);
      const texts = new Set(rules.filter(({ name }) => name === 'isString').map(({ propertyName }) => propertyName));
      return [...texts].filter((field) => !rules.some(({ propertyName, name }) => propertyName === field && bounding.includes(name ?? ''))).map((field) => `${dto.name}.${field}`);
    });
    expect(dtos.length).toBeGreaterThan(15);
    expect(unbounded).toEqual([]);
  });

  it('is refused by the name of its field beyond that', async () => {
    expect(await refusedWith(LodgeCommentDto, comment)).toEqual([]);
    expect(await refusedWith(LodgeCommentDto, { ...comment, text: 'x'.repeat(20_001), proposedChange: 'y'.repeat(20_001) })).toEqual([['text', 'maxLength'], ['proposedChange', 'maxLength']]);
    expect(await refusedWith(DisposedDto, { comment: 1, disposition: 'noted', reason: 'x'.repeat(4001) })).toEqual([['reason', 'maxLength']]);
    expect(() => baseEdits([{ unit: '1', text: 'x'.repeat(50_001) }])).toThrow(expect.objectContaining({ broken: [expect.objectContaining({ field: 'edits.0.text', rule: 'maxLength' })] }));
    expect(() => details({ reason: 'x'.repeat(4001) })).toThrow(Refused);
  });

  it('has something to read in it where it must not be empty', async () => {
    const patent = { patent: 'CN-1', holder: 'A holder', claims: 'Claim 1.' };
    expect(await refusedWith(lifecycle.DisclosePatentDto, patent)).toEqual([]);
    expect(await refusedWith(lifecycle.DisclosePatentDto, { ...patent, holder: ' \u200b', claims: '\u2060' })).toEqual([['holder', 'hasWords'], ['claims', 'hasWords']]);
    expect(() => textsByLanguage({ en: '\u200b ' }, 'title')).toThrow(expect.objectContaining({ broken: [expect.objectContaining({ field: 'title.en' })] }));
  });

  it('is named once, however much is wrong with it', async () => {
    const refused = await requestValidation()
      .transform({ ...comment, text: 7 }, { type: 'body', metatype: LodgeCommentDto })
      .catch((one: Refused) => one);
    expect((refused as Refused).broken.length).toBeGreaterThan(1);
    expect((refused as Refused).refusal.facts).toEqual({ fields: ['text'] });
  });
});
