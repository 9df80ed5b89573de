import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { commands, type CommentType } from '../../api/commands';
import type { Consultation } from '../../api/standards';
import { texts, type Unit } from '../../api/texts';
import { useChanged } from '../../api/use-command';
import { type Reader, useReader } from '../../language/reader';
import { Act } from '../../look/act';
import { ChoiceField, SelectField, TextField } from '../../look/fields';
import type { OnStandard } from '../../look/on-standard';

interface Given {
  readonly language: string;
  readonly unit?: string;
  readonly type: CommentType;
  readonly text: string;
  readonly proposedChange?: string;
}

const types: readonly CommentType[] = ['ge', 'te', 'ed'];

/** A comment, on a unit or on the whole, on any language version that is laid out. */
export function LodgeComment({ standard, law, primary, kind, consultation }: OnStandard & { readonly kind: string; readonly consultation: Consultation }) {
  const reader = useReader();
  const { t, language: own, languageName } = reader;
  const { id } = standard;
  const changed = useChanged(id);
  const { languages } = consultation;
  return (
    <Act<Given>
      label={t('act.comment')}
      title={law.consultation(kind)}
      action={t('act.comment')}
      primary={primary ?? false}
      wide
      law={law}
      name={`${id}/comment/${kind}`}
      initial={{ language: languages.includes(own) ? own : languages[0]!, type: 'te', unit: '' }}
      send={(given, key) => commands.comment(id, kind, given, key)}
      done={changed}
      failed={changed}
    >
      <SelectField name="language" label={t('comment.language')} options={languages.map((tag) => ({ value: tag, label: languageName(tag) }))} />
      <Form.Item noStyle dependencies={['language']}>
        {({ getFieldValue }) => {
          const language = getFieldValue('language') as string | undefined;
          return language && hasText(standard, language) ? <AboutUnit standardId={id} language={language} /> : null;
        }}
      </Form.Item>
      <ChoiceField name="type" label={t('comment.type')} options={types.map((type) => ({ value: type, label: reader.say(`commentType.${type}`) ?? type }))} />
      <TextField name="text" label={t('comment.text')} rows={4} maxLength={20_000} />
      <TextField name="proposedChange" label={t('comment.change')} maxLength={20_000} optional />
    </Act>
  );
}

/** What it is about: the whole, or one unit of the text it is made on. A text that cannot be read leaves the whole. */
function AboutUnit({ standardId, language }: { readonly standardId: string; readonly language: string }) {
  const reader = useReader();
  const { data: units = [] } = useQuery({ ...texts.units(standardId, language), retry: false });
  return <SelectField name="unit" label={reader.t('comment.unit')} none={reader.t('comment.whole')} optional options={units.map((unit) => ({ value: unit.id, label: nameOf(unit, reader), lang: language }))} />;
}

/** What has no text yet is commented on as a whole. */
const hasText = ({ text, languageVersions }: OnStandard['standard'], language: string): boolean => (language === text.language ? text.revision : (languageVersions[language]?.revision ?? 0)) > 0;

const SHOWN_CHARACTERS = 48;

export function nameOf({ kind, number, address, text }: Pick<Unit, 'kind' | 'number' | 'address' | 'text'>, reader: Reader): string {
  const characters = [...text];
  const start = characters.length > SHOWN_CHARACTERS ? `${characters.slice(0, SHOWN_CHARACTERS).join('')}…` : text;
  return `${number ?? address ?? reader.say(`kind.${kind}`) ?? kind} ${start}`;
}
