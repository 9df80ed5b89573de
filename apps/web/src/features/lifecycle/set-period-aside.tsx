import { useQuery } from '@tanstack/react-query';
import { commands } from '../../api/commands';
import { documents } from '../../api/documents';
import { useChanged } from '../../api/use-command';
import { useReader } from '../../language/reader';
import { Act } from '../../look/act';
import { SelectField, TextField } from '../../look/fields';
import type { OnStandard } from '../../look/on-standard';

/** What the law words with "generally" may be set aside, with a reason and the document that proves it. */
export function SetPeriodAside({ standard, law, kind }: OnStandard & { readonly kind: string }) {
  const { t } = useReader();
  const changed = useChanged(standard.id);
  const { data = [] } = useQuery(documents.of(standard.id));
  const standing = new Set(Object.values(standard.documents).map(({ id }) => id));
  return (
    <Act<{ readonly reason: string; readonly evidence: string }>
      label={t('act.shorten', { consultation: law.consultation(kind) })}
      action={t('act.record')}
      intro={<p>{t('shorten.means')}</p>}
      law={law}
      name={`${standard.id}/aside/${kind}`}
      send={(given, key) => commands.override(standard.id, { gate: `period:${kind}`, ...given }, key)}
      done={changed}
      failed={changed}
    >
      <TextField name="reason" label={t('detail.reason')} />
      <SelectField name="evidence" label={t('shorten.evidence')} none={t('shorten.choose')} hint={t('shorten.attachFirst')} options={data.filter(({ id }) => standing.has(id)).map(({ id, title, kind: of }) => ({ value: id, label: `${law.document(of)} · ${title}` }))} />
    </Act>
  );
}
