import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Committee } from '../../../api/participants';
import type { StandardDetail } from '../../../api/standards';
import type { Law } from '../../../language/law';
import { useReader } from '../../../language/reader';
import { readerLanguages } from '../../../language/reader-languages';
import { ConditionMark } from '../condition-mark';

interface Shown {
  readonly standard: StandardDetail;
  readonly law: Law;
  readonly committee: Committee | undefined;
}

/** What it is called, in each of its languages, and what it is. */
export function Headline({ standard, law, committee }: Shown) {
  const reader = useReader();
  const { t, text, languageName, languageSign, day } = reader;
  const { title, number, baseLanguage, condition, procedure, publication, text: base } = standard;
  const [chosen, choose] = useState<string>();
  const lang = chosen ?? text(title, baseLanguage).lang;
  const tags = [...new Set([...Object.keys(readerLanguages), ...Object.keys(title)])];
  return (
    <header className="headline">
      <p className="headline-number">
        {number ? <b>{number}</b> : <span className="quiet">{t('standard.noNumber')}</span>}
        <ConditionMark condition={condition} />
      </p>
      <h1 lang={lang}>{title[lang]}</h1>
      <div className="not-on-paper headline-switch">
        <span className="small quiet" aria-hidden="true">
          {t('standard.titleIn')}
        </span>
        <Segmented
          size="small"
          name="title-language"
          aria-label={t('standard.titleIn')}
          value={lang}
          onChange={choose}
          options={tags.map((tag) => ({ value: tag, disabled: title[tag] === undefined, label: <Sign tag={tag} sign={languageSign(tag)} name={title[tag] === undefined ? t('standard.noTitle', { language: languageName(tag) }) : languageName(tag)} /> }))}
        />
      </div>
      <dl className="facts">
        <Fact label={t('standard.procedure')}>
          {law.procedure ? text(law.procedure.name).text : procedure.id} <span className="quiet nowrap">{t('standard.procedureVersion', { version: procedure.version })}</span>
        </Fact>
        <Fact label={t('standard.authoritative')}>
          {languageName(baseLanguage)}
          {base.revision > 0 && <span className="quiet"> {t('standard.revision', { number: base.revision })}</span>}
        </Fact>
        {committee && (
          <Fact label={t('standard.committee')}>
            <span className="nowrap">{committee.code}</span> {text(committee.name).text}
          </Fact>
        )}
        {publication && (
          <Fact label={t('standard.published')}>
            {day(publication.announcedOn)} <span className="quiet">{t('standard.implemented', { day: day(publication.implementsOn) })}</span>
          </Fact>
        )}
      </dl>
    </header>
  );
}

const Sign = ({ tag, sign, name }: { readonly tag: string; readonly sign: string; readonly name: string }) => (
  <span lang={tag} title={name}>
    <span aria-hidden="true">{sign}</span>
    <span className="unseen">{name}</span>
  </span>
);

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
