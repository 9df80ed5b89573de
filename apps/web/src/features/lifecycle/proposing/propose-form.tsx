import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { useEffect, useRef } from 'react';
import { commands } from '../../../api/commands';
import { type Committee, type Me, participants } from '../../../api/participants';
import type { Procedure } from '../../../api/procedures';
import { useReader } from '../../../language/reader';
import { CommandForm } from '../../../look/command-form';
import { ChoiceField, LineField, ManyField, SelectField } from '../../../look/fields';
import { committeesFor, offered, proposalOf, versionsOf, type Written } from './proposal';

interface Asked {
  readonly me: Me;
  readonly known: readonly Procedure[];
  readonly proposed: (id: string) => void;
}

/** A standard begins here: under which procedure, in which committee, in which languages, and what it is to be called in each. */
export function ProposeForm({ me, known, proposed }: Asked) {
  const { t, text } = useReader();
  const { data: committees } = useQuery(participants.committees());
  const created = useRef('');
  const open = known.filter((procedure) => committeesFor(me, procedure).length > 0);
  if (!committees) return null;
  if (open.length === 0) return <p>{t('propose.nowhere')}</p>;
  const first = open.find(({ id }) => id === 'gbt') ?? open[0]!;
  return (
    <CommandForm<Written>
      name="propose"
      action={t('propose.action')}
      initial={{ procedure: first.id, committee: committeesFor(me, first)[0]!, baseLanguage: 'zh-Hans', adoption: 'none' }}
      send={(written, key) => commands.propose(proposalOf(written), key).then(({ id }) => void (created.current = id))}
      done={() => proposed(created.current)}
    >
      <SelectField name="procedure" label={t('propose.procedure')} options={open.map(({ id, name }) => ({ value: id, label: text(name).text, lang: text(name).lang }))} />
      <CommitteeField me={me} open={open} committees={committees} />
      <LanguageFields />
      <ChoiceField
        name="adoption"
        label={t('propose.adoption')}
        options={[
          { value: 'none', label: t('propose.adopts.none') },
          { value: 'IDT', label: t('propose.adopts.IDT') },
          { value: 'MOD', label: t('propose.adopts.MOD') },
        ]}
      />
      <LineField name="replaces" label={t('propose.replaces')} hint={t('propose.replacesHint')} optional maxLength={80} />
    </CommandForm>
  );
}

/** Only committees in which the reader may propose under the procedure that is chosen. */
function CommitteeField({ me, open, committees }: { readonly me: Me; readonly open: readonly Procedure[]; readonly committees: readonly Committee[] }) {
  const { t, text } = useReader();
  const form = Form.useFormInstance();
  const chosen: unknown = Form.useWatch('procedure');
  const committee: unknown = Form.useWatch('committee');
  const may = committeesFor(me, open.find(({ id }) => id === chosen));
  const options = committees.filter(({ id }) => may.includes(id)).map(({ id, code, name }) => ({ value: id, label: `${code} ${text(name).text}`, lang: text(name).lang }));
  // Another procedure may be open to the reader elsewhere only.
  const kept = may.includes(String(committee)) ? undefined : may[0];
  useEffect(() => {
    if (committee !== undefined && kept !== undefined) form.setFieldValue('committee', kept);
  }, [form, committee, kept]);
  return <SelectField name="committee" label={t('propose.committee')} options={options} />;
}

function LanguageFields() {
  const { t, languageName } = useReader();
  const baseLanguage = String(Form.useWatch('baseLanguage') ?? 'zh-Hans');
  const parallel = Form.useWatch<readonly string[] | undefined>('parallel') ?? [];
  const later = Form.useWatch<readonly string[] | undefined>('later') ?? [];
  const { together, after } = versionsOf({ baseLanguage, parallel, later });
  const named = (languages: readonly string[]) => languages.map((language) => ({ value: language, label: languageName(language) }));
  const others = offered.filter((language) => language !== baseLanguage);
  return (
    <>
      <SelectField name="baseLanguage" label={t('propose.base')} hint={t('propose.baseHint')} options={named(offered)} />
      <ManyField name="parallel" label={t('propose.parallel')} hint={t('propose.parallelHint')} options={named(others)} optional />
      <ManyField name="later" label={t('propose.later')} hint={t('propose.laterHint')} options={named(others.filter((language) => !together.includes(language)))} optional />
      {[baseLanguage, ...together, ...after].map((language) => (
        <TitleField key={language} language={language} isBase={language === baseLanguage} />
      ))}
    </>
  );
}

function TitleField({ language, isBase }: { readonly language: string; readonly isBase: boolean }) {
  const { t, languageName } = useReader();
  return <LineField name={['title', language]} label={t('propose.title', { language: languageName(language) })} lang={language} {...(!isBase && { optional: true })} />;
}
